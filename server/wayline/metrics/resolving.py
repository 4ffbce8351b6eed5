"""first_resolution_time and full_resolution_time: how long until a matter is settled, the first time and for good."""

from collections.abc import Callable

import ibis

from wayline.metrics.conversing import first_of_each, in_order, talk
from wayline.metrics.definition import Asked, Definition, Described
from wayline.touchpoints.reading import utc_literal


def first(log: ibis.Table, asked: Asked) -> ibis.Table:
    """One row for each conversation first resolved in the period, or begun in it and never resolved."""
    return _resolved(log, asked, lambda rows: rows.group_by("talk").agg(number=rows.number.min()))


def full(log: ibis.Table, asked: Asked) -> ibis.Table:
    """One row for each conversation resolved in the period and not reopened, or begun in it and open at its end."""
    return _resolved(log, asked, lambda rows: rows.group_by("talk").agg(number=rows.number.max()), lasting=True)


def _resolved(
    log: ibis.Table, asked: Asked, chosen: Callable[[ibis.Table], ibis.Table], *, lasting: bool = False
) -> ibis.Table:
    rows = in_order(talk(log, asked))
    rows = rows.anti_join(rows.filter(rows.name == "Conversation Merged"), "talk")
    begun = first_of_each(rows.filter(rows.asks), "talk").select(
        "talk", "customer", "channel", "channel_id", asked_of="team", began_at="occurred_at", asked_number="number"
    )
    doors = rows.filter(rows.name.isin(["Conversation Resolved", "Conversation Reopened"]))
    doors = doors.inner_join(begun.select("talk", "asked_number"), "talk")
    doors = doors.filter(doors.number > doors.asked_number)
    # For good: the last that was done to it; where that is a reopening, it is not settled.
    picked = chosen(doors if lasting else doors.filter(doors.name == "Conversation Resolved"))
    ends = doors.semi_join(picked, ["talk", "number"]).filter(lambda end: end.name == "Conversation Resolved")
    ends = ends.select("talk", "teammate", "team", ended_at="occurred_at")
    pairs = begun.left_join(ends, "talk", rname="end_{name}")
    observed = pairs.select(
        "customer",
        "channel",
        "channel_id",
        "teammate",
        "began_at",
        "ended_at",
        subject="talk",
        at="ended_at",
        value=pairs.ended_at.delta(pairs.began_at, unit="microsecond").cast("float64") / 1_000_000,
        team=pairs.team.coalesce(pairs.asked_of),
    )
    since = utc_literal(asked.since)
    return observed.filter((observed.at >= since) | (observed.at.isnull() & (observed.began_at >= since)))


def _described(id: str, name: str, question: str, formula: str, source: str) -> Described:
    return Described(
        id=id,
        name=name,
        question=question,
        formula=formula,
        unit="seconds",
        direction="lower is better",
        lens="service",
        clock="calendar and business",
        booked_at="the moment it was resolved",
        exclusions=["spam", "merged conversations", "conversations that are not resolved: they are counted as waiting"],
        source=source,
        dimensions=["channel", "channel_id", "team", "teammate"],
    )


first_resolution_time = Definition(
    version=1,
    shape="durations",
    observe=first,
    described=_described(
        "first_resolution_time",
        "First resolution time",
        "How long until a matter is resolved the first time?",
        "first resolve − first message of the customer in the conversation",
        "A reopening does not change it; the full resolution time does.",
    ),
)
full_resolution_time = Definition(
    version=1,
    shape="durations",
    observe=full,
    described=_described(
        "full_resolution_time",
        "Full resolution time",
        "How long until a matter is resolved for good?",
        "last resolve, with no reopening after it − first message of the customer in the conversation",
        "What the customer and the company waited for each other is in it.",
    ),
)
