"""The questions the line asks of the log.

Of one customer they are asked of the outline of their line, which `Reading.outline` has read once for all of them;
few rows are then fetched whole, by their positions.
"""

from datetime import datetime
from typing import Annotated
from uuid import UUID

import ibis
import msgspec

from wayline.line.model import Filters
from wayline.touchpoints.reading import (
    NOT_ON_LINES,
    id_literal,
    outline_rows,
    position_literal,
    touchpoints_given,
    utc_literal,
)
from wayline.touchpoints.reading import touchpoints as every_touchpoint

WHOLE = (
    "position",
    "id",
    "name",
    "occurred_at",
    "lens",
    "channel",
    "department",
    "conversation",
    "order_id",
    "value",
    "currency",
)


class Cursor(msgspec.Struct, frozen=True):
    """Where a page ended: the key of its last touchpoint."""

    occurred_at: datetime
    position: Annotated[int, msgspec.Meta(ge=0, le=2**63 - 1)]


def of(filters: Filters) -> ibis.Table:
    """The touchpoints of an outline that the filters leave."""
    rows = outline_rows()
    if filters.lens:
        rows = rows.filter(rows.lens == filters.lens)
    for column, wanted in (("channel", filters.channels), ("name", filters.names)):
        if wanted:
            rows = rows.filter(rows[column].isin(wanted))
    if filters.departments:
        rows = rows.filter(rows.department.fill_null("other").isin(filters.departments))
    if filters.since:
        rows = rows.filter(rows.occurred_at >= utc_literal(filters.since))
    if filters.until:
        rows = rows.filter(rows.occurred_at < utc_literal(filters.until))
    return rows


def page(filters: Filters, after: Cursor | None, limit: int) -> ibis.Table:
    """Where the newest `limit` rows below the cursor stand in the log."""
    rows = of(filters)
    if after is not None:
        at, position = utc_literal(after.occurred_at), position_literal(after.position)
        rows = rows.filter((rows.occurred_at < at) | ((rows.occurred_at == at) & (rows.position < position)))
    return rows.order_by([ibis.desc("occurred_at"), ibis.desc("position")]).limit(limit).select("position")


def count(filters: Filters) -> ibis.Table:
    """One row: how many there are."""
    return of(filters).agg(total=lambda rows: rows.count())


def whole() -> ibis.Table:
    """An outline as the curve needs it: ids and numbers ready to be sent; in any order, sorting is quicker here."""
    rows = outline_rows().select(WHOLE)
    return rows.mutate(
        id=rows.id.cast("string"), value=rows.value.cast("float64"), conversation=rows.conversation.cast("string")
    )


def read() -> ibis.Table:
    """The touchpoints at these positions that say what was understood of texts, in the order they became known."""
    columns = ("position", "name", "occurred_at", "recorded_at", "conversation", "channel", "properties")
    return touchpoints_given().select(*columns).order_by("position")


def bought(names: tuple[str, ...]) -> ibis.Table:
    """The orders of an outline and what became of them, oldest first."""
    rows = outline_rows()
    return rows.filter(rows.name.isin(names)).order_by(["occurred_at", "position"])


def of_conversation(conversation: UUID) -> ibis.Table:
    """The first touchpoints of one conversation."""
    rows = every_touchpoint()
    wanted = (rows.conversation == id_literal(conversation)) & ~rows.name.isin(sorted(NOT_ON_LINES))
    return rows.filter(wanted).order_by(["occurred_at", "position"]).limit(20)


def customers_with(name: str, since: datetime, until: datetime) -> ibis.Table:
    """One row: how many customers had this between two moments."""
    rows = every_touchpoint()
    within = (rows.occurred_at >= utc_literal(since)) & (rows.occurred_at < utc_literal(until))
    return rows.filter((rows.name == name) & within).agg(customers=rows.customer.nunique())
