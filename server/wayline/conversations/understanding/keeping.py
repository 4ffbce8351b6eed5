"""Keeping what was understood: beside the entry for the desk, on the customer's line for everybody who counts."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import msgspec

from wayline.conversations import store
from wayline.conversations.adding import announce
from wayline.conversations.model import Conversation, Entry, Side
from wayline.conversations.promising.changing import Cause
from wayline.conversations.promising.following import bring_up_to_date
from wayline.conversations.understanding import store as understood
from wayline.conversations.understanding.model import Understanding
from wayline.conversations.understanding.thanking import look_for_thanks
from wayline.kit.db import Transaction
from wayline.language import Reading, Writer, says_the_same, understood_id
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


News = tuple[Read, Understanding | None]
"""What was read, and what had been understood of it before."""


async def keep(tx: Transaction, id: UUID, read: Sequence[Read], upto: int, occasion: Occasion) -> int:
    """Keep what was understood in one conversation, whose texts are read up to this position now.

    To do it twice is to do it once; what teammates corrected stays. A text of which newer models say the same is not
    recorded again. Returns how many texts were new to these models.
    """
    conversation = await store.find(tx, id)
    if conversation is None:  # erased while it was read
        return 0
    known = {row.entry_id: row for row in await understood.of_entries(tx, [one.entry.id for one in read])}
    fresh = [one for one in read if not _is_known(known.get(one.entry.id), one)]
    news = [(one, row) for one in fresh if not _says_the_same(row := known.get(one.entry.id), one, occasion.at)]
    touchpoints = _touchpoints(conversation, news, occasion)
    for one, row in news:
        await _put(tx, row, one, occasion.at)
    conversation.understood_position = max(conversation.understood_position, upto)
    signs = list(conversation.signs)
    await understood.stand(tx, conversation)
    if conversation.signs != signs:  # which promises are made may go by what is wanted and felt
        await bring_up_to_date(tx, conversation, Cause(at=occasion.at, why="understood"))
    if any(is_news(one.entry, occasion.at) for one in read):  # an old text that is read at last settles nothing now
        await look_for_thanks(tx, conversation, occasion.at)
    await record(tx, *touchpoints)
    for one, _ in news:
        told = {"change": "understood", "news": is_news(one.entry, occasion.at)}
        await announce(tx, conversation, type="understood", position=one.entry.position, **told)
    return len(fresh)


def is_news(entry: Entry, now: datetime) -> bool:
    """Whether it was written just now: lists of colleagues change by what is understood of it, and it goes first."""
    return entry.at > now - NEWS


def writer_of(entry: Entry) -> Writer:
    """Whose words these are: the customer's, or ours."""
    return "customer" if entry.author_kind == Side.CUSTOMER else "teammate"


def _is_known(row: Understanding | None, one: Read) -> bool:
    return row is not None and row.version == one.properties["version"]


def _says_the_same(row: Understanding | None, one: Read, at: datetime) -> bool:
    """Whether these models say what was said before: then that stands, as read by them."""
    if row is None or not says_the_same(row.signals, one.properties):
        return False
    row.version, row.read_at = one.properties["version"], at
    return True


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


def _touchpoints(conversation: Conversation, read: Iterable[News], occasion: Occasion) -> list[Touchpoint]:
    since = occasion.remembered_since
    return [_touchpoint(conversation, one, row) for one, row in read if since is None or one.entry.at >= since]


def _touchpoint(conversation: Conversation, one: Read, before: Understanding | None) -> Touchpoint:
    replaces = before.read_at.isoformat() if before else ""
    meaning, is_ours = standard(UNDERSTOOD), one.entry.author_kind == Side.TEAMMATE
    return Touchpoint(
        id=understood_id(one.entry.id, one.properties["version"], after=replaces),
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
