"""How conversations stand, for rooms that watch over them: the row, what is known, what was promised."""

from collections.abc import Collection, Sequence
from uuid import UUID

import msgspec

from wayline.company import Sight
from wayline.conversations.follow_ups import store as follow_ups
from wayline.conversations.follow_ups.model import FollowUp
from wayline.conversations.model import Conversation
from wayline.conversations.naming import names_for
from wayline.conversations.overseeing import store
from wayline.conversations.promising import store as promises
from wayline.conversations.promising.model import Promise
from wayline.conversations.states import SETTLED, Status
from wayline.kit.db import Transaction

IN_HAND = tuple(status.value for status in Status if status not in SETTLED)


class Stands(msgspec.Struct, frozen=True, kw_only=True):
    """One conversation as it stands: `promises` that have not ended, `follow_up` that nobody came back with yet."""

    conversation: Conversation
    promises: Sequence[Promise] = ()
    follow_up: FollowUp | None = None


class Called(msgspec.Struct, frozen=True):
    """How a conversation is called where it is mentioned: whose it is, and what about; as far as somebody may see."""

    id: UUID
    customer: str | None
    subject: str | None


async def standing_of(tx: Transaction, ids: Sequence[UUID]) -> list[Stands]:
    """These as they stand; who is not there any more is left out."""
    rows = await store.all_of(tx, ids)
    running: dict[UUID, list[Promise]] = {}
    for promise in await promises.open_of(tx, ids) if rows else ():
        running.setdefault(promise.conversation_id, []).append(promise)
    latest = await follow_ups.latest_of(tx, ids)
    undone = {id: each for id, each in latest.items() if each.kept_at is None and each.withdrawn_at is None}
    return [
        Stands(
            conversation=row,
            promises=running.get(row.id, []),
            follow_up=undone.get(row.id),
        )
        for row in rows
    ]


async def called(tx: Transaction, ids: Sequence[UUID], sight: Sight) -> dict[UUID, Called]:
    """How these are called, for somebody who may see so much."""
    rows = await store.all_of(tx, ids)
    names = await names_for(tx, customers={row.identity for row in rows})
    return {
        row.id: Called(
            row.id,
            sight.name(names.customer(row.identity).name),
            sight.words(row.subject or row.snippet) or None,
        )
        for row in rows
    }


async def in_hand(tx: Transaction) -> Sequence[UUID]:
    """Every conversation that is neither resolved, closed nor spam."""
    return await store.ids_of(tx, IN_HAND)


async def at_rest(tx: Transaction, ids: Collection[UUID]) -> tuple[set[UUID], set[UUID]]:
    """Those of these in which nobody writes just now, held so until the transaction ends, and those that are gone.

    Whoever writes holds the conversation first and what watches over it after; so whoever watches does the same, and
    waits for nobody: two that wait for each other would both be broken off.
    """
    there = await store.those_there(tx, ids)
    return await store.at_rest(tx, ids), set(ids) - there
