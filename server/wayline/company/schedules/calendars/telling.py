"""What calendars say, taken over into opening hours."""

from collections.abc import Sequence
from datetime import date

import msgspec

from wayline.company.errors import ScheduleInvalid
from wayline.company.schedules.calendars import store
from wayline.company.schedules.calendars.model import Calendar
from wayline.company.schedules.hours import Holiday, Hours
from wayline.kit.db import Transaction


async def with_calendars(tx: Transaction, hours: Hours) -> Hours:
    """These hours with what their calendars said last. Raises ScheduleInvalid where there is no such calendar."""
    found = await store.known(tx, hours.calendars)
    if len(found) != len(set(hours.calendars)):
        raise ScheduleInvalid("One of these calendars is not there any more.")
    return msgspec.structs.replace(hours, told=days_of(found))


def days_of(calendars: Sequence[Calendar]) -> list[Holiday]:
    """Each date once, in order; of two calendars that name it the first does."""
    named: dict[date, Holiday] = {}
    for calendar in calendars:
        for holiday in msgspec.convert(calendar.days, list[Holiday]):
            named.setdefault(holiday.date, holiday)
    return [named[day] for day in sorted(named)]
