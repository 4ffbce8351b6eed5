"""first_response_time: how long a customer waits for the first answer by a person."""

import ibis

from wayline.metrics.conversing import first_of_each, in_order, talk
from wayline.metrics.definition import Asked, Definition, Described
from wayline.metrics.waits import waits
from wayline.touchpoints.reading import utc_literal


def observe(log: ibis.Table, asked: Asked) -> ibis.Table:
    """One row for each conversation that was answered in the period, or began in it and still waits.

    What was resolved without an answer, or needs none, waits no more: it has no row.
    """
    rows = in_order(talk(log, asked))
    first = first_of_each(rows.filter(rows.asks), "talk").select(
        "talk", "customer", "channel", "channel_id", asked_of="team", asked_at="occurred_at", asked_number="number"
    )
    replies = rows.filter(rows.replies).select("talk", "number", "teammate", "team", answered_at="occurred_at")
    later = replies.inner_join(first, "talk")
    later = later.filter(later.number > later.asked_number).select("talk", "number", "answered_at", "teammate", "team")
    pairs = first.left_join(first_of_each(later, "talk"), "talk", rname="reply_{name}")
    found = waits(log, asked)
    lasting = found.filter(found["first"] & found.ended_at.isnull()).select("talk").distinct()
    pairs = pairs.filter(pairs.answered_at.notnull()).union(
        pairs.filter(pairs.answered_at.isnull()).semi_join(lasting, "talk")
    )
    seconds = pairs.answered_at.delta(pairs.asked_at, unit="microsecond").cast("float64") / 1_000_000
    observed = pairs.select(
        "customer",
        "channel",
        "channel_id",
        "teammate",
        subject="talk",
        at="answered_at",
        began_at="asked_at",
        ended_at="answered_at",
        value=seconds,
        team=pairs.team.coalesce(pairs.asked_of),
    )
    since = utc_literal(asked.since)
    return observed.filter((observed.at >= since) | (observed.at.isnull() & (observed.began_at >= since)))


definition = Definition(
    version=3,
    shape="durations",
    observe=observe,
    described=Described(
        id="first_response_time",
        name="First response time",
        question="How long does a customer wait for the first answer by a person?",
        formula="first public reply by a teammate − first message of the customer in the conversation",
        unit="seconds",
        direction="lower is better",
        lens="service",
        clock="calendar and business",
        booked_at="the moment of the reply",
        exclusions=[
            "replies by bots and automations, and automatic mail in either direction",
            "spam",
            "conversations not answered yet: they are counted as waiting",
            "conversations that ended, or were marked “no reply needed”, without an answer",
            "a second first response after a reopening",
        ],
        source="A conversation that a teammate began counts from the customer's first answer.",
        dimensions=["channel", "channel_id", "team", "teammate"],
    ),
)
