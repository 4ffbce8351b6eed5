"""What a schedule says: windows a weekday, holidays, in which time zone. Told by people, checked here."""

from collections.abc import Mapping
from datetime import date, datetime
from functools import lru_cache
from typing import Annotated, Literal
from uuid import UUID
from zoneinfo import available_timezones

import holidays
import msgspec
from msgspec import Meta

from wayline.company.errors import ScheduleInvalid, TimeZoneUnknown

Clock = Annotated[str, Meta(pattern="^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$")]
Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
WEEKDAYS: tuple[Weekday, ...] = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MIDNIGHT = "24:00"


class Span(msgspec.Struct, frozen=True):
    """Open from `opens` to `closes` by the clock on the wall; `closes` not after `opens` means the next day."""

    opens: Clock
    closes: Clock


class Holiday(msgspec.Struct, frozen=True):
    """A date that is not like its weekday: these windows instead, none by default."""

    date: date
    name: Annotated[str, Meta(max_length=120)] = ""
    windows: Annotated[list[Span], Meta(max_length=8)] = []


class PublicHolidays(msgspec.Struct, frozen=True):
    """Closed on the public holidays of a country (ISO 3166, "DE") or a part of it ("BY")."""

    country: Annotated[str, Meta(pattern="^[A-Z]{2}$")]
    subdivision: Annotated[str, Meta(max_length=20)] | None = None


class Hours(msgspec.Struct, frozen=True):
    """Opening hours. A window belongs to the day it opens on; that day's holiday replaces it.

    Nothing is open before `closed_until`, whatever the week says. `told` are the days of `calendars`, as they said when
    these hours were written down: filled in by the server.
    """

    time_zone: str
    week: dict[Weekday, Annotated[list[Span], Meta(max_length=8)]]
    holidays: Annotated[list[Holiday], Meta(max_length=400)] = []
    public_holidays: PublicHolidays | None = None
    closed_until: Annotated[datetime, Meta(tz=True)] | None = None
    calendars: Annotated[list[UUID], Meta(max_length=5)] = []
    told: list[Holiday] = []

    def spans_on(self, day: date) -> list[Span]:
        """The windows that open on this day."""
        for holiday in (*self.holidays, *self.told):
            if holiday.date == day:
                return holiday.windows
        if self.public_holidays is not None and day in public_holidays(self.public_holidays, day.year):
            return []
        return self.week.get(WEEKDAYS[day.weekday()], [])


class Version(msgspec.Struct, frozen=True):
    """What holds from a moment on, until the next version."""

    from_at: datetime
    hours: Hours


def office_hours(time_zone: str) -> Hours:
    """Monday to Friday, nine to five: what a new company starts with."""
    return Hours(time_zone=time_zone, week={day: [Span("09:00", "17:00")] for day in WEEKDAYS[:5]})


def is_time_zone(name: str) -> bool:
    """Whether there is such a time zone."""
    return name in _zones()


def check_hours(hours: Hours) -> None:
    """Raise TimeZoneUnknown or ScheduleInvalid for hours that cannot be."""
    if not is_time_zone(hours.time_zone):
        raise TimeZoneUnknown(time_zone=hours.time_zone)
    for span in [*(s for spans in hours.week.values() for s in spans), *(s for h in hours.holidays for s in h.windows)]:
        if span.opens == MIDNIGHT:
            raise ScheduleInvalid("A window opens at 00:00, not at 24:00.")
        if span.opens == span.closes:
            raise ScheduleInvalid(f"A window from {span.opens} to {span.closes} is empty. All day is 00:00 to 24:00.")
    days = [holiday.date for holiday in hours.holidays]
    if len(set(days)) != len(days):
        raise ScheduleInvalid("The same date is listed as a holiday twice.")
    if hours.public_holidays is not None:
        try:
            public_holidays(hours.public_holidays, 2026)
        except NotImplementedError as error:
            raise ScheduleInvalid("There is no calendar of public holidays for this country or part of it.") from error


@lru_cache(maxsize=512)
def public_holidays(place: PublicHolidays, year: int) -> Mapping[date, str]:
    """The public holidays of a year, by date. Raises NotImplementedError for a place nobody wrote down."""
    return dict(holidays.country_holidays(place.country, subdiv=place.subdivision, years=year))


@lru_cache(maxsize=1)
def _zones() -> set[str]:
    return available_timezones()
