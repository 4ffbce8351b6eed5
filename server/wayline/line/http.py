"""The line over HTTP."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from litestar import get
from litestar.datastructures import State
from litestar.di import NamedDependency, Provide
from litestar.params import FromPath, FromQuery

from wayline.company import Permission, sight_of
from wayline.kit.http import Asker, Tx, needs
from wayline.line import reads
from wayline.line.before import before
from wayline.line.feeling import FeelingAsked, FeelingCurve
from wayline.line.model import Before, Filters, LinePage, Overview

Several = FromQuery[list[str] | None]


async def read_filters(
    *,
    lens: FromQuery[Literal["service", "experience"] | None] = None,
    channel: Several = None,
    department: Several = None,
    name: Several = None,
    since: FromQuery[datetime | None] = None,
    until: FromQuery[datetime | None] = None,
) -> Filters:
    """The filters of the address: a field given several times takes any of its values."""
    return Filters(
        lens=lens,
        channels=tuple(channel or ()),
        departments=tuple(department or ()),
        names=tuple(name or ()),
        since=since,
        until=until,
    )


filtered = {"filters": Provide(read_filters)}


@get("/api/customers/{id:uuid}/line", tags=["line"], dependencies=filtered, **needs(Permission.CUSTOMERS_READ))
async def get_line(
    *,
    id: FromPath[UUID],
    tx: Tx,
    state: State,
    caller: Asker,
    filters: NamedDependency[Filters],
    cursor: FromQuery[str | None] = None,
    limit: FromQuery[int] = 50,
) -> LinePage:
    """A customer's touchpoints, newest first."""
    return await reads.line(tx, state.reading, id, filters, cursor=cursor, limit=limit, sight=sight_of(caller))


@get("/api/customers/{id:uuid}/line/overview", tags=["line"], dependencies=filtered, **needs(Permission.CUSTOMERS_READ))
async def get_line_overview(
    id: FromPath[UUID], tx: Tx, state: State, caller: Asker, filters: NamedDependency[Filters]
) -> Overview:
    """The whole line at once: marks for the curve, bands of service, orders. Up to 10,000 marks, thinned beyond."""
    return await reads.overview(tx, state.reading, id, filters, sight_of(caller))


@get("/api/conversations/{id:uuid}/before", tags=["line"], **needs(Permission.CONVERSATIONS_READ))
async def get_before(id: FromPath[UUID], tx: Tx, state: State, caller: Asker, limit: FromQuery[int] = 12) -> Before:
    """Why the customer is here, said from facts, and what they did before."""
    return await before(tx, state.reading, id, max(1, min(limit, 100)), sight_of(caller))


@get("/api/customers/{id:uuid}/feeling", tags=["line"], **needs(Permission.CUSTOMERS_READ))
async def get_feeling(
    *,
    id: FromPath[UUID],
    tx: Tx,
    state: State,
    since: FromQuery[datetime | None] = None,
    until: FromQuery[datetime | None] = None,
    as_of: FromQuery[datetime | None] = None,
) -> FeelingCurve:
    """How a customer felt in each text they wrote, oldest first, as known at `as_of` (left out: now)."""
    return await reads.feeling(tx, state.reading, id, FeelingAsked(since=since, until=until, as_of=as_of))


handlers = [get_line, get_line_overview, get_before, get_feeling]
