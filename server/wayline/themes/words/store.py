"""The questions Words asks of the log. Each is an expression over touchpoints, the same on every engine.

JSON is taken out as text and made a word or a number here, in the few ways that both engines understand alike.
"""

from datetime import datetime

import ibis
from ibis.expr.types import BooleanValue, StringValue

from wayline.metrics import Asked
from wayline.touchpoints.reading import (
    each_at,
    given,
    properties_at,
    records,
    touchpoints,
    touchpoints_given,
    utc_literal,
)

UNDERSTOOD, THEMED, CORRECTED = "Text Understood", "Text Themed", "Text Corrected"
CUSTOMERS, COMPANY = "customer_facts", "company"
# What Words wants of a reading, beside its emotions.
READ = (
    "text_id",
    "writer",
    "source",
    "language",
    "sentiment",
    "effort",
    "entities",
    "product",
    "is_automatic",
)
# What says nothing about why somebody writes: it follows from something else that is on the line too.
DULL = (
    "Page Left",
    "Page Scrolled",
    "Visit Started",
    "Visit Ended",
    "Customer Identified",
    "Customer Joined",
    "Customer Unjoined",
    "Company Identified",
    "Segment Entered",
    "Segment Left",
    "Feedback Given",
    "Review Posted",
    "Survey Invited",
    "Survey Shown",
    "Survey Started",
    "Survey Answered",
)


def readings(log: ibis.Table, asked: Asked) -> ibis.Table:
    """One row for each text written in the period: its newest reading. Nobody wrote what is automatic (rule 6)."""
    rows = _within(log.filter(log.name == UNDERSTOOD), asked)
    found = rows.select(
        "customer",
        "channel",
        "stage",
        "position",
        at="occurred_at",
        conversation=rows.conversation.cast("string"),
        teammate=rows.teammate.cast("string"),
        read=properties_at(rows.properties, [*READ, "emotions"]),
    )
    one = {name: _given(found.read[place].cast("string")) for place, name in enumerate(READ)}
    said = found.mutate(
        text=_plain(one["text_id"]),
        writer=_plain(one["writer"]),
        source=_plain(one["source"]),
        language=_plain(one["language"]),
        sentiment=one["sentiment"].cast("float64"),
        effort=one["effort"].cast("float64"),
        entities=one["entities"],
        product=one["product"],
        emotions=each_at(found.read[len(READ)], "name"),
        automatic=one["is_automatic"],
    ).drop("read")
    newest = _newest(said, "text")
    return newest.filter(newest.automatic.fill_null("false") != "true").drop("automatic")


def themings(log: ibis.Table, asked: Asked) -> ibis.Table:
    """One row for each text written in the period that was looked at for themes: what the newest version says.

    `ids` are its themes; `themes` is the same whole, as JSON.
    """
    rows = _within(log.filter(log.name == THEMED), asked)
    found = rows.select("position", read=properties_at(rows.properties, ["text_id", "themes"]))
    text, themes = (_given(found.read[place].cast("string")) for place in (0, 1))
    said = found.mutate(text=_plain(text), ids=each_at(found.read[1], "theme"), themes=themes).drop("read")
    return _newest(said, "text").drop("position")


def corrections(log: ibis.Table) -> ibis.Table:
    """The newest word of a teammate on each signal of a text; on themes one for each theme. `value` is JSON."""
    rows = log.filter(log.name == CORRECTED)
    value = rows.properties["value"]
    said = rows.select(
        "position",
        text=word(rows, "text_id"),
        signal=word(rows, "signal"),
        value=_given(value.cast("string")),
        theme=_plain(_given(value["theme"].cast("string"))).fill_null(""),
    )
    return _newest(said, "text", "signal", "theme").drop("position")


def answered(log: ibis.Table, asked: Asked) -> ibis.Table:
    """What teammates sent in conversations since the period began: who may have answered its texts."""
    rows = log.filter((log.name == "Message Sent") & log.conversation.notnull() & log.teammate.notnull())
    rows = rows.filter(rows.occurred_at >= utc_literal(asked.since))
    return rows.select(
        conversation=rows.conversation.cast("string"), at=rows.occurred_at, teammate=rows.teammate.cast("string")
    )


