"""Rows of what was understood: loading for a change."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.dialects.postgresql import distinct_on

from wayline.conversations.errors import NoSuchEntry, NotReadYet
from wayline.conversations.model import Conversation, Entry, Kind, Side
from wayline.conversations.understanding.model import (
    Forgetting,
    Learning,
    LearningPause,
    Rereading,
    Understanding,
    standing,
)
from wayline.kit.db import Transaction

LOOKED_BACK = 60  # texts of a conversation that its standing is worked out from
AT_ONCE = 60  # entries of one conversation that are read in one go
TOLD = 0.75  # how sure a language must be for short texts beside it to be in it too
TEXTS = (Kind.MESSAGE.value, Kind.NOTE.value)


class Talk(msgspec.Struct, frozen=True):
    """A conversation with texts to be read; after them it is read up to `upto`.

    `tongue`: the language of the customer's last text there that was long enough to tell.
    """

    id: UUID
    channel: str
    entries: list[Entry]
    upto: int
    tongue: str | None = None


async def load(tx: Transaction, conversation: UUID, entry: UUID) -> tuple[Entry, Understanding]:
    """An entry of this conversation and what was understood of it. Raises NoSuchEntry, NotReadYet."""
    written = await tx.get(Entry, entry)
    if written is None or written.conversation_id != conversation:
        raise NoSuchEntry(id=str(entry))
    found = await tx.get(Understanding, entry, populate_existing=True)
    if found is None:
        raise NotReadYet(id=str(entry))
    return written, found


async def of_entries(tx: Transaction, entries: Sequence[UUID]) -> Sequence[Understanding]:
    """What was understood of these before."""
    return (await tx.execute(select(Understanding).where(Understanding.entry_id.in_(entries)))).scalars().all()


async def stand(tx: Transaction, conversation: Conversation) -> None:
    """Work out anew what the conversation's texts come to; it is locked."""
    now = standing(await latest(tx, conversation.id))
    conversation.feeling, conversation.urgency, conversation.signs = now.feeling, now.urgency, list(now.signs)
    await tx.flush()


async def latest(tx: Transaction, conversation: UUID) -> Sequence[Understanding]:
    """What was understood there lately, newest first."""
    chosen = select(Understanding).where(Understanding.conversation_id == conversation)
    newest = chosen.order_by(Understanding.position.desc()).limit(LOOKED_BACK)
    return (await tx.execute(newest)).scalars().all()


async def said_since_answer(tx: Transaction, conversation: Conversation) -> list[tuple[Entry, Understanding | None]]:
    """What the customer wrote since our last answer by hand, as it was understood: newest first, the answer last."""
    chosen = (
        select(Entry, Understanding)
        .outerjoin(Understanding, Understanding.entry_id == Entry.id)
        .where(Entry.conversation_id == conversation.id, Entry.kind == Kind.MESSAGE.value, Entry.automatic.is_(False))
        .order_by(Entry.position.desc())
        .limit(LOOKED_BACK)
    )
    found: list[tuple[Entry, Understanding | None]] = []
    for entry, understood in await tx.execute(chosen):
        found.append((entry, understood))
        if entry.author_kind != Side.CUSTOMER:
            break
    return found


async def unread_in(tx: Transaction, ids: Sequence[UUID], since: datetime) -> list[Talk]:
    """What stands unread in these conversations, as far as somebody wrote there after `since`."""
    return await _talks(tx, _unread().where(Conversation.id.in_(ids), Conversation.last_at > since))


async def unread(tx: Transaction, limit: int, *, but: Collection[UUID] = ()) -> list[Talk]:
    """What stands unread anywhere but in these, the newest conversations first."""
    wanted = _unread().where(Conversation.id.not_in(list(but))) if but else _unread()
    return await _talks(tx, wanted.order_by(Conversation.last_at.desc(), Conversation.id.desc()).limit(limit))


async def outdated(tx: Transaction, version: str) -> int:
    """How many texts were read by models of another version."""
    chosen = select(func.count()).select_from(Understanding).where(_of_another(version))
    return (await tx.execute(chosen)).scalar_one()


