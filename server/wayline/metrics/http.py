"""Metrics over HTTP."""

from datetime import datetime, timedelta
from typing import Literal
from uuid import UUID

import msgspec
from litestar import get
from litestar.datastructures import State
from litestar.di import NamedDependency, Provide
from litestar.params import FromPath, FromQuery

from wayline.company import Permission, Sight, get_company, may_compare, sight_of
from wayline.customers import customers_by_id
from wayline.kit.db import Transaction
from wayline.kit.errors import Forbidden, Invalid
from wayline.kit.http import Asker, Tx, needs
from wayline.metrics.buckets import monday_is_0
from wayline.metrics.catalogue import METRICS
from wayline.metrics.choosing import Choice
from wayline.metrics.definition import Described
from wayline.metrics.reads import Numbers, Question
from wayline.metrics.summarising import Calendar
from wayline.metrics.summary import Behind, Rhythm, Summary

USUAL = timedelta(days=28)
TEAMMATE = "teammate"


class BehindPage(msgspec.Struct, frozen=True):
    """The observations behind a number, newest first."""

    items: list[Behind]
    next: str | None


async def read_choice(
    *,
    only: FromQuery[list[str] | None] = None,
    but: FromQuery[list[str] | None] = None,
    within: FromQuery[float | None] = None,
    trimmed: FromQuery[bool] = False,
) -> Choice:
    """Which observations count.

    `only` and `but` are "dimension:value", each as often as wanted; `within` is a goal in seconds; `trimmed` leaves
    out what lies far out, and says how many.
    """
    return Choice(only=_pairs(only), but=_pairs(but), within=within, is_trimmed=trimmed)


class TeammatesNotCompared(Forbidden):
    """The company said that leads alone see numbers by teammate."""

    code = "teammates_not_compared"
    message = "Your company does not compare teammates: numbers are not told apart by them."


async def read_question(
    *,
    id: FromPath[str],
    now: NamedDependency[datetime],
    since: FromQuery[datetime | None] = None,
    until: FromQuery[datetime | None] = None,
    as_of: FromQuery[datetime | None] = None,
    by: FromQuery[str | None] = None,
    clock: FromQuery[Literal["calendar", "business"]] = "calendar",
    choice: NamedDependency[Choice],
) -> Question:
    """What the address asks; without a period, the last 28 days. Times without a zone are refused."""
    for moment in (since, until, as_of):
        if moment is not None and moment.tzinfo is None:
            raise Invalid("A time needs its zone: 2026-11-22T12:00:00Z.", time=moment.isoformat())
    end = until or as_of or now
    begin = since or end - USUAL
    return Question(
        metric=id,
        since=begin,
        until=end,
        as_of=as_of,
        by=by,
        business=clock == "business",
        choice=choice,
    )


async def permit_question(told: NamedDependency[Question], tx: Tx, caller: Asker) -> Question:
    """The question, if this caller may ask it. Raises TeammatesNotCompared."""
    named = {told.by, *(name for name, _ in (*told.choice.only, *told.choice.but))}
    if TEAMMATE in named and not await may_compare(tx, caller):
        raise TeammatesNotCompared
    return told


def _pairs(said: list[str] | None) -> tuple[tuple[str, str], ...]:
    pairs = [each.partition(":") for each in said or []]
    return tuple(sorted({(name, value) for name, _, value in pairs}))


asked = {"choice": Provide(read_choice), "told": Provide(read_question), "question": Provide(permit_question)}


@get("/api/metrics", tags=["metrics"], **needs(Permission.METRICS_READ))
async def list_metrics() -> list[Described]:
    """Every metric: what it asks, its formula, clock, exclusions, and what it can be cut by."""
    return [metric.described for metric in METRICS.values()]


@get("/api/metrics/{id:str}", tags=["metrics"], dependencies=asked, **needs(Permission.METRICS_READ))
async def get_metric(
    question: NamedDependency[Question],
    tx: NamedDependency[Transaction],
    now: NamedDependency[datetime],
    state: State,
) -> Summary:
    """A metric for a period: value with its interval, distribution, trend, and the period before."""
    company = await get_company(tx)
    numbers: Numbers = state.metrics
    return await numbers.answer(question, Calendar(company.time_zone, monday_is_0(company.week_start)), now)


@get("/api/metrics/{id:str}/rhythm", tags=["metrics"], dependencies=asked, **needs(Permission.METRICS_READ))
async def get_rhythm(question: NamedDependency[Question], tx: NamedDependency[Transaction], state: State) -> Rhythm:
    """The hours of the week in which it begins, with how many and how long."""
    company = await get_company(tx)
    numbers: Numbers = state.metrics
    return await numbers.rhythm(question, Calendar(company.time_zone, monday_is_0(company.week_start)))


@get("/api/metrics/{id:str}/behind", tags=["metrics"], dependencies=asked, **needs(Permission.METRICS_READ))
async def get_behind(
    *,
    question: NamedDependency[Question],
    tx: NamedDependency[Transaction],
    caller: Asker,
    state: State,
    limit: FromQuery[int] = 50,
    cursor: FromQuery[str | None] = None,
) -> BehindPage:
    """The customers and conversations behind the number; who may see customers is told what they are called."""
    numbers: Numbers = state.metrics
    begin = int(cursor) if cursor and cursor.isdigit() else 0
    items, goes_on = await numbers.behind(question, max(1, min(limit, 200)), begin)
    if not await may_compare(tx, caller):
        items = [
            msgspec.structs.replace(each, dimensions={**each.dimensions, TEAMMATE: None})
            if TEAMMATE in each.dimensions
            else each
            for each in items
        ]
    named = await with_names(tx, items, sight_of(caller))
    return BehindPage(named, str(goes_on) if goes_on is not None else None)


async def with_names(tx: Transaction, items: list[Behind], sight: Sight) -> list[Behind]:
    """The same observations with what their customers are called now, where that may be seen."""
    if not sight.customers:
        return items
    people = await customers_by_id(tx, {UUID(each.customer_id) for each in items})
    names = {str(id): one.name or one.email or one.phone for id, one in people.items()}
    return [msgspec.structs.replace(each, customer=names.get(each.customer_id)) for each in items]


handlers = [list_metrics, get_metric, get_rhythm, get_behind]
