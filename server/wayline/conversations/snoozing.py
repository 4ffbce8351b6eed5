"""Snoozing until a moment, and waking when it comes."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

import msgspec
from msgspec import Meta

from wayline.company import channels_by_id, get_company, next_morning, schedule_versions
from wayline.conversations import store
from wayline.conversations.adding import add_state
from wayline.conversations.errors import AlreadySo, NoMorning
from wayline.conversations.model import SYSTEM, Author, Conversation
from wayline.conversations.spam import out_of_spam
from wayline.conversations.stamping import stamp
from wayline.conversations.states import Status
from wayline.kit.db import Transaction
from wayline.kit.errors import Invalid


class Pause(msgspec.Struct, frozen=True):
    """When it comes back: `until` a moment (with an offset), or `when` the customer replies or work begins next."""

    until: Annotated[datetime, Meta(tz=True)] | None = None
    when: Literal["reply", "next_working_morning"] | None = None


async def snooze(tx: Transaction, id: UUID, until: datetime | None, by: Author, at: datetime) -> Conversation:
    """Put it away until then, or (None) until a reply; a customer's message wakes it. A note does not.

    Raises NoSuchConversation, SnoozeInPast.
    """
    conversation = await store.load(tx, id)
    await out_of_spam(tx, conversation, by, at)
    conversation.snooze(until, by, at)
    await add_state(tx, conversation, "snoozed", by, at, until=stamp(until) if until else "reply")
    return conversation


async def put_away(tx: Transaction, id: UUID, pause: Pause, by: Author, at: datetime) -> Conversation:
    """Snooze until a moment, a reply, or the next working morning. Raises as these do, and Invalid for both or none."""
    if (pause.until is None) == (pause.when is None):
        raise Invalid("Say until which moment, or until what happens: one of them.")
    if pause.when == "next_working_morning":
        return await snooze_until_morning(tx, id, by, at)
    return await snooze(tx, id, pause.until, by, at)


async def snooze_until_morning(tx: Transaction, id: UUID, by: Author, at: datetime) -> Conversation:
    """Put it away until the next working day begins, by the hours of its channel, else of the company.

    Raises NoSuchConversation, NoMorning.
    """
    morning = await morning_of(tx, await store.look_at(tx, id), at)
    return await snooze(tx, id, morning, by, at)


async def morning_of(tx: Transaction, conversation: Conversation, at: datetime) -> datetime:
    """When the next working day of a conversation begins. Raises NoMorning."""
    company = await get_company(tx)
    channel = (await channels_by_id(tx, {conversation.channel_id})).get(conversation.channel_id)
    versions = await schedule_versions(tx, (channel and channel.schedule_id) or company.schedule_id)
    held = max((each for each in versions if each.from_at <= at), key=lambda each: each.from_at, default=None)
    morning = next_morning(versions, held.hours.time_zone if held else company.time_zone, at)
    if morning is None:
        raise NoMorning
    return morning


async def unsnooze(tx: Transaction, id: UUID, by: Author, at: datetime) -> Conversation:
    """Bring it back now. Raises NoSuchConversation, AlreadySo where it is not snoozed."""
    conversation = await store.load(tx, id)
    if conversation.status != Status.SNOOZED:
        raise AlreadySo("This conversation is not snoozed.", status=conversation.status)
    conversation.become(Status.OPEN, by, at)
    await add_state(tx, conversation, "unsnoozed", by, at)
    return conversation


async def wake_due(tx: Transaction, now: datetime) -> int:
    """Bring back what was snoozed until now or earlier. Returns how many."""
    due = await store.due_snoozes(tx, now)
    for conversation in due:
        conversation.become(Status.OPEN, SYSTEM, now)
        await add_state(tx, conversation, "woken", SYSTEM, now, reason="time")
    return len(due)
