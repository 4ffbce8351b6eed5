"""Calendars elsewhere: which days they name, and that opening hours are closed on them from then on."""

from collections.abc import Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cast import As, Cast
from wayline.company.errors import CalendarUnreadable
from wayline.company.schedules.calendars.keeping import look_at
from wayline.company.schedules.calendars.reading import MOST_DAYS, read_days
from wayline.company.schedules.hours import Holiday
from wayline.entry.parts import Parts
from wayline.kit.clock import utc_now
from wayline.kit.outside import Outside
from wayline.kit.sealing import Seal

TODAY = date(2040, 6, 4)


def an_item(*lines: str) -> str:
    return "\r\n".join(["BEGIN:VEVENT", f"UID:{lines[0]}", *lines, "END:VEVENT", ""])


DEC = an_item("SUMMARY:Between  the years", "DTSTART;VALUE=DATE:20401224", "DTEND;VALUE=DATE:20401227")
PARTY = an_item("SUMMARY:Party", "DTSTART:20400608T140000Z", "DTEND:20400608T180000Z")
WITHOUT = "EXDATE;VALUE=DATE:20410301"
YEARLY = an_item("SUMMARY:Founders", "DTSTART;VALUE=DATE:20200301", "RRULE:FREQ=YEARLY", WITHOUT)
OFF = an_item("SUMMARY:No", "STATUS:CANCELLED", "DTSTART;VALUE=DATE:20400707")


def a_calendar(*items: str) -> bytes:
    return ("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test\r\n" + "".join(items) + "END:VCALENDAR\r\n").encode()


def test_each_whole_day_of_an_item_is_one_and_what_has_a_time_is_left_aside() -> None:
    found = read_days(a_calendar(DEC, PARTY, OFF), TODAY)
    assert found.closed == [Holiday(date(2040, 12, day), "Between the years") for day in (24, 25, 26)]
    assert found.left_aside == 1


def test_what_repeats_is_said_for_this_year_and_two_more_without_its_exceptions() -> None:
    found = read_days(a_calendar(YEARLY), TODAY)
    assert [each.date for each in found.closed] == [date(2040, 3, 1), date(2042, 3, 1)]


def test_nothing_on_it_is_no_fault() -> None:
    assert read_days(a_calendar(), TODAY).closed == []


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html>Sign in</html>",
        b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20400101\r\n",
        a_calendar(YEARLY.replace("YEARLY", "SECONDLY")),
        a_calendar(YEARLY.replace("FREQ=YEARLY", "FREQ=DAILY")),
    ],
    ids=["nothing", "a page", "cut off", "every second", f"more than {MOST_DAYS} days"],
)
def test_what_is_no_calendar_is_refused(body: bytes) -> None:
    with pytest.raises(CalendarUnreadable):
        read_days(body, TODAY)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 400), st.binary(max_size=12))
def test_rubbish_is_read_or_refused_and_never_raises_otherwise(place: int, rubbish: bytes) -> None:
    whole = a_calendar(DEC, YEARLY)
    try:
        read_days(whole[:place] + rubbish + whole[place + len(rubbish) :], TODAY)
    except CalendarUnreadable:
        return


class Shelf:
    """A place that hands out a calendar."""

    def __init__(self) -> None:
        self.body, self.status = a_calendar(DEC), 200
        shelf = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self.send_response(shelf.status)
                self.end_headers()
                self.wfile.write(shelf.body)

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}/private-token.ics"
        Thread(target=self.server.serve_forever, daemon=True).start()


@pytest.fixture
def shelf() -> Iterator[Shelf]:
    found = Shelf()
    yield found
    found.server.shutdown()
    found.server.server_close()


async def test_opening_hours_are_closed_on_its_days_and_follow_it(
    parts: Parts, cast: Cast, as_role: As, shelf: Shelf
) -> None:
    lea = await as_role("lead")
    seal = Seal.at(Path(parts.directory.seal))

    async def look(*, allow_private: bool = True) -> str | None:
        """What it says; the server's own look, beside, is refused, for the shelf is private."""
        outside = Outside(allow_private=allow_private, within=10)
        return await look_at(parts.database, outside, seal, UUID(calendar["id"]))

    async def closed() -> list[str]:
        [schedule] = [each for each in (await lea.get("/api/schedules")).json()["items"] if each["name"] == "Desk"]
        return [each["date"] for each in schedule["versions"][-1]["hours"]["told"]]

    year = utc_now().year
    shelf.body = a_calendar(DEC.replace("2040", str(year + 1)))
    calendar = (await lea.post("/api/calendars", json={"name": "Holidays", "url": shelf.url})).json()
    assert "token" not in str(calendar)
    hours = {"time_zone": "Europe/Berlin", "week": {}, "calendars": [calendar["id"]]}
    forged = {**hours, "told": [{"date": "2040-01-01"}]}
    assert (await lea.post("/api/schedules", json={"name": "Desk", "hours": forged})).status_code == 201
    assert await look() is None
    [told] = (await lea.get("/api/calendars")).json()["items"]
    assert (told["days"], told["ahead"][0]["name"]) == (3, "Between the years")
    assert await closed() == [f"{year + 1}-12-{day}" for day in (24, 25, 26)]
    shelf.body = a_calendar(YEARLY)
    assert await look() is None
    assert await closed() == [f"{year + each}-03-01" for each in range(3)]
    shelf.status = 404
    assert "404" in str(await look())
    assert "private" in str(await look(allow_private=False))
    assert await closed() == [f"{year + each}-03-01" for each in range(3)]  # what it said stays
    assert (await lea.delete(f"/api/calendars/{calendar['id']}")).status_code == 204
    assert await closed() == []
    unknown = {"time_zone": "Europe/Berlin", "week": {}, "calendars": [calendar["id"]]}
    refused = await lea.post("/api/schedules", json={"name": "Other", "hours": unknown})
    assert (refused.status_code, refused.json()["code"]) == (422, "schedule_invalid")
