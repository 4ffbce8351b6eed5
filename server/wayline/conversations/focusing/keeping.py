"""What consoles say becomes stretches of attention, and each stretch that is over one touchpoint."""

import asyncio
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Annotated
from uuid import UUID

import msgspec

from wayline.conversations.focusing import store
from wayline.conversations.focusing.model import GAP, Focus
from wayline.conversations.model import Conversation
from wayline.kit.clock import utc_now
from wayline.kit.db import Database, Transaction
from wayline.kit.ids import derived_id
from wayline.touchpoints.recording import Touchpoint, record, standard

LATEST = 15 * 60.0
"""Seconds a console that cannot reach us keeps what it has to say."""
SETTLED = GAP + timedelta(seconds=60)
"""How long nothing was heard of a stretch until it is over: what a console says may be half a minute late."""
LOOK_EVERY = 15.0
Ago = Annotated[float, msgspec.Meta(ge=0, le=LATEST)]


class Focused(msgspec.Struct, frozen=True):
    """A conversation that was in front, and worked on: from so many seconds ago until so many seconds ago.

    Not two moments: a console's clock may be wrong.
    """

    conversation_id: UUID
    began_ago: Ago
    ended_ago: Ago


async def keep_focus(tx: Transaction, teammate: UUID, said: Sequence[Focused], now: datetime) -> None:
    """Keep what one of the teammate's consoles says; said twice, or by two of theirs, it is as good as said once."""
    known = await store.these(tx, {each.conversation_id for each in said})
    # In the order of ids, as whoever holds several does.
    for each in sorted(said, key=lambda each: (each.conversation_id, -each.began_ago)):
        began_at, ended_at = (now - timedelta(seconds=ago) for ago in (each.began_ago, each.ended_ago))
        conversation = known.get(each.conversation_id)
        if conversation is None or began_at >= ended_at:
            continue
        new = Focus(conversation_id=conversation.id, teammate_id=teammate, began_at=began_at, ended_at=ended_at)
        other = await store.lengthen(tx, new)
        if other is None:
            continue
        if other.began_at > ended_at:  # said late: it was over before the other began
            await record_focus(tx, conversation, new)
        else:
            await record_focus(tx, conversation, other)
            other.began_at, other.ended_at = began_at, ended_at


async def end_focus(tx: Transaction, now: datetime) -> int:
    """Put stretches that are over on the line. Returns how many."""
    found = await store.over(tx, now - SETTLED)
    for row, conversation in found:
        await record_focus(tx, conversation, row)
        await store.forget(tx, row)
    return len(found)


async def keep_ending(database: Database) -> None:
    """End what is over, for ever; any number of servers may."""
    while True:
        async with database.transaction() as tx:
            ended = await end_focus(tx, utc_now())
        if ended < store.AT_ONCE:
            await asyncio.sleep(LOOK_EVERY)


async def record_focus(tx: Transaction, conversation: Conversation, row: Focus) -> None:
    """One stretch, booked at its end."""
    name = standard("Conversation Focused")
    team = {"team": str(conversation.team_id)} if conversation.team_id else {}
    began = row.began_at.isoformat()
    await record(
        tx,
        Touchpoint(
            id=derived_id("focus", str(row.conversation_id), str(row.teammate_id), began),
            identity=conversation.identity,
            name=name.name,
            occurred_at=row.ended_at,
            lens=name.lens,
            channel=conversation.channel,
            department=name.department,
            stage=name.stage,
            initiated_by=name.initiated_by,
            conversation=row.conversation_id,
            teammate=row.teammate_id,
            properties={"began_at": began, "channel_id": str(conversation.channel_id), **team},
        ),
    )
