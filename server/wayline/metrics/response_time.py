"""response_time: how long a customer waits for an answer, first or further."""

import ibis

from wayline.metrics import first_response_time, next_response_time
from wayline.metrics.definition import Asked, Definition, Described


def observe(log: ibis.Table, asked: Asked) -> ibis.Table:
    """The rows of both kinds of waits together."""
    first, further = first_response_time.observe(log, asked), next_response_time.observe(log, asked)
    return first.union(further.select(*first.columns))


definition = Definition(
    version=1,
    shape="durations",
    observe=observe,
    described=Described(
        id="response_time",
        name="Response time",
        question="How long does a customer wait for an answer?",
        formula="every first response time and every next response time",
        unit="seconds",
        direction="lower is better",
        lens="service",
        clock="calendar and business",
        booked_at="the moment of the reply",
        exclusions=[
            "replies by bots and automations, and automatic mail in either direction",
            "spam",
            "waits that ended without an answer because none was needed",
            "waits that last: they are counted as waiting",
        ],
        source="The trade's “average response time”; the median is shown first, because a few long waits move a mean.",
        dimensions=["channel", "channel_id", "team", "teammate"],
    ),
)
