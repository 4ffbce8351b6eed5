"""Opening hours."""

from datetime import datetime, timedelta
from typing import Annotated
from uuid import UUID

import msgspec
from litestar import get, post, put
from litestar.params import FromPath, JSONBody
from msgspec import Meta

from wayline.company.permissions import Permission
from wayline.company.schedules import keeping, store
from wayline.company.schedules.hours import Hours, Version
from wayline.company.schedules.model import Schedule
from wayline.company.schedules.windows import expand, opens_next
from wayline.kit.http import Asker, Now, Tx, needs

Name = Annotated[str, Meta(min_length=1, max_length=80, pattern=r"\S")]
AHEAD = timedelta(days=7)


class ScheduleWish(msgspec.Struct):
    """New opening hours."""

    name: Name
    hours: Hours


class ScheduleChange(msgspec.Struct, kw_only=True):
    """What holds from a moment on (now, where none is given); what held before stays as it was."""

    name: Name | None = None
    hours: Hours
    from_at: Annotated[datetime, Meta(tz=True)] | None = None


class OpenWindow(msgspec.Struct, frozen=True):
    """Open from one moment to another."""

    opens_at: datetime
    closes_at: datetime


class VersionRow(msgspec.Struct, frozen=True):
    """What held, or will hold, from a moment on."""

    from_at: datetime
    hours: Hours


class ScheduleRow(msgspec.Struct, frozen=True, kw_only=True):
    """Opening hours: what holds now, every version, whether it is open, and the windows of the next seven days."""

    id: UUID
    name: str
    hours: Hours
    versions: list[VersionRow]
    open_now: bool
    opens_next_at: datetime | None
    next_windows: list[OpenWindow]


class ScheduleList(msgspec.Struct):
    """All opening hours."""

    items: list[ScheduleRow]
    next: None = None


@get("/api/schedules", tags=["company"], **needs(Permission.CHANNELS_READ))
async def list_schedules(tx: Tx, now: Now) -> ScheduleList:
    """Every schedule."""
    return ScheduleList([await _row(tx, each, now) for each in await store.schedules(tx)])


@post("/api/schedules", tags=["company"], **needs(Permission.CHANNELS_EDIT))
async def add_schedule(data: JSONBody[ScheduleWish], tx: Tx, now: Now, caller: Asker) -> ScheduleRow:
    """Add opening hours under a name."""
    return await _row(tx, await keeping.add_schedule(tx, data.name, data.hours, caller, now), now)


@put("/api/schedules/{id:uuid}", tags=["company"], **needs(Permission.CHANNELS_EDIT))
async def change_schedule(
    id: FromPath[UUID], data: JSONBody[ScheduleChange], tx: Tx, now: Now, caller: Asker
) -> ScheduleRow:
    """Give opening hours a new version, from now or from a moment ahead."""
    change = keeping.ScheduleChange(name=data.name, hours=data.hours, from_at=data.from_at)
    return await _row(tx, await keeping.change_schedule(tx, id, change, caller, now), now)


async def _row(tx: Tx, schedule: Schedule, now: datetime) -> ScheduleRow:
    versions = await keeping.schedule_versions(tx, schedule.id)
    windows = expand(versions, now, now + AHEAD)
    return ScheduleRow(
        id=schedule.id,
        name=schedule.name,
        hours=_holding(versions, now).hours,
        versions=[VersionRow(version.from_at, version.hours) for version in versions],
        open_now=bool(windows) and windows[0].opens_at <= now,
        opens_next_at=opens_next(versions, now),
        next_windows=[OpenWindow(window.opens_at, window.closes_at) for window in windows],
    )


def _holding(versions: list[Version], now: datetime) -> Version:
    return next((version for version in reversed(versions) if version.from_at <= now), versions[0])


handlers = [list_schedules, add_schedule, change_schedule]
