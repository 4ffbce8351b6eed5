"""What several metrics need to know of a conversation's touchpoints: who wrote, by hand or by itself, and spam."""

import ibis
from ibis.expr.types import BooleanValue, JSONValue, StringValue

from wayline.metrics.definition import Asked
from wayline.touchpoints.reading import properties_at, utc_literal

TALK = (
    "Conversation Started",
    "Message Received",
    "Message Sent",
    "Conversation Resolved",
    "Conversation Reopened",
    "Conversation Merged",
    "Conversation Marked Spam",
    "Conversation Spam Undone",
    "No Reply Needed Marked",
    "No Reply Needed Undone",
)


def talk(log: ibis.Table, asked: Asked) -> ibis.Table:
    """What was said and done in conversations up to the end of the period, without spam.

    `asks` marks a message of a customer's own, `replies` one by a teammate's hand: what bots and automations write,
    acknowledgements and robots' mail are neither (rule 6). `channel_id` is the mailbox or chat, `team` whose it was.
    """
    rows = log.filter(log.conversation.notnull() & log.name.isin(TALK))
    rows = rows.filter(rows.occurred_at < utc_literal(asked.until))
    by_hand = ~_automatic(rows) & (rows.channel != "bot")
    rows = rows.mutate(
        talk=rows.conversation.cast("string"),
        asks=(rows.name == "Message Received") & (rows.initiated_by == "customer") & by_hand,
        replies=(rows.name == "Message Sent") & (rows.initiated_by == "company") & by_hand,
        teammate=rows.teammate.cast("string"),
    )
    return whose(rows).anti_join(spam(rows), "talk")


def in_order(rows: ibis.Table) -> ibis.Table:
    """Each conversation's rows numbered from 0 as they happened; arrival does not matter.

    In the same microsecond a conversation starts before it is written in, and is resolved after.
    """
    rank = ibis.cases(
        (rows.name == "Conversation Started", 0),
        (rows.name == "Conversation Reopened", 1),
        (rows.name == "Message Received", 2),
        (rows.name == "Message Sent", 3),
        else_=4,
    )
    ranked = rows.mutate(rank=rank, key=rows.id.cast("string"))
    order = ibis.window(group_by="talk", order_by=["occurred_at", "rank", "key"])
    return ranked.mutate(number=ibis.row_number().over(order))


def first_of_each(rows: ibis.Table, *keys: str) -> ibis.Table:
    """The first row of each, in the order of `in_order`."""
    numbered = rows.mutate(nth=ibis.row_number().over(ibis.window(group_by=keys, order_by="number")))
    return numbered.filter(numbered.nth == 0).drop("nth")


def whose(rows: ibis.Table, *also: str) -> ibis.Table:
    """With `channel_id` and `team`, and what else is said; rows that come without their properties say nothing."""
    names = ["channel_id", "team", *also]
    if "properties" not in rows.columns:  # one customer's line
        return rows.mutate(**{name: ibis.null("string") for name in names})
    rows = rows.mutate(said=properties_at(rows.properties, names))
    return rows.mutate(**{name: _plain(rows.said[place]) for place, name in enumerate(names)}).drop("said")


def _plain(said: JSONValue) -> StringValue:
    """A word of JSON without its quotes; null where there is none."""
    text = said.cast("string").replace('"', "")
    return ibis.cases((~text.isin(["", "null"]), text))


def _automatic(rows: ibis.Table) -> BooleanValue:
    return rows.marks.cast("string").contains("automatic").fill_null(False) | (rows.initiated_by == "system")


def spam(rows: ibis.Table) -> ibis.Table:
    """Conversations that were marked as spam after they were last said not to be."""
    marked = rows.filter(rows.name.isin(["Conversation Marked Spam", "Conversation Spam Undone"]))
    ended = marked.group_by("talk").agg(
        marked_at=marked.occurred_at.max(where=marked.name == "Conversation Marked Spam"),
        undone_at=marked.occurred_at.max(where=marked.name == "Conversation Spam Undone"),
    )
    is_spam = ended.marked_at.notnull() & (ended.undone_at.isnull() | (ended.marked_at > ended.undone_at))
    return ended.filter(is_spam).select("talk")
