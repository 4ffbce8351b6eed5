"""The line before: what a teammate sees beside a conversation."""

import asyncio
from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

import pyarrow as pa

from wayline.company import EVERYTHING, Sight
from wayline.customers import customers_by_id
from wayline.kit.db import Transaction
from wayline.kit.errors import NotFound
from wayline.line import store
from wayline.line.fetching import beginning, newest, talks, told
from wayline.line.model import Before, CustomerInBrief, Filters, Shown
from wayline.line.money import ORDER_NAMES, orders
from wayline.line.serving import service
from wayline.line.showing import shown
from wayline.line.who import Whose, names_of, whose
from wayline.line.why import Case, Reason, reasons, tone_of
from wayline.line.wording import say
from wayline.touchpoints.reading import Reading, ask

LOOKED_AT = 300
OTHERS_WITHIN = timedelta(days=7)
FEWEST_OTHERS = 5
PLAIN = {"Page Left", "Page Scrolled", "Visit Ended", "Customer Identified", "Customer Joined"}
# How colleagues kept an earlier conversation in order: it says nothing of why this one began.
PLAIN |= {"Status Changed", "Priority Changed", "Topic Changed", "Conversation Described", "Conversation Tagged"}


class NotOnTheLine(NotFound):
    """The log has nothing of this conversation: it is unknown, or a moment old."""

    code = "conversation_not_on_the_line"
    message = "This conversation is not on a line yet. It will be in a moment."


async def before(
    tx: Transaction, reading: Reading, conversation: UUID, limit: int, sight: Sight = EVERYTHING
) -> Before:
    """Why they are here, and the `limit` touchpoints before the conversation began, newest first.

    Raises NotOnTheLine when the log knows nothing of the conversation.
    """
    rows = await reading.rows(ask(store.of_conversation, conversation))
    if not rows:
        raise NotOnTheLine(conversation_id=str(conversation))
    first = next((row for row in rows if row["name"] == "Conversation Started"), rows[0])
    at = min(row["occurred_at"] for row in rows)
    who = await whose(tx, first["identity"])
    outline = told((await reading.outline(who.identities)).rows)
    found, first_at = await newest(reading, outline, Filters(until=at), None, LOOKED_AT), beginning(outline)
    teammates = await names_of(tx, (row["teammate"] for row in (*found, first)))
    items = [each for each in shown(found, teammates, first_at, sight) if each.conversation_id != conversation]
    [opening] = shown([first], teammates, sight=sight)
    said = reasons(Case(list(reversed(items)), opening, at))
    return Before(
        why=await _sentence(reading, said, at),
        tone=tone_of(said),
        items=_told(items)[:limit],
        customer=await _brief(tx, reading, who, outline, sight),
    )


async def _sentence(reading: Reading, said: Sequence[Reason], at: datetime) -> str | None:
    """The reasons as text; where many others met the same trouble, that too."""
    parts = [reason.words for reason in said]
    trouble = next((reason.trouble for reason in said if reason.trouble), None)
    if trouble is not None:
        [others] = await reading.rows(ask(store.customers_with, trouble, at - OTHERS_WITHIN, at))
        if others["customers"] > FEWEST_OTHERS:
            parts.append(say("why.others", count=others["customers"] - 1))
    return ". ".join(part[:1].upper() + part[1:] for part in parts) + "." if parts else None


def _told(items: Sequence[Shown]) -> list[Shown]:
    """Without what says nothing to a reader; a visit and the page it began on are one thing."""
    kept: list[Shown] = []
    for each in items:
        repeats = bool(kept) and (kept[-1].title, kept[-1].detail) == (each.title, each.detail)
        if each.name not in PLAIN and not repeats:
            kept.append(each)
    return kept


async def _brief(tx: Transaction, reading: Reading, who: Whose, outline: pa.Table, sight: Sight) -> CustomerInBrief:
    rows, served = await asyncio.gather(
        reading.rows(ask(store.bought, ORDER_NAMES), outline), service(reading, who, talks(outline))
    )
    bought = orders(rows)
    summary = (await customers_by_id(tx, [who.customer])).get(who.customer)
    return CustomerInBrief(
        id=who.customer,
        name=sight.name(summary.name) if summary else None,
        email=summary.email if summary and (sight.personal_data or sight.customers) else None,
        first_at=beginning(outline),
        contacts=served.contacts,
        orders=bought.orders,
        totals=bought.totals,
    )
