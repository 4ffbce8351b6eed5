"""sla_attainment: of the promises that came due, how many were kept."""

import ibis
from ibis.expr.types import StringValue

from wayline.metrics.conversing import spam
from wayline.metrics.definition import Asked, Definition, Described
from wayline.touchpoints.reading import properties_at, utc_literal

MET, BREACHED = "Promise Met", "Promise Breached"
SPAM = ("Conversation Marked Spam", "Conversation Spam Undone")
SAID = ("policy", "metric", "priority")


def observe(log: ibis.Table, asked: Asked) -> ibis.Table:
    """One row for each promise that was met or broken in the period."""
    rows = log.filter(log.conversation.notnull() & log.name.isin([MET, BREACHED, *SPAM]))
    rows = rows.filter(rows.occurred_at < utc_literal(asked.until))
    rows = rows.mutate(talk=rows.conversation.cast("string"))
    due = rows.anti_join(spam(rows), "talk")
    due = due.filter(due.name.isin([MET, BREACHED]) & (due.occurred_at >= utc_literal(asked.since)))
    read = due.select(
        "customer",
        "channel",
        subject="talk",
        at="occurred_at",
        began_at="occurred_at",
        ended_at="occurred_at",
        value=(due.name == MET).cast("float64"),
        read=properties_at(due.properties, list(SAID)),
    )
    return read.mutate(**{name: _word(read.read[place].cast("string")) for place, name in enumerate(SAID)}).drop("read")


def _word(said: StringValue) -> StringValue:
    """A text of JSON without its quotes."""
    return said.substr(1, said.length() - 2).replace('\\"', '"').replace("\\\\", "\\")


definition = Definition(
    version=1,
    shape="share",
    observe=observe,
    described=Described(
        id="sla_attainment",
        name="Promises kept (SLA)",
        question="Of the response and resolution times promised that came due, how many were kept?",
        formula="promises met ÷ (promises met + promises broken)",
        unit="share",
        direction="higher is better",
        lens="service",
        clock="calendar",
        booked_at="the moment it was met; if it was not, the moment it was due",
        exclusions=[
            "promises still running and not late: neither kept nor broken",
            "time a promise stood still while the customer was waited for, where its policy says so",
            "promises that were dropped: no policy was for the conversation any more, or nobody had to answer",
            "spam",
        ],
        source="Each promise is counted by the clock of its own policy: the calendar, or the opening hours in force.",
        dimensions=["policy", "metric", "priority", "channel"],
    ),
)
