"""Keeping what was understood: beside the entry for the desk, on the customer's line for everybody who counts."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import msgspec

from wayline.conversations import store
from wayline.conversations.adding import announce
from wayline.conversations.model import Conversation, Entry, Side
from wayline.conversations.understanding import store as understood
from wayline.conversations.understanding.model import Understanding
from wayline.conversations.understanding.thanking import look_for_thanks
from wayline.kit.db import Transaction
from wayline.language import Reading, Writer, understood_id
from wayline.touchpoints.recording import Initiator, Touchpoint, record, standard

UNDERSTOOD = "Text Understood"
NEWS = timedelta(minutes=10)
NOT_KEPT_TWICE = ("text_id", "text", "writer", "source")  # they stand in the entry


class Read(msgspec.Struct, frozen=True):
    """An entry that was read, and what was understood of it: the properties of its touchpoint, and what they are of."""

    entry: Entry
    properties: dict[str, Any]
    reading: Reading | None = None


class Occasion(msgspec.Struct, frozen=True, kw_only=True):
    """When it was read.

    Texts older than `remembered_since` are on nobody's line any more, and do not come back by being read.
    """

    at: datetime
    remembered_since: datetime | None = None


async def keep(tx: Transaction, id: UUID, read: Sequence[Read], upto: int, occasion: Occasion) -> int:
    """Keep what was understood in one conversation, whose texts are read up to this position now.

    To do it twice is to do it once; what teammates corrected stays. Returns how many texts were new.
    """
    conversation = await store.find(tx, id)
    if conversation is None:  # erased while it was read
        return 0
    known = {row.entry_id: row for row in await understood.of_entries(tx, [one.entry.id for one in read])}
    fresh = [one for one in read if not _is_known(known.get(one.entry.id), one)]
    for one in fresh:
        await _put(tx, known.get(one.entry.id), one, occasion.at)
    conversation.understood_position = max(conversation.understood_position, upto)
    await understood.stand(tx, conversation)
    if any(is_news(one.entry, occasion.at) for one in read):  # an old text that is read at last settles nothing now
        await look_for_thanks(tx, conversation, occasion.at)
    if not fresh:
        return 0
    await record(tx, *_touchpoints(conversation, fresh, occasion))
    for one in fresh:
        news = is_news(one.entry, occasion.at)
        await announce(tx, conversation, type="understood", position=one.entry.position, change="understood", news=news)
    return len(fresh)


def is_news(entry: Entry, now: datetime) -> bool:
    """Whether it was written just now: lists of colleagues change by what is understood of it, and it goes first."""
    return entry.at > now - NEWS


def writer_of(entry: Entry) -> Writer:
    """Whose words these are: the customer's, or ours."""
    return "customer" if entry.author_kind == Side.CUSTOMER else "teammate"


def _is_known(row: Understanding | None, one: Read) -> bool:
    return row is not None and row.version == one.properties["version"]


async def _put(tx: Transaction, row: Understanding | None, one: Read, at: datetime) -> None:
    signals = {name: value for name, value in one.properties.items() if name not in NOT_KEPT_TWICE}
    if row is not None:
        row.version, row.read_at, row.signals = one.properties["version"], at, signals
        return
    new = Understanding(
        entry_id=one.entry.id,
        conversation_id=one.entry.conversation_id,
        position=one.entry.position,
        writer=one.properties["writer"],
        source=one.properties["source"],
        version=one.properties["version"],
        read_at=at,
        signals=signals,
    )
    await store.save(tx, new)


def _touchpoints(conversation: Conversation, read: Iterable[Read], occasion: Occasion) -> list[Touchpoint]:
    since = occasion.remembered_since
    return [_touchpoint(conversation, one) for one in read if since is None or one.entry.at >= since]


def _touchpoint(conversation: Conversation, one: Read) -> Touchpoint:
    meaning, is_ours = standard(UNDERSTOOD), one.entry.author_kind == Side.TEAMMATE
    return Touchpoint(
        id=understood_id(one.entry.id, one.properties["version"]),
        identity=conversation.identity,
        anonymous=conversation.anonymous,
        name=UNDERSTOOD,
        occurred_at=one.entry.at,
        lens=meaning.lens,
        channel=conversation.channel,
        department=meaning.department,
        stage=meaning.stage,
        initiated_by=Initiator.SYSTEM,
        conversation=conversation.id,
        teammate=one.entry.author_id if is_ours else None,
        marks=("automatic",) if one.properties["is_automatic"] else (),
        properties=one.properties,
    )
