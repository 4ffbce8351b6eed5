"""next_response_time: how long a customer waits for each further answer."""

import ibis

from wayline.metrics.definition import Asked, Definition, Described
from wayline.metrics.waits import SAYS, waits
from wayline.touchpoints.reading import utc_literal


def observe(log: ibis.Table, asked: Asked) -> ibis.Table:
    """One row for each later wait that was answered in the period, or began in it and still lasts."""
    found = waits(log, asked)
    found = found.filter(~found["first"] & (found.answered | found.ended_at.isnull()))
    observed = found.select(
        *SAYS,
        subject="talk",
        at="ended_at",
        value=found.ended_at.delta(found.began_at, unit="microsecond").cast("float64") / 1_000_000,
    )
    since = utc_literal(asked.since)
    return observed.filter((observed.at >= since) | (observed.at.isnull() & (observed.began_at >= since)))


definition = Definition(
    version=1,
    shape="durations",
    observe=observe,
    described=Described(
        id="next_response_time",
        name="Next response time",
        question="How long does a customer wait for each further answer?",
        formula="reply by a teammate − oldest message of the customer that nobody had answered",
        unit="seconds",
        direction="lower is better",
        lens="service",
        clock="calendar and business",
        booked_at="the moment of the reply",
        exclusions=[
            "the first answer in a conversation: that is the first response time",
            "replies by bots and automations, and automatic mail in either direction",
            "spam",
            "waits that ended because no reply was needed, or with the conversation",
            "waits that last: they are counted as waiting",
        ],
        source="Several messages of a customer in a row are one wait, from the first of them.",
        dimensions=["channel", "channel_id", "team", "teammate"],
    ),
)
