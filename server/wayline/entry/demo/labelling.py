"""What the demo's teammates said of their conversations: why customers wrote, what it came to, how much it presses."""

from datetime import datetime, timedelta
from decimal import Decimal
from uuid import UUID

import msgspec

from wayline.conversations import SYSTEM, Author, Outcome, Priority, Resolution, prioritise
from wayline.conversations.fields.keeping import Choice, NewField, make_field
from wayline.conversations.fields.model import FieldKind
from wayline.conversations.fields.stating import state
from wayline.conversations.fields.store import fields
from wayline.conversations.follow_ups.promising import Promised, promise
from wayline.conversations.incidents.keeping import NewIncident, open_incident, put_incident
from wayline.conversations.incidents.store import latest
from wayline.conversations.macros.keeping import write_down_uses
from wayline.conversations.topics.keeping import NewTopic, make_topic, put_topic
from wayline.conversations.topics.store import tree
from wayline.entry.demo.preparing import prepare
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
TROUBLE = "Paying fails with error 12"
BACK_WITHIN = timedelta(days=2)
REASONS = ("Too small", "Too large", "Changed their mind", "Damaged")
A_REFUND = Outcome(Resolution.REFUND, Decimal("89.00"), "GBP")
REFUNDED_OF = 4


class Labels(msgspec.Struct, frozen=True):
    """What there is to say: the topics and macros by their causes, a field with its options, and an incident."""

    topics: dict[Cause, UUID]
    field: UUID
    reasons: list[UUID]
    incident: UUID
    macros: dict[Cause, tuple[UUID, int]]


async def make_labels(tx: Transaction, by: Author | None, at: datetime) -> Labels:
    """All of them, made once."""
    known = {(each.parent_id, each.name): each.id for each in (await tree(tx)).values()}
    found: dict[Cause, UUID] = {}
    for cause, (above, name) in TOPICS.items():
        if (None, above) not in known:
            known[None, above] = (await make_topic(tx, NewTopic(above), at)).id
        place = (known[None, above], name)
        if place not in known:
            known[place] = (await make_topic(tx, NewTopic(name, known[None, above]), at)).id
        found[cause] = known[place]
    there, options = list(await fields(tx)), [Choice(name) for name in REASONS]
    field = there[0] if there else await make_field(tx, NewField("Reason for return", FieldKind.LIST, options), at)
    open_ones = list(await latest(tx))
    incident = open_ones[0] if open_ones else await open_incident(tx, NewIncident(TROUBLE), SYSTEM, at)
    return Labels(
        found, field.id, [option.id for option in field.choices], incident.id, await prepare(tx, by, found, at)
    )


async def label(tx: Transaction, id: UUID, talk: Talk, labels: Labels, by: Author) -> None:
    """Say what a conversation is about, as its teammate did with the first answer; who cannot pay goes first."""
    at = talk.lines[-1].at
    await put_topic(tx, id, labels.topics[talk.cause], by, at)
    macro, one_of = labels.macros.get(talk.cause, (None, 1))
    if macro and talk.person.number % one_of == 0:
        await write_down_uses(tx, [macro], id, by.id, at)
    if talk.cause == "payment" and talk.resolved_at is None:
        await prioritise(tx, id, Priority.URGENT, by, at)
    if talk.cause == "payment":
        await put_incident(tx, id, labels.incident, by, at)
    if talk.cause == "wrong":
        reason = labels.reasons[talk.person.number % len(labels.reasons)]
        await state(tx, id, labels.field, str(reason), by=by, at=at)
    if talk.cause == "late" and talk.resolved_at is None and len(talk.lines) > 1:
        await promise(tx, id, Promised(at + BACK_WITHIN, "Where the parcel is"), by, at)


def outcome_of(talk: Talk) -> Outcome:
    """What it came to; some who got the wrong shoes had their money back."""
    if talk.cause == "wrong" and talk.person.number % REFUNDED_OF == 0:
        return A_REFUND
    return Outcome(CAME_TO[talk.cause]) if len(talk.lines) > 1 else Outcome(Resolution.NO_ANSWER_NEEDED)
