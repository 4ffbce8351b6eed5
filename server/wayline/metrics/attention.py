"""Attention: what teammates had in front of them, shared out among what they worked on at once."""

import ibis
from ibis.expr.types import IntegerColumn, TimestampColumn

from wayline.metrics.conversing import spam, whose
from wayline.metrics.definition import Asked
from wayline.touchpoints.reading import utc_literal

FOCUSED = "Conversation Focused"
SPAM = ("Conversation Marked Spam", "Conversation Spam Undone")
WHO = ("talk", "teammate")


def stretches(log: ibis.Table, asked: Asked) -> ibis.Table:
    """One row for each time a teammate turned to a conversation in the period, with `began_at` and `ended_at`.

    What two consoles of one teammate say of one conversation is one stretch. What lies outside the period is cut off,
    so that two periods have between them what one over both has. Spam is out.
    """
    rows = log.filter(log.conversation.notnull() & log.name.isin([FOCUSED, *SPAM]))
    rows = rows.mutate(talk=rows.conversation.cast("string"))
    focused = rows.filter((rows.name == FOCUSED) & rows.teammate.notnull()).anti_join(spam(rows), "talk")
    said = whose(focused, "began_at")
    since, until = utc_literal(asked.since), utc_literal(asked.until)
    cut = said.select(
        "talk",
        "customer",
        "channel",
        "channel_id",
        "team",
        teammate=said.teammate.cast("string"),
        key=said.id.cast("string"),
        began_at=ibis.greatest(said.began_at.cast("timestamp(6)"), since),
        ended_at=ibis.least(said.occurred_at, until),
    )
    cut = cut.filter(cut.began_at < cut.ended_at)
    in_order = {"group_by": WHO, "order_by": ["began_at", "ended_at", "key"]}
    before = ibis.window(**in_order, preceding=(None, 1))
    cut = cut.mutate(begins=(cut.began_at > cut.ended_at.max().over(before)).fill_null(True).cast("int64"))
    so_far = ibis.window(**in_order, preceding=None, following=0)
    cut = cut.mutate(stretch=cut.begins.sum().over(so_far))
    return cut.group_by([*WHO, "stretch"]).agg(
        customer=cut.customer.arbitrary(),
        channel=cut.channel.max(),
        channel_id=cut.channel_id.max(),
        team=cut.team.max(),
        began_at=cut.began_at.min(),
        ended_at=cut.ended_at.max(),
    )


def meter(found: ibis.Table, *marks: ibis.Table) -> ibis.Table:
    """What stands at each moment (`teammate`, `moment` in microseconds) on a meter of one stretch's share.

    It runs at 1 ÷ (how many conversations the teammate works on just then), so a stretch's share of the time is what
    it shows at its end less what it showed at its beginning, and the shares of all add up to the time in which there
    was any. `marks` are further moments (`teammate`, `at`) at which it is to be read.
    """
    steps = found.select("teammate", moment=micros(found.began_at), step=ibis.literal(1))
    steps = steps.union(found.select("teammate", moment=micros(found.ended_at), step=ibis.literal(-1)))
    for mark in marks:
        steps = steps.union(mark.select("teammate", moment=micros(mark.at), step=ibis.literal(0)))
    steps = steps.group_by(["teammate", "moment"]).agg(step=steps.step.sum())
    in_order = {"group_by": "teammate", "order_by": "moment"}
    following = steps.moment.lead().over(ibis.window(**in_order))
    steps = steps.mutate(
        at_once=steps.step.sum().over(ibis.window(**in_order, preceding=None, following=0)),
        lasts=(following - steps.moment).fill_null(0),
    )
    runs = ibis.cases((steps.at_once > 0, steps.lasts.cast("float64") / steps.at_once), else_=0.0)
    steps = steps.mutate(runs=runs)
    shown = steps.runs.sum().over(ibis.window(**in_order, preceding=(None, 1)))
    return steps.select("teammate", "moment", shown=shown.fill_null(0.0))


def micros(at: TimestampColumn) -> IntegerColumn:
    """Microseconds since 1970."""
    found: IntegerColumn = at.delta(ibis.timestamp("1970-01-01 00:00:00"), unit="microsecond")
    return found


def shared(found: ibis.Table, shown: ibis.Table) -> ibis.Table:
    """These stretches with their `share`, in seconds, as the meter `shown` has it."""
    found = found.mutate(begins=micros(found.began_at), ends=micros(found.ended_at))
    found = found.inner_join(shown.rename(begins="moment", shown_then="shown"), ["teammate", "begins"])
    found = found.inner_join(shown.rename(ends="moment", shown_after="shown"), ["teammate", "ends"])
    return found.mutate(share=(found.shown_after - found.shown_then) / 1_000_000)
