"""What the address of a question to Words says: the period, which texts, which quotes."""

from datetime import datetime, timedelta
from typing import Literal
from uuid import UUID

import msgspec
from litestar.di import NamedDependency
from litestar.params import FromQuery

from wayline.kit.errors import Invalid
from wayline.kit.http import Now
from wayline.themes.words.quoting import LONGEST_SEARCH
from wayline.themes.words.wanted import Search, Wanted

USUAL = timedelta(days=28)
Several = FromQuery[list[str] | None]


class WordsPeriod(msgspec.Struct, frozen=True):
    """A period, when it was known, and what it is compared with."""

    since: datetime
    until: datetime
    as_of: datetime | None
    against: tuple[datetime, datetime] | None


class WordsOf(msgspec.Struct, frozen=True):
    """Who wrote it, or answered it, and what is known of the customer."""

    teammates: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    writer: str


async def read_period(
    *,
    now: Now,
    since: FromQuery[datetime | None] = None,
    until: FromQuery[datetime | None] = None,
    as_of: FromQuery[datetime | None] = None,
    against_since: FromQuery[datetime | None] = None,
    against_until: FromQuery[datetime | None] = None,
) -> WordsPeriod:
    """The period of the address; without one, the last 28 days. Times without a zone are refused."""
    for moment in (since, until, as_of, against_since, against_until):
        if moment is not None and moment.tzinfo is None:
            raise Invalid("A time needs its zone: 2026-11-22T12:00:00Z.", time=moment.isoformat())
    if (against_since is None) != (against_until is None):
        raise Invalid("A period to compare with needs its beginning and its end.")
    end = until or as_of or now
    against = (against_since, against_until) if against_since and against_until else None
    return WordsPeriod(since or end - USUAL, end, as_of, against)


async def read_whose(
    *,
    teammate: Several = None,
    fact: Several = None,
    writer: FromQuery[Literal["customer", "teammate"]] = "customer",
) -> WordsOf:
    """Whose texts the address asks for; a fact of customers is said with its value, as `plan=pro`."""
    return WordsOf(tuple(teammate or ()), tuple(_fact(each) for each in fact or ()), writer)


async def read_wanted(
    *,
    period: NamedDependency[WordsPeriod],
    channel: Several = None,
    product: Several = None,
    stage: Several = None,
    language: Several = None,
    source: Several = None,
    whose: NamedDependency[WordsOf],
) -> Wanted:
    """What the address asks. A field given several times takes any of its values."""
    return Wanted(
        **msgspec.structs.asdict(period),
        channels=tuple(channel or ()),
        products=tuple(product or ()),
        stages=tuple(stage or ()),
        languages=tuple(language or ()),
        sources=tuple(source or ()),
        teammates=whose.teammates,
        facts=whose.facts,
        writer=whose.writer,
    )


async def read_search(*, theme: FromQuery[UUID | None] = None, q: FromQuery[str] = "") -> Search:
    """Which quotes the address asks for."""
    return Search(str(theme) if theme else None, q[:LONGEST_SEARCH])


def _fact(said: str) -> tuple[str, str]:
    name, _, value = said.partition("=")
    if not name or not value:
        raise Invalid("A fact is said with its value: fact=plan=pro.", fact=said[:100])
    return name, value
