"""Handing over: to another team or teammate, or up to who knows or decides more, with a reason and a word to them."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

import msgspec
from msgspec import Meta

from wayline.conversations import store
from wayline.conversations.adding import add_state
from wayline.conversations.assigning import names_of
from wayline.conversations.errors import NobodyThere
from wayline.conversations.model import Author, Conversation, Kind
from wayline.conversations.replying import Reply, reply
from wayline.conversations.states import Priority
from wayline.conversations.writing import tidied
from wayline.kit.db import Transaction


class HandOver(msgspec.Struct, frozen=True, kw_only=True):
    """To whom it goes and why. `way`: aside (transfer) or up (escalate); `note` is for who takes it on."""

    way: Literal["transfer", "escalate"]
    reason: Annotated[str, Meta(min_length=1, max_length=200)]
    teammate_id: UUID | None = None
    team_id: UUID | None = None
    note: Annotated[str, Meta(max_length=5000)] = ""


async def hand_on(tx: Transaction, id: UUID, wanted: HandOver, by: Author, at: datetime) -> Conversation:
    """Give it to them, with the note; what is escalated presses at least highly.

    Raises NoSuchConversation; NobodyThere for nobody, or who is not here; Invalid for a reason of blanks.
    """
    if wanted.teammate_id is None and wanted.team_id is None:
        raise NobodyThere
    facts = await names_of(tx, wanted.teammate_id, wanted.team_id)
    reason = tidied(wanted.reason)
    if wanted.note.strip():
        await reply(tx, id, Reply(body=wanted.note, kind=Kind.NOTE), by, at)
    conversation = await store.load(tx, id)
    before = {"from_teammate_id": conversation.assignee_id, "from_team_id": conversation.team_id}
    conversation.assign(wanted.teammate_id, wanted.team_id, by, at)
    told = {name: str(value) for name, value in before.items() if value}
    name = "transferred" if wanted.way == "transfer" else "escalated"
    await add_state(tx, conversation, name, by, at, reason=reason, **facts, **told)
    if wanted.way == "escalate" and conversation.priority in {Priority.LOW, Priority.NORMAL}:
        was, conversation.priority = conversation.priority, Priority.HIGH.value
        await add_state(tx, conversation, "prioritised", by, at, priority=Priority.HIGH.value, was=was)
    return conversation
