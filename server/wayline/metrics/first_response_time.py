"""first_response_time: how long a customer waits for the first answer by a person."""

import ibis

from wayline.metrics.conversing import in_order, talk
from wayline.metrics.definition import Asked, Definition, Described
from wayline.touchpoints.reading import utc_literal


def observe(log: ibis.Table, asked: Asked) -> ibis.Table:
    """One row for each conversation that was answered in the period, or began in it and still waits."""
    rows = in_order(talk(log, asked))
    first = _first(rows.filter(rows.asks)).select(
        "talk", "customer", "channel", asked_at="occurred_at", asked_number="number"
    )
    replies = rows.filter(rows.replies).select(
        "talk", "number", answered_at="occurred_at", teammate=rows.teammate.cast("string")
    )
    later = replies.inner_join(first, "talk")
    later = later.filter(later.number > later.asked_number).select("talk", "number", "answered_at", "teammate")
    pairs = first.left_join(_first(later), "talk", rname="reply_{name}")
    seconds = pairs.answered_at.delta(pairs.asked_at, unit="microsecond").cast("float64") / 1_000_000
    observed = pairs.select(
        "customer",
        "channel",
        subject="talk",
        at="answered_at",
        began_at="asked_at",
        ended_at="answered_at",
        value=seconds,
        teammate=pairs.teammate,
    )
    since = utc_literal(asked.since)
    return observed.filter((observed.at >= since) | (observed.at.isnull() & (observed.began_at >= since)))


def _first(rows: ibis.Table) -> ibis.Table:
    order = ibis.window(group_by="talk", order_by="number")
    numbered = rows.mutate(nth=ibis.row_number().over(order))
    return numbered.filter(numbered.nth == 0).drop("nth")


definition = Definition(
    version=1,
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
            "a second first response after a reopening",
        ],
        source="A conversation that a teammate began counts from the customer's first answer.",
        dimensions=["channel", "teammate"],
    ),
)