def preceding(log: ibis.Table, asked: Asked, texts: ibis.Table) -> ibis.Table:
    """For each of `texts` (identity: the customer; occurred_at; position) the last experience in the 24 h before it.

    In the same microsecond the one recorded last. Texts that nothing precedes have no row.
    """
    begin = utc_literal(asked.since) - ibis.interval(hours=24)
    rows = log.filter((log.lens == "experience") & ~log.name.isin(DULL))
    rows = rows.filter((rows.occurred_at >= begin) & (rows.occurred_at < utc_literal(asked.until)))
    rows = rows.select("customer", "name", "department", step_at=rows.occurred_at, step=rows.position)
    wanted = texts.select(customer=texts.identity, at=texts.occurred_at, text=texts.position)
    pairs = rows.inner_join(wanted, "customer")
    pairs = pairs.filter((pairs.step_at < pairs.at) & (pairs.step_at >= pairs.at - ibis.interval(hours=24)))
    order = ibis.window(group_by="text", order_by=[ibis.desc("step_at"), ibis.desc("step")])
    ranked = pairs.mutate(nth=ibis.row_number().over(order))
    last = ranked.filter(ranked.nth == 0)
    return last.select("text", "name", "department")


def fact_then(name: str, as_of: datetime | None) -> ibis.Table:
    """(customer, value): of whom this fact was known then; the value as JSON. `company` is who they work for."""
    rows = records(CUSTOMERS, as_of)
    said = rows.data[COMPANY] if name == COMPANY else rows.data["facts"][name]
    found = rows.select(customer="key", value=_given(said.cast("string")))
    return found.filter(found.value.notnull())


def customers_then(limit: int, as_of: datetime | None) -> ibis.Table:
    """What was known then of so many customers: those of whom something was learned last."""
    rows = records(CUSTOMERS, as_of)
    return rows.order_by([ibis.desc("known_at"), "key"]).limit(limit).select("key", "data")


def readings_then(asked: Asked) -> ibis.Table:
    """`readings` of the whole log as known then."""
    return readings(touchpoints(asked.as_of), asked)


def themings_then(asked: Asked) -> ibis.Table:
    """`themings` of the whole log as known then."""
    return themings(touchpoints(asked.as_of), asked)


def corrections_then(as_of: datetime | None) -> ibis.Table:
    """`corrections` of the whole log as known then."""
    return corrections(touchpoints(as_of))


def answered_then(asked: Asked) -> ibis.Table:
    """`answered` of the whole log as known then."""
    return answered(touchpoints(asked.as_of), asked)


def preceding_then(asked: Asked) -> ibis.Table:
    """`preceding` of the whole log as known then, for the texts that come with the question."""
    return preceding(touchpoints(asked.as_of), asked, given("identity", "occurred_at", "position"))


def words_at() -> ibis.Table:
    """The texts at the positions that come with the question, in any order."""
    rows = touchpoints_given()
    return rows.select("position", text=raw(rows, "text"))


def raw(rows: ibis.Table, name: str) -> StringValue:
    """A property as JSON; null where it is missing or null."""
    return _given(rows.properties[name].cast("string"))


def word(rows: ibis.Table, name: str) -> StringValue:
    """A property that is a plain word of ours (an id, a code): without its quotes."""
    return _plain(raw(rows, name))


def _given(said: StringValue) -> StringValue:
    missing: BooleanValue = said.isin(["", "null"])
    return ibis.cases((~missing, said))


def _plain(said: StringValue) -> StringValue:
    return said.replace('"', "")


def _within(rows: ibis.Table, asked: Asked) -> ibis.Table:
    return rows.filter((rows.occurred_at >= utc_literal(asked.since)) & (rows.occurred_at < utc_literal(asked.until)))


def _newest(rows: ibis.Table, *keys: str) -> ibis.Table:
    """Of rows that say something of the same, the one recorded last."""
    order = ibis.window(group_by=list(keys), order_by=ibis.desc("position"))
    ranked = rows.mutate(nth=ibis.row_number().over(order))
    return ranked.filter(ranked.nth == 0).drop("nth")
