"""reply_rate: of the waits that began, how many a person answered."""

from datetime import timedelta

import ibis

from wayline.metrics.definition import Asked, Definition, Described
from wayline.metrics.waits import SAYS, waits
from wayline.touchpoints.reading import utc_literal


def observe(log: ibis.Table, asked: Asked) -> ibis.Table:
    """One row for each wait that began in the period and was not needless; 1 where it was answered by its end."""
    found = waits(log, asked)
    found = found.filter(~found.needless & (found.began_at >= utc_literal(asked.since)))
    return found.select(*SAYS, subject="talk", at="began_at", value=found.answered.cast("float64"))


definition = Definition(
    version=1,
    shape="share",
    observe=observe,
    settles=timedelta(days=3),
    described=Described(
        id="reply_rate",
        name="Reply rate",
        question="How many of those who write get an answer by a person?",
        formula="waits answered by a teammate ÷ waits that began in the period",
        unit="share",
        direction="higher is better",
        lens="service",
        clock="calendar",
        booked_at="the customer's message that began the wait",
        exclusions=[
            "waits that ended because no reply was needed",
            "replies by bots and automations, and automatic mail in either direction",
            "spam",
        ],
        source="A wait that still lasts, or ended with the conversation, was not answered; the newest may be yet.",
        dimensions=["channel", "channel_id", "team", "teammate"],
    ),
)
