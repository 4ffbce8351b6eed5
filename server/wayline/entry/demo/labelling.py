"""What the demo's teammates said of their conversations: why customers wrote, what it came to, how much it presses."""

from datetime import datetime
from decimal import Decimal
from uuid import UUID

from wayline.conversations import Author, Outcome, Priority, Resolution, prioritise
from wayline.conversations.fields.keeping import Choice, NewField, make_field
from wayline.conversations.fields.model import FieldKind
from wayline.conversations.fields.store import fields
from wayline.conversations.topics.keeping import NewTopic, make_topic, put_topic
from wayline.conversations.topics.store import tree
from wayline.entry.demo.simulator.talk import Talk
from wayline.entry.demo.simulator.words import Cause
from wayline.kit.db import Transaction

TOPICS: dict[Cause, tuple[str, str]] = {
    "late": ("Delivery", "Late"),
    "wrong": ("Delivery", "Wrong item"),
    "payment": ("Payment", "Fails at checkout"),
    "discount": ("Payment", "Discounts"),
    "colours": ("Products", "Colours"),
    "size": ("Products", "Sizes"),
}
CAME_TO: dict[Cause, Resolution] = {
    "late": Resolution.SOLVED,
    "wrong": Resolution.REPLACED,
    "payment": Resolution.SOLVED,
    "discount": Resolution.INFORMATION,
    "colours": Resolution.INFORMATION,
    "size": Resolution.INFORMATION,
}
REASONS = ("Too small", "Too large", "Changed their mind", "Damaged")
A_REFUND = Outcome(Resolution.REFUND, Decimal("89.00"), "GBP")
REFUNDED_OF = 4


async def make_labels(tx: Transaction, at: datetime) -> dict[Cause, UUID]:
    """The topics by what they are the cause of, and a field; made once."""
    known = {(each.parent_id, each.name): each.id for each in (await tree(tx)).values()}
    found: dict[Cause, UUID] = {}
    for cause, (above, name) in TOPICS.items():
        if (None, above) not in known:
            known[None, above] = (await make_topic(tx, NewTopic(above), at)).id
        place = (known[None, above], name)
        if place not in known:
            known[place] = (await make_topic(tx, NewTopic(name, known[None, above]), at)).id
        found[cause] = known[place]
    if not await fields(tx):
        options = [Choice(name) for name in REASONS]
        await make_field(tx, NewField("Reason for return", FieldKind.LIST, options), at)
    return found


async def label(tx: Transaction, id: UUID, talk: Talk, topics: dict[Cause, UUID], by: Author) -> None:
    """Say what a conversation is about, as its teammate did with the first answer; who cannot pay goes first."""
    at = talk.lines[-1].at
    await put_topic(tx, id, topics[talk.cause], by, at)
    if talk.cause == "payment" and talk.resolved_at is None:
        await prioritise(tx, id, Priority.URGENT, by, at)


def outcome_of(talk: Talk) -> Outcome:
    """What it came to; some who got the wrong shoes had their money back."""
    if talk.cause == "wrong" and talk.person.number % REFUNDED_OF == 0:
        return A_REFUND
    return Outcome(CAME_TO[talk.cause]) if len(talk.lines) > 1 else Outcome(Resolution.NO_ANSWER_NEEDED)