async def to_reread(tx: Transaction, version: str, limit: int) -> list[Talk]:
    """Some texts that were read by models of another version."""
    chosen = (
        select(Conversation.channel, Entry)
        .join(Entry, Entry.conversation_id == Conversation.id)
        .join(Understanding, Understanding.entry_id == Entry.id)
        .where(_of_another(version))
        .order_by(Understanding.version, Understanding.entry_id)
        .limit(limit)
    )
    found: dict[UUID, Talk] = {}
    for channel, entry in await tx.execute(chosen):
        talk = found.setdefault(entry.conversation_id, Talk(entry.conversation_id, channel, [], 0))
        talk.entries.append(entry)
    return await _with_tongues(tx, found.values())


async def open_rereading(tx: Transaction) -> Rereading | None:
    """The one that is not finished, ours alone until the transaction ends."""
    chosen = select(Rereading).where(Rereading.ended_at.is_(None)).order_by(Rereading.begun_at).limit(1)
    return (await tx.execute(chosen.with_for_update())).scalar_one_or_none()


async def newest_learnings(tx: Transaction) -> dict[str, Learning]:
    """What was learned of each signal last, and was not forgotten since."""
    since = await forgotten_at(tx)
    chosen = select(Learning).ext(distinct_on(Learning.signal)).order_by(Learning.signal, Learning.at.desc())
    rows = (await tx.execute(chosen)).scalars()
    return {row.signal: row for row in rows if since is None or row.at > since}


async def forgotten_at(tx: Transaction) -> datetime | None:
    """When a teammate last had forgotten what was learned: corrections until then teach nothing."""
    return (await tx.execute(select(func.max(Forgetting.at)))).scalar_one()


async def open_pause(tx: Transaction) -> LearningPause | None:
    """The pause that goes on."""
    return (await tx.execute(select(LearningPause).where(LearningPause.until_at.is_(None)))).scalar_one_or_none()


async def went_on(tx: Transaction, rereading: UUID, count: int, *, ended_at: datetime | None) -> None:
    """So many texts more were read again; or it ended there."""
    row = await tx.get(Rereading, rereading, with_for_update=True)
    if row is not None:
        row.done, row.ended_at = min(row.total, row.done + count), ended_at or row.ended_at


def _unread() -> Select[Any]:
    return select(Conversation).where(Conversation.said_position > Conversation.understood_position)


def _of_another(version: str) -> ColumnElement[bool]:
    """As two stretches of the index, which "is not equal" is not. One that was judged again beside is of the same."""
    other = or_(Understanding.version < version, Understanding.version > version)
    return and_(other, Understanding.version.not_like(f"{version}+%"))


async def _talks(tx: Transaction, wanted: Select[Any]) -> list[Talk]:
    """These conversations with the next texts that stand in them unread; one with none is read up to there too."""
    found = {
        row.id: Talk(row.id, row.channel, [], min(row.said_position, row.understood_position + AT_ONCE))
        for row in (await tx.execute(wanted)).scalars()
    }
    chosen = (
        select(Entry)
        .join(Conversation, Conversation.id == Entry.conversation_id)
        .where(Entry.conversation_id.in_(list(found)), Entry.kind.in_(TEXTS), Entry.body != "")
        .where(Entry.position > Conversation.understood_position)
        .where(Entry.position <= Conversation.understood_position + AT_ONCE)
        .order_by(Entry.conversation_id, Entry.position)
    )
    for entry in (await tx.execute(chosen)).scalars() if found else ():
        if entry.position <= found[entry.conversation_id].upto:
            found[entry.conversation_id].entries.append(entry)
    return await _with_tongues(tx, found.values())


async def _with_tongues(tx: Transaction, talks: Collection[Talk]) -> list[Talk]:
    spoken = await tongues(tx, [talk.id for talk in talks])
    return [msgspec.structs.replace(talk, tongue=spoken.get(talk.id)) for talk in talks]


async def tongues(tx: Transaction, conversations: Collection[UUID]) -> dict[UUID, str]:
    """The language of the customer's last text that was long enough to tell, by conversation."""
    told = Understanding.signals["language_confidence"].as_float() >= TOLD
    chosen = (
        select(Understanding.conversation_id, Understanding.signals["language"].as_string())
        .ext(distinct_on(Understanding.conversation_id))
        .where(Understanding.conversation_id.in_(conversations), Understanding.writer == "customer", told)
        .order_by(Understanding.conversation_id, Understanding.position.desc())
    )
    return {row[0]: row[1] for row in await tx.execute(chosen)} if conversations else {}
