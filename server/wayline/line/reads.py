"""What the console asks of a line: a page of it, all of it at once for the curve."""

import asyncio
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
import pyarrow as pa
import pyarrow.compute as pc

from wayline.company import EVERYTHING, Sight
from wayline.kit.db import Transaction
from wayline.kit.errors import Invalid
from wayline.line import store
from wayline.line.bands import BAND_NAMES, bands
from wayline.line.feeling import READ, FeelingAsked, FeelingCurve, curve
from wayline.line.fetching import beginning, newest, talks, told
from wayline.line.kinds import kind_of
from wayline.line.model import Filters, LinePage, Mark, Overview, ServiceSummary
from wayline.line.money import ORDER_NAMES, orders
from wayline.line.rows import columns, leaves, oldest_first
from wayline.line.sentences import label
from wayline.line.serving import Row, conversation_labels, service
from wayline.line.showing import shown
from wayline.line.store import Cursor
from wayline.line.thinning import thinned
from wayline.line.who import Whose, names_of, whose
from wayline.touchpoints.reading import Outline, Position, Reading, ask

LARGEST_PAGE = 200
MARKED = ("id", "occurred_at", "name", "department", "lens", "channel", "value", "currency", "conversation")


async def line(
    tx: Transaction,
    reading: Reading,
    customer: UUID,
    filters: Filters,
    *,
    cursor: str | None,
    limit: int,
    sight: Sight = EVERYTHING,
) -> LinePage:
    """A stretch of the line, newest first, from the cursor of the page before.

    Raises Invalid for a cursor that no page gave.
    """
    limit = max(1, min(limit, LARGEST_PAGE))
    who = await whose(tx, customer)
    found, total, began_at = await listed(reading, who, filters, _read(cursor), limit + 1)
    items, goes_on = found[:limit], len(found) > limit
    # How they found us stands at the very beginning: on no page that is followed by another.
    first_at = None if goes_on else began_at
    teammates = await names_of(tx, (row["teammate"] for row in items))
    last = Cursor(items[-1]["occurred_at"], items[-1]["position"]) if goes_on else None
    return LinePage(shown(items, teammates, first_at, sight), _written(last), total)


async def listed(
    reading: Reading, who: Whose, filters: Filters, after: Cursor | None, limit: int
) -> tuple[list[dict[str, Any]], int, datetime | None]:
    """The newest rows below the cursor, whole; how many the filters leave in all; when the whole line begins."""
    outline = told((await reading.outline(who.identities)).rows)
    found, total = await asyncio.gather(
        newest(reading, outline, filters, after, limit), _counted(reading, outline, filters)
    )
    return found, total, beginning(outline)


async def _counted(reading: Reading, outline: pa.Table, filters: Filters) -> int:
    if filters == Filters():
        return len(outline)
    [counted] = await reading.rows(ask(store.count, filters), outline)
    return int(counted["total"])


async def overview(
    tx: Transaction, reading: Reading, customer: UUID, filters: Filters, sight: Sight = EVERYTHING
) -> Overview:
    """The whole line, few facts of each touchpoint."""
    return await drawn(reading, await whose(tx, customer), filters, sight)


async def drawn(reading: Reading, who: Whose, filters: Filters, sight: Sight = EVERYTHING) -> Overview:
    """The whole line of these identities."""
    outline = await reading.outline(who.identities)
    (every, said, bought), (labels, served) = await asyncio.gather(
        _marked(reading, told(outline.rows)), _conversations(reading, who, outline, sight)
    )
    left = every if filters == Filters() else [mark for mark in every if leaves(filters, mark)]
    marks = thinned(left)
    return Overview(
        first_at=left[0].at if left else None,
        last_at=left[-1].at if left else None,
        total=len(left),
        thinned=len(marks) < len(left),
        marks=marks,
        bands=[] if filters.lens == "experience" else bands(said, labels),
        service=served,
        experience=orders(bought),
        names=sorted({mark.name for mark in left}),
        channels=sorted({mark.channel for mark in left}),
        departments=sorted({mark.department for mark in left}),
    )


async def feeling(tx: Transaction, reading: Reading, customer: UUID, asked: FeelingAsked) -> FeelingCurve:
    """How a customer felt, text by text, oldest first."""
    who = await whose(tx, customer)
    outline = (await reading.outline(who.identities)).rows
    where = outline.filter(pc.is_in(outline.column("name"), pa.array(READ))).select(["position"])
    rows = await reading.rows(ask(store.read), where) if len(where) else []
    return FeelingCurve(curve(rows, asked))


async def _marked(reading: Reading, outline: pa.Table) -> tuple[list[Mark], list[Row], list[Row]]:
    return await asyncio.to_thread(_sorted_out, await reading.table(ask(store.whole), outline))


async def _conversations(
    reading: Reading, who: Whose, outline: Outline, sight: Sight
) -> tuple[dict[str, str], ServiceSummary]:
    kept = "conversations" if sight.personal_data else "conversations, masked"
    found: tuple[dict[str, str], ServiceSummary] | None = outline.known.get(kept)
    if found is None:
        said = talks(told(outline.rows))
        labels, served = await asyncio.gather(
            asyncio.to_thread(conversation_labels, said, sight), service(reading, who, said)
        )
        outline.known[kept] = found = labels, served
    return found


def _sorted_out(table: pa.Table) -> tuple[list[Mark], list[Row], list[Row]]:
    """Each row as a mark; the rows of conversations; the rows of orders. Oldest first."""
    found = columns(oldest_first(table))
    kinds = {key: (kind_of(*key), label(key[0])) for key in set(zip(found["name"], found["lens"], strict=True))}
    marks = [
        Mark(id, at, name, department or "other", lens, channel, *kinds[name, lens], value, currency, talk)
        for id, at, name, department, lens, channel, value, currency, talk in zip(
            *(found[name] for name in MARKED), strict=True
        )
    ]
    talks: list[Row] = [
        {"name": mark.name, "occurred_at": mark.at, "conversation": mark.conversation_id, "channel": mark.channel}
        for mark in marks
        if mark.conversation_id is not None and mark.name in BAND_NAMES
    ]
    bought: list[Row] = [
        {**msgspec.structs.asdict(mark), "occurred_at": mark.at, "order_id": order}
        for mark, order in zip(marks, found["order_id"], strict=True)
        if mark.name in ORDER_NAMES
    ]
    return marks, talks, bought


def _written(cursor: Cursor | None) -> str | None:
    return f"{cursor.occurred_at.isoformat()}~{cursor.position}" if cursor else None


def _read(cursor: str | None) -> Cursor | None:
    if not cursor:
        return None
    at, _, position = cursor.partition("~")
    try:
        told = msgspec.convert({"occurred_at": at.replace(" ", "+"), "position": int(position)}, Cursor)
    except (ValueError, msgspec.ValidationError) as error:
        raise Invalid("This is not where a page of the line ended.", cursor=cursor) from error
    return Cursor(told.occurred_at, Position(told.position))
