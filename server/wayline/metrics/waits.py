"""Waits: from the oldest customer message that nobody answered until somebody does, or until nobody needs to."""

import ibis
from ibis.expr.types import BooleanValue

from wayline.metrics.conversing import first_of_each, in_order, talk
from wayline.metrics.definition import Asked

MARKED, UNDONE = "No Reply Needed Marked", "No Reply Needed Undone"
SAYS = ("customer", "channel", "channel_id", "began_at", "ended_at", "teammate", "team")


def waits(log: ibis.Table, asked: Asked) -> ibis.Table:
    """One row for each wait that began before the end of the period, with `talk` and what stands in SAYS.

    `ended_at` is null while it lasts. It ends by a teammate's reply (`answered`; `teammate` and `team` say whose), by
    a word that no reply is needed (`needless`), or when the conversation is resolved or merged. Several messages in a
    row are one wait, from the first. `first`: no teammate had answered the customer in this conversation before.
    """
    rows = in_order(talk(log, asked))
    rows = rows.mutate(needless=_stands(rows))
    closes = rows.name.isin(["Conversation Resolved", "Conversation Merged"])
    rows = rows.mutate(ends=rows.replies | rows.needless | closes)
    so_far = ibis.window(group_by="talk", order_by="number", preceding=None, following=0)
    asked_first = ibis.cases((rows.asks, rows.number)).min().over(ibis.window(group_by="talk"))
    rows = rows.mutate(replied=rows.replies & (rows.number > asked_first).fill_null(False))
    rows = rows.mutate(
        # What lies between two ends is one wait: the first end closes wait 0, the next wait 1.
        wait=rows.ends.cast("int64").sum().over(so_far) - rows.ends.cast("int64"),
        replies_before=rows.replied.cast("int64").sum().over(so_far),
    )
    begun = first_of_each(rows.filter(rows.asks), "talk", "wait").select(
        "talk",
        "wait",
        "customer",
        "channel",
        "channel_id",
        asked_of="team",
        began_at="occurred_at",
        first=lambda begun: begun.replies_before == 0,
    )
    ended = rows.filter(rows.ends).select(
        "talk", "wait", "teammate", "team", "needless", ended_at="occurred_at", answered="replies"
    )
    found = begun.left_join(ended, ["talk", "wait"], rname="ended_{name}")
    return found.mutate(team=found.team.coalesce(found.asked_of)).select(
        "talk",
        "first",
        *SAYS,
        answered=found.answered.fill_null(False),
        needless=found.needless.fill_null(False),
    )


def _stands(rows: ibis.Table) -> BooleanValue:
    """Whether this row says that no reply is needed, and nothing took that back."""
    words = rows.name.isin([MARKED, UNDONE])
    following = rows.name.lead().over(ibis.window(group_by=["talk", words], order_by="number"))
    return (rows.name == MARKED) & (following != UNDONE).fill_null(True)
