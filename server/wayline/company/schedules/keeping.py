"""Make a schedule, give it a new version, and ask it."""

from datetime import datetime
from uuid import UUID

import msgspec

from wayline.company.auditing import note
from wayline.company.errors import ScheduleInvalid
from wayline.company.schedules import store
from wayline.company.schedules.calendars.telling import with_calendars
from wayline.company.schedules.choosing import tell_hours_changed
from wayline.company.schedules.hours import Hours, Version, check_hours
from wayline.company.schedules.model import Schedule, ScheduleVersion
from wayline.company.schedules.windows import expand, opens_next
from wayline.kit.db import Transaction
from wayline.kit.http import Caller
from wayline.touchpoints.recording import record_fact


async def add_schedule(tx: Transaction, name: str, hours: Hours, by: Caller, at: datetime) -> Schedule:
    """Opening hours under a name. Raises ScheduleInvalid, TimeZoneUnknown."""
    schedule = Schedule(name=name.strip(), made_at=at)
    tx.add(schedule)
    await tx.flush()
    await add_version(tx, schedule, hours, by, at, from_at=at)
    return schedule


class ScheduleChange(msgspec.Struct, frozen=True, kw_only=True):
    """New hours, from a moment on (None: now), and a new name if there is one."""

    hours: Hours
    name: str | None = None
    from_at: datetime | None = None


async def change_schedule(tx: Transaction, id: UUID, change: ScheduleChange, by: Caller, at: datetime) -> Schedule:
    """Give a schedule a new version, and a new name. Raises NotFound, ScheduleInvalid, TimeZoneUnknown.

    The past is not rewritten: a version begins now or ahead.
    """
    schedule = await store.load_schedule(tx, id)
    from_at = change.from_at or at
    if from_at < at:
        raise ScheduleInvalid("New opening hours begin now or later; what held before stays as it was.")
    if change.name is not None:
        schedule.name = change.name.strip()
    await add_version(tx, schedule, change.hours, by, at, from_at=from_at)
    return schedule


async def add_version(
    tx: Transaction, schedule: Schedule, hours: Hours, by: Caller, at: datetime, *, from_at: datetime
) -> ScheduleVersion:
    """From `from_at` on these hours hold; what held before stays written. Raises ScheduleInvalid, TimeZoneUnknown."""
    check_hours(hours)
    told = msgspec.to_builtins(await with_calendars(tx, hours))
    version = ScheduleVersion(schedule_id=schedule.id, from_at=from_at, hours=told, made_at=at, made_by=by.id)
    tx.add(version)
    await tx.flush()
    facts = {"name": schedule.name, "from_at": from_at.isoformat()}
    await note(tx, by, at, "schedule.changed", ("schedule", schedule.id), **facts)
    known = await store.versions_of(tx, [schedule.id])
    data = {"name": schedule.name, "versions": [{"from_at": v.from_at.isoformat(), "hours": v.hours} for v in known]}
    await record_fact(tx, "schedule", schedule.id, data, at)
    await tell_hours_changed(tx)
    return version


async def schedule_versions(tx: Transaction, schedule_id: UUID | None) -> list[Version]:
    """The versions of a schedule for `open_seconds`, oldest first; none (always open) without a schedule."""
    if schedule_id is None:
        return []
    return [as_version(row) for row in await store.versions_of(tx, [schedule_id])]


async def is_open(tx: Transaction, schedule_id: UUID | None, at: datetime) -> bool:
    """Whether it is open at this moment; without a schedule always."""
    windows = expand(await schedule_versions(tx, schedule_id), at, at.replace(microsecond=999_999))
    return bool(windows) and windows[0].opens_at <= at


async def next_opening(tx: Transaction, schedule_id: UUID | None, at: datetime) -> datetime | None:
    """When it is open next (`at` while open); None if not within two years."""
    return opens_next(await schedule_versions(tx, schedule_id), at)


def as_version(row: ScheduleVersion) -> Version:
    """A row as the pure functions take it."""
    return Version(row.from_at, msgspec.convert(row.hours, Hours))
