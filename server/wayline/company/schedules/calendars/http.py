"""Calendars elsewhere, over HTTP."""

from datetime import date, datetime
from uuid import UUID

import msgspec
from litestar import delete, get, post
from litestar.datastructures import State
from litestar.params import FromPath, JSONBody
from litestar.types import ControllerRouterHandler

from wayline.company.permissions import Permission
from wayline.company.schedules.calendars import keeping, store
from wayline.company.schedules.calendars.model import Calendar
from wayline.company.schedules.hours import Holiday
from wayline.kit.http import Asker, Now, Tx, needs

SHOWN = 3


class CalendarShape(msgspec.Struct, frozen=True, kw_only=True):
    """A calendar. Its address is not shown, for it may be a secret.

    `days` are how many whole days it names from today on, `ahead` the next of them, `left_aside` its events with a time
    of day, `failed` why the last look brought nothing.
    """

    id: UUID
    name: str
    host: str
    days: int
    ahead: list[Holiday]
    left_aside: int
    read_at: datetime | None
    failed: str | None


class CalendarList(msgspec.Struct, frozen=True):
    """All calendars, by name."""

    items: list[CalendarShape]
    next: None = None


@get("/api/calendars", tags=["company"], **needs(Permission.CHANNELS_READ))
async def list_calendars(tx: Tx, now: Now) -> CalendarList:
    """Calendars elsewhere whose whole days opening hours may be closed on."""
    return CalendarList([_shape(each, now.date()) for each in await store.calendars(tx)])


@post("/api/calendars", tags=["company"], **needs(Permission.CHANNELS_EDIT))
async def add_calendar(
    tx: Tx, caller: Asker, now: Now, state: State, data: JSONBody[keeping.CalendarWish]
) -> CalendarShape:
    """Name a calendar (an iCal feed). It is read at once and every six hours."""
    return _shape(await keeping.add_calendar(tx, state.seal, data, caller, now), now.date())


@post("/api/calendars/{id:uuid}/look", tags=["company"], status_code=202, **needs(Permission.CHANNELS_EDIT))
async def look_at_calendar(tx: Tx, now: Now, id: FromPath[UUID]) -> CalendarShape:
    """Read it again now."""
    return _shape(await keeping.look_again(tx, id), now.date())


@delete("/api/calendars/{id:uuid}", tags=["company"], **needs(Permission.CHANNELS_EDIT))
async def remove_calendar(tx: Tx, caller: Asker, now: Now, id: FromPath[UUID]) -> None:
    """Its days close nothing from now on."""
    await keeping.remove_calendar(tx, id, caller, now)


def _shape(calendar: Calendar, today: date) -> CalendarShape:
    ahead = [each for each in msgspec.convert(calendar.days, list[Holiday]) if each.date >= today]
    return CalendarShape(
        id=calendar.id,
        name=calendar.name,
        host=calendar.host,
        days=len(ahead),
        ahead=ahead[:SHOWN],
        left_aside=calendar.left_aside,
        read_at=calendar.read_at,
        failed=calendar.failed,
    )


handlers: list[ControllerRouterHandler] = [list_calendars, add_calendar, look_at_calendar, remove_calendar]
