"""The questions the line asks of the log: each begins at the identities of one customer, or at one conversation."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import ibis
import msgspec

from wayline.line.model import Filters
from wayline.touchpoints.reading import id_literal, touchpoints_of, utc_literal
from wayline.touchpoints.reading import touchpoints as every_touchpoint

MARK_COLUMNS = ("occurred_at", "name", "department", "lens", "channel", "currency")


class Cursor(msgspec.Struct, frozen=True):
    """Where a page ended: the key of its last touchpoint."""

    occurred_at: datetime
    position: int


def of(identities: Sequence[UUID], filters: Filters) -> ibis.Table:
    """The touchpoints of these identities that the filters leave."""
    rows = touchpoints_of(identities)
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


def page(identities: Sequence[UUID], filters: Filters, after: Cursor | None, limit: int) -> ibis.Table:
    """The newest `limit` rows below the cursor."""
    rows = of(identities, filters)
    if after is not None:
        at = utc_literal(after.occurred_at)
        rows = rows.filter((rows.occurred_at < at) | ((rows.occurred_at == at) & (rows.position < after.position)))
    return rows.order_by([ibis.desc("occurred_at"), ibis.desc("position")]).limit(limit)


def count(identities: Sequence[UUID], filters: Filters) -> ibis.Table:
    """One row: how many there are."""
    return of(identities, filters).agg(total=lambda rows: rows.count())


def beginning(identities: Sequence[UUID]) -> ibis.Table:
    """One row: when the line begins; null for a line with nothing on it."""
    return touchpoints_of(identities).agg(first_at=lambda rows: rows.occurred_at.min())


def whole(identities: Sequence[UUID]) -> ibis.Table:
    """All of a customer's touchpoints as the curve needs them: every column more costs a read of it all.

    Ids and numbers come ready to be sent, rows in any order: ten thousand are put in order sooner here than there.
    """
    rows = touchpoints_of(identities)
    return rows.select(
        *MARK_COLUMNS,
        "position",
        "order_id",
        id=rows.id.cast("string"),
        value=rows.value.cast("float64"),
        conversation=rows.conversation.cast("string"),
    )


def beginnings(identities: Sequence[UUID]) -> ibis.Table:
    """What was said first in conversations, with all that is known of it; rare enough to read the JSON of."""
    rows = touchpoints_of(identities)
    began = rows.filter(rows.conversation.notnull() & rows.name.isin(["Conversation Started", "Message Received"]))
    return began.order_by(["occurred_at", "position"]).select("name", "conversation", "properties", "context")


def bought(identities: Sequence[UUID], names: tuple[str, ...]) -> ibis.Table:
    """This customer's orders and what became of them, oldest first."""
    rows = touchpoints_of(identities)
    return rows.filter(rows.name.isin(names)).order_by(["occurred_at", "position"])


def of_conversation(conversation: UUID) -> ibis.Table:
    """The first touchpoints of one conversation."""
    rows = every_touchpoint()
    wanted = rows.conversation == id_literal(conversation)
    return rows.filter(wanted).order_by(["occurred_at", "position"]).limit(20)


def customers_with(name: str, since: datetime, until: datetime) -> ibis.Table:
    """One row: how many customers had this between two moments."""
    rows = every_touchpoint()
    within = (rows.occurred_at >= utc_literal(since)) & (rows.occurred_at < utc_literal(until))
    return rows.filter((rows.name == name) & within).agg(customers=rows.customer.nunique())
