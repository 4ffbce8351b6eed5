"""What the console asks of a line: a page of it, all of it at once for the curve."""

import asyncio
from uuid import UUID

import msgspec

from wayline.kit.db import Transaction
from wayline.kit.errors import Invalid
from wayline.line import store
from wayline.line.bands import BAND_NAMES, bands
from wayline.line.kinds import kind_of
from wayline.line.model import Filters, LinePage, Mark, Overview
from wayline.line.money import ORDER_NAMES, orders
from wayline.line.rows import Row, leaves, quick_rows
from wayline.line.sentences import label
from wayline.line.serving import conversation_labels, service
from wayline.line.showing import shown
from wayline.line.store import Cursor
from wayline.line.thinning import thinned
from wayline.line.who import names_of, whose
from wayline.touchpoints.reading import Reading

LARGEST_PAGE = 200


async def line(
    tx: Transaction, reading: Reading, customer: UUID, filters: Filters, *, cursor: str | None, limit: int
) -> LinePage:
    """A stretch of the line, newest first, from the cursor of the page before.

    Raises Invalid for a cursor that no page gave.
    """
    limit = max(1, min(limit, LARGEST_PAGE))
    who = await whose(tx, customer)
    rows = store.of(who.identities, filters)
    [extent] = await reading.rows(store.extent(rows))
    [whole] = (
        [extent] if filters == Filters() else await reading.rows(store.extent(store.of(who.identities, Filters())))
    )
    found = await reading.rows(store.page(rows, _read(cursor), limit))
    teammates = await names_of(tx, (row["teammate"] for row in found))
    last = Cursor(found[-1]["occurred_at"], found[-1]["position"]) if len(found) == limit else None
    return LinePage(shown(found, teammates, whole["first_at"]), _written(last), extent["total"])


async def overview(tx: Transaction, reading: Reading, customer: UUID, filters: Filters) -> Overview:
    """The whole line, few facts of each touchpoint."""
    who = await whose(tx, customer)
    table, told = await asyncio.gather(
        reading.table(store.whole(who.identities)),
        reading.rows(store.told(who.identities, BAND_NAMES, ORDER_NAMES)),
    )
    rows = quick_rows(table)
    talks = [row for row in told if row["conversation"] is not None and row["name"] in BAND_NAMES]
    labels = conversation_labels(await reading.rows(store.beginnings(who.identities))) if talks else {}
    every = [_mark(row) for row in rows if leaves(filters, row)]
    marks = thinned(every)
    return Overview(
        first_at=every[0].at if every else None,
        last_at=every[-1].at if every else None,
        total=len(every),
        thinned=len(marks) < len(every),
        marks=marks,
        bands=[] if filters.lens == "experience" else bands(talks, labels),
        service=service(talks),
        experience=orders([row for row in told if row["name"] in ORDER_NAMES]),
        names=sorted({mark.name for mark in every}),
        channels=sorted({mark.channel for mark in every}),
        departments=sorted({mark.department for mark in every}),
    )


def _mark(row: Row) -> Mark:
    name, lens = row["name"], row["lens"]
    department = row["department"] or "other"
    talk = row["conversation"]
    return Mark(
        row["id"],
        row["occurred_at"],
        name,
        department,
        lens,
        row["channel"],
        kind_of(name, lens),
        label(name),
        row["value"],
        row["currency"],
        talk,
    )


def _written(cursor: Cursor | None) -> str | None:
    return f"{cursor.occurred_at.isoformat()}~{cursor.position}" if cursor else None


def _read(cursor: str | None) -> Cursor | None:
    if not cursor:
        return None
    at, _, position = cursor.partition("~")
    try:
        return msgspec.convert({"occurred_at": at.replace(" ", "+"), "position": int(position)}, Cursor)
    except (ValueError, msgspec.ValidationError) as error:
        raise Invalid("This is not where a page of the line ended.", cursor=cursor) from error
