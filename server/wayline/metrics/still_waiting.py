"""still_waiting: who waits for us at a moment, and since when."""

import ibis

from wayline.metrics.conversing import in_order, talk
from wayline.metrics.definition import Asked, Definition, Described

AWAITING_US, AWAITING_CUSTOMER, INTERNAL, CLOSED = "awaiting_us", "awaiting_customer", "internal", "closed"


def observe(log: ibis.Table, asked: Asked) -> ibis.Table:
    """One row for each stretch of time a conversation was in one state (`state`); open stretches have no end.

    Several messages of a customer in a row are one wait, from the first of them.
    """
    rows = _with_state(in_order(talk(log, asked)))
    order = ibis.window(group_by="talk", order_by="number")
    changed = rows.mutate(was=rows.state.lag().over(order))
    changed = changed.filter(changed.was.isnull() | (changed.was != changed.state))
    # The last one has no end; said apart, because ClickHouse's lead() gives 1970 where nothing follows.
    from_the_end = ibis.row_number().over(ibis.window(group_by="talk", order_by=ibis.desc("number")))
    stretches = changed.mutate(follows=changed.occurred_at.lead().over(order), from_the_end=from_the_end)
    stretches = stretches.mutate(ended_at=ibis.cases((stretches.from_the_end > 0, stretches.follows)))
    return stretches.select(
        "customer",
        "channel",
        "channel_id",
        "state",
        "ended_at",
        subject="talk",
        at="occurred_at",
        began_at="occurred_at",
        value=ibis.literal(1).cast("float64"),
    )


def _with_state(rows: ibis.Table) -> ibis.Table:
    """The state after each row. What came last of a kind is found by its number: 2·number + which of the two it was."""
    so_far = ibis.window(group_by="talk", order_by="number", preceding=None, following=0)
    even = rows.number * 2
    closes = rows.name.isin(["Conversation Resolved", "Conversation Merged"])
    opens = rows.name.isin(["Conversation Started", "Conversation Reopened"]) | rows.asks
    marked = rows.name == "No Reply Needed Marked"
    unmarked = (rows.name == "No Reply Needed Undone") | rows.asks
    rows = rows.mutate(
        last_message=ibis.cases((rows.asks, even + 1), (rows.replies, even)).max().over(so_far),
        last_door=ibis.cases((closes, even + 1), (opens, even)).max().over(so_far),
        last_word=ibis.cases((marked, even + 1), (unmarked, even)).max().over(so_far),
    )
    closed = rows.last_door.notnull() & (rows.last_door % 2 == 1)
    needs_none = rows.last_word.notnull() & (rows.last_word % 2 == 1)
    return rows.mutate(
        state=ibis.cases(
            (closed, CLOSED),
            (rows.last_message.isnull(), INTERNAL),
            ((rows.last_message % 2 == 1) & ~needs_none, AWAITING_US),
            else_=AWAITING_CUSTOMER,
        )
    )


definition = Definition(
    version=2,
    shape="level",
    observe=observe,
    described=Described(
        id="still_waiting",
        name="Still waiting",
        question="How many customers wait for an answer right now, and how long has the oldest waited?",
        formula="conversations whose last public message is the customer's, that are not closed or marked "
        "“no reply needed”, at the end of the period",
        unit="conversations",
        direction="lower is better",
        lens="service",
        clock="calendar",
        booked_at="the end of the period",
        exclusions=[
            "spam",
            "automatic messages in either direction",
            "internal: conversations nobody has written in publicly yet, counted apart",
        ],
        source="A count at a moment, from changes of state: awaiting us, awaiting customer, internal, closed.",
        dimensions=["state", "channel", "channel_id"],
    ),
)
