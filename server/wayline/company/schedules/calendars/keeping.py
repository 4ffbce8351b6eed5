"""Naming a calendar, looking at it again, letting it go: opening hours that go by it get a new version."""

import asyncio
from collections.abc import Callable
from datetime import datetime
from typing import Annotated
from urllib.parse import urlsplit
from uuid import UUID

import msgspec
from msgspec import Meta

from wayline.company.auditing import acting, note
from wayline.company.errors import CalendarsFull, CalendarUnreadable
from wayline.company.schedules.calendars import store
from wayline.company.schedules.calendars.model import Calendar
from wayline.company.schedules.calendars.reading import Days, read_days
from wayline.company.schedules.calendars.telling import with_calendars
from wayline.company.schedules.keeping import add_version, schedule_versions
from wayline.company.schedules.store import held_schedules
from wayline.kit.clock import utc_now
from wayline.kit.db import Database, Transaction
from wayline.kit.http import Caller
from wayline.kit.jobs import ask
from wayline.kit.outside import AddressRefused, NoAnswer, Outside, check_address
from wayline.kit.sealing import Seal, SealBroken

MOST = 20
LOOK = "company:look_at_calendar"
WELL = 200


class CalendarWish(msgspec.Struct, frozen=True):
    """A calendar elsewhere: what it is called here, and its address (https:// or webcal://)."""

    name: Annotated[str, Meta(min_length=1, max_length=80, pattern=r"\S")]
    url: Annotated[str, Meta(min_length=8, max_length=2000)]


async def add_calendar(tx: Transaction, seal: Seal, wish: CalendarWish, by: Caller, at: datetime) -> Calendar:
    """A new calendar, looked at right after. Raises AddressRefused, CalendarsFull."""
    url = wish.url.strip()
    if url.lower().startswith("webcal://"):
        url = "https" + url[len("webcal") :]
    check_address(url)
    if len(await store.calendars(tx)) >= MOST:
        raise CalendarsFull(most=MOST)
    name = " ".join(wish.name.split())
    host = urlsplit(url).hostname or ""
    calendar = Calendar(name=name, host=host, url_sealed=seal.close(url), made_at=at, made_by=by.id)
    tx.add(calendar)
    await tx.flush()
    await note(tx, by, at, "calendar.made", ("calendar", calendar.id), name=name, host=host)
    await ask(tx, LOOK, calendar_id=str(calendar.id))
    return calendar


async def look_again(tx: Transaction, id: UUID) -> Calendar:
    """Have it looked at now. Raises NotFound."""
    calendar = await store.load(tx, id)
    await ask(tx, LOOK, calendar_id=str(id))
    return calendar


async def remove_calendar(tx: Transaction, id: UUID, by: Caller, at: datetime) -> None:
    """Its days close nothing from now on. Raises NotFound."""
    calendar = await store.load(tx, id)
    await _renew(tx, calendar, by, at, goes=True)
    await tx.delete(calendar)
    await note(tx, by, at, "calendar.removed", ("calendar", id), name=calendar.name, host=calendar.host)


async def look_at(
    database: Database, outside: Outside, seal: Seal, id: UUID, *, now: Callable[[], datetime] = utc_now
) -> str | None:
    """Read what it says now. Returns why that could not be; what it said before stays, and the row says why."""
    async with database.transaction() as tx:
        found = await store.known(tx, [id])
    if not found:
        return None
    days, failed = None, None
    try:
        days = await _fetch(outside, seal.open(found[0].url_sealed), now())
    except (AddressRefused, NoAnswer, SealBroken, CalendarUnreadable) as error:
        failed = str(error)
    async with database.transaction() as tx:
        for calendar in await store.known(tx, [id], held=True):
            calendar.looked_at, calendar.failed = now(), failed
            if days is not None:
                calendar.read_at, calendar.left_aside = now(), days.left_aside
                calendar.days = msgspec.to_builtins(days.closed)
                await tx.flush()
                await _renew(tx, calendar, acting("calendar", id, calendar.name), now())
    return failed


async def ask_for_all(tx: Transaction) -> None:
    """Have every calendar looked at."""
    for calendar in await store.calendars(tx):
        await ask(tx, LOOK, calendar_id=str(calendar.id))


async def _fetch(outside: Outside, url: str, at: datetime) -> Days:
    answer = await outside.get(url, {"Accept": "text/calendar, */*;q=0.1"})
    if answer.status != WELL:
        raise NoAnswer(f"It answered {answer.status} instead of a calendar.", why="refused")
    return await asyncio.to_thread(read_days, answer.body, at.date())


async def _renew(tx: Transaction, calendar: Calendar, by: Caller, at: datetime, *, goes: bool = False) -> None:
    """Give each schedule that goes by it, now or from a moment ahead, a new version where its days are other ones."""
    for schedule in await held_schedules(tx):
        versions = await schedule_versions(tx, schedule.id)
        by_moment = {each.from_at: each for each in versions}  # of two for one moment the last one holds
        held = max((from_at for from_at in by_moment if from_at <= at), default=None)
        for from_at, version in by_moment.items():
            if calendar.id not in version.hours.calendars or (from_at <= at and from_at != held):
                continue
            left = [each for each in version.hours.calendars if not (goes and each == calendar.id)]
            hours = await with_calendars(tx, msgspec.structs.replace(version.hours, calendars=left))
            if hours != version.hours:
                await add_version(tx, schedule, hours, by, at, from_at=max(at, from_at))
