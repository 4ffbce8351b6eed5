"""The questions the line asks of the log: each begins at the identities of one customer, or at one conversation."""

from datetime import datetime
from uuid import UUID

import ibis
import msgspec

from wayline.line.model import Filters
from wayline.touchpoints.reading import touchpoints as every_touchpoint
from wayline.touchpoints.reading import touchpoints_of, utc_literal

MARK_COLUMNS = ("occurred_at", "name", "department", "lens", "channel", "currency")


class Cursor(msgspec.Struct, frozen=True):
    """Where a page ended: the key of its last touchpoint."""

    occurred_at: datetime
    position: int


def of(identities: list[UUID], filters: Filters) -> ibis.Table:
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


def page(rows: ibis.Table, after: Cursor | None, limit: int) -> ibis.Table:
    """The newest `limit` rows below the cursor."""
    if after is not None:
        at = utc_literal(after.occurred_at)
        rows = rows.filter((rows.occurred_at < at) | ((rows.occurred_at == at) & (rows.position < after.position)))
    return rows.order_by([ibis.desc("occurred_at"), ibis.desc("position")]).limit(limit)


def extent(rows: ibis.Table) -> ibis.Table:
    """One row: how many there are, the first and the last moment."""
    return rows.agg(total=rows.count(), first_at=rows.occurred_at.min(), last_at=rows.occurred_at.max())


def whole(identities: list[UUID]) -> ibis.Table:
    """All of a customer's touchpoints, oldest first, as the curve needs them: every column more costs a read of it all.

    Ids and numbers come ready to be sent.
    """
    rows = touchpoints_of(identities)
    return rows.order_by(["occurred_at", "position"]).select(
        *MARK_COLUMNS,
        id=rows.id.cast("string"),
        value=rows.value.cast("float64"),
        conversation=rows.conversation.cast("string"),
    )


def told(identities: list[UUID], service: tuple[str, ...], orders: tuple[str, ...]) -> ibis.Table:
    """The few of them whose other facts are needed: what happened in conversations, and orders. Oldest first."""
    rows = touchpoints_of(identities)
    talks = rows.conversation.notnull() & rows.name.isin(service)
    kept = rows.filter(talks | rows.name.isin(orders)).order_by(["occurred_at", "position"])
    return kept.select(*MARK_COLUMNS, "id", "value", "conversation", "order_id", "initiated_by", "marks")


def beginnings(identities: list[UUID]) -> ibis.Table:
    """What was said first in conversations, with all that is known of it; rare enough to read the JSON of."""
    return service_rows(identities, ("Conversation Started", "Message Received"))


def service_rows(identities: list[UUID], names: tuple[str, ...]) -> ibis.Table:
    """What happened in this customer's conversations, oldest first."""
    rows = touchpoints_of(identities)
    return rows.filter(rows.conversation.notnull() & rows.name.isin(names)).order_by(["occurred_at", "position"])


def named(identities: list[UUID], names: tuple[str, ...]) -> ibis.Table:
    """This customer's touchpoints of these names, oldest first."""
    rows = touchpoints_of(identities)
    return rows.filter(rows.name.isin(names)).order_by(["occurred_at", "position"])


def of_conversation(conversation: UUID) -> ibis.Table:
    """The first touchpoints of one conversation."""
    rows = every_touchpoint()
    wanted = rows.conversation == ibis.literal(str(conversation)).cast("uuid")
    return rows.filter(wanted).order_by(["occurred_at", "position"]).limit(20)


def customers_with(name: str, since: datetime, until: datetime) -> ibis.Table:
    """One row: how many customers had this between two moments."""
    rows = every_touchpoint()
    within = (rows.occurred_at >= utc_literal(since)) & (rows.occurred_at < utc_literal(until))
    return rows.filter((rows.name == name) & within).agg(customers=rows.customer.nunique())
