"""The questions the console and the channels ask of conversations."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from sqlalchemy import func, select, tuple_

from wayline.company import EVERYTHING, Sight
from wayline.conversations.errors import NoSuchConversation, NoSuchFile
from wayline.conversations.mentions.naming import with_names
from wayline.conversations.mentions.store import mentions_in
from wayline.conversations.model import Attachment, Conversation, Entry, Kind
from wayline.conversations.naming import entry_shape, names_for
from wayline.conversations.shapes import (
    ConversationShape,
    EntryPage,
    EntryShape,
    TagShape,
)
from wayline.conversations.showing.reads import shaped
from wayline.conversations.tags.model import Tag
from wayline.conversations.understanding.reads import signals_of
from wayline.customers import identities_of
from wayline.kit.db import Transaction

VISIBLE_STATES = ("resolved", "reopened")
BEGINNING = 12


async def conversation(
    tx: Transaction, id: UUID, teammate: UUID | None, sight: Sight = EVERYTHING
) -> ConversationShape:
    """One conversation, read or unread by this teammate, as far as they may see. Raises NoSuchConversation."""
    row = await tx.get(Conversation, id)
    if row is None:
        raise NoSuchConversation(id=str(id))
    return (await shaped(tx, [row], teammate, sight))[0]


async def entries_after(
    tx: Transaction, id: UUID, after: int, limit: int = 100, sight: Sight = EVERYTHING
) -> EntryPage:
    """What came after a position, in order, with the position of the newest. Raises NoSuchConversation."""
    position = await _position(tx, id)
    chosen = select(Entry).where(Entry.conversation_id == id, Entry.position > after)
    rows = (await tx.execute(chosen.order_by(Entry.position).limit(limit))).scalars().all()
    return EntryPage(await shaped_entries(tx, rows, sight), position)


async def entries_before(
    tx: Transaction, id: UUID, before: int | None, limit: int = 50, sight: Sight = EVERYTHING
) -> EntryPage:
    """The newest entries (before a position), in order. Raises NoSuchConversation."""
    position = await _position(tx, id)
    chosen = select(Entry).where(Entry.conversation_id == id)
    if before is not None:
        chosen = chosen.where(Entry.position < before)
    rows = (await tx.execute(chosen.order_by(Entry.position.desc()).limit(limit))).scalars().all()
    return EntryPage(await shaped_entries(tx, rows[::-1], sight), position)


async def entries_at(
    tx: Transaction, places: Iterable[tuple[UUID, int]], sights: Sequence[Sight]
) -> list[tuple[UUID, list[EntryShape]]]:
    """The entries at these (conversation, position), in order of position: each once for every sight."""
    chosen = select(Entry).where(tuple_(Entry.conversation_id, Entry.position).in_(list(places)))
    rows = (await tx.execute(chosen.order_by(Entry.position))).scalars().all()
    return list(zip((row.conversation_id for row in rows), await _seen(tx, rows, sights), strict=True))


async def visible_after(
    tx: Transaction, id: UUID, after: int, limit: int = 100, sight: Sight = EVERYTHING
) -> EntryPage:
    """As `entries_after`, but only what the customer may see: messages, and that it was resolved or reopened."""
    position = await _position(tx, id)
    chosen = select(Entry).where(
        Entry.conversation_id == id,
        Entry.position > after,
        (Entry.kind == Kind.MESSAGE.value) | Entry.state["name"].astext.in_(VISIBLE_STATES),
    )
    rows = (await tx.execute(chosen.order_by(Entry.position).limit(limit))).scalars().all()
    return EntryPage(await shaped_entries(tx, rows, sight), position)


def is_visible(entry: EntryShape) -> bool:
    """Whether the customer may see it."""
    return entry.kind == Kind.MESSAGE.value or (entry.state is not None and entry.state["name"] in VISIBLE_STATES)


async def one_entry(tx: Transaction, entry: Entry, sight: Sight = EVERYTHING) -> EntryShape:
    """This entry, with names and files."""
    return (await shaped_entries(tx, [entry], sight))[0]


async def shaped_entries(tx: Transaction, rows: Sequence[Entry], sight: Sight = EVERYTHING) -> list[EntryShape]:
    """These rows with the names of their authors, their files and their words as HTML."""
    return [seen for [seen] in await _seen(tx, rows, [sight])]


async def _seen(tx: Transaction, rows: Sequence[Entry], sights: Sequence[Sight]) -> list[list[EntryShape]]:
    mentions = await mentions_in(tx, [row.id for row in rows if row.kind == Kind.NOTE.value])
    named = [each for found in mentions.values() for each in found]
    names = await names_for(
        tx,
        customers={row.author_id for row in rows if row.author_kind == "customer" and row.author_id},
        teammates={row.author_id for row in rows if row.author_kind == "teammate" and row.author_id}
        | {each.whom_id for each in named if each.kind == "teammate"},
        teams={each.whom_id for each in named if each.kind == "team"},
    )
    with_files = [row.id for row in rows if row.kind != Kind.STATE.value]
    chosen = select(Attachment).where(Attachment.entry_id.in_(with_files)).order_by(Attachment.id)
    files: dict[UUID, list[Attachment]] = {}
    for file in (await tx.execute(chosen)).scalars() if with_files else ():
        if file.entry_id:
            files.setdefault(file.entry_id, []).append(file)
    signals = await signals_of(tx, with_files)

    def shaped_for(row: Entry, sight: Sight) -> EntryShape:
        shown = entry_shape(row, names, files.get(row.id, []), sight, signals.get(row.id))
        return with_names(shown, mentions.get(row.id, []), names)

    return [[shaped_for(row, sight) for sight in sights] for row in rows]


async def conversations_of(tx: Transaction, correspondent: UUID, limit: int = 20) -> Sequence[Conversation]:
    """What a visitor has talked about with us, newest first; spam included, for to them it is none."""
    chosen = select(Conversation).where(Conversation.correspondent == correspondent)
    newest = chosen.order_by(Conversation.last_at.desc(), Conversation.id.desc()).limit(limit)
    return (await tx.execute(newest)).scalars().all()


async def conversations_of_customer(tx: Transaction, identities: Sequence[UUID]) -> list[ConversationShape]:
    """Every conversation with any of these identities, oldest first."""
    chosen = select(Conversation).where(Conversation.identity.in_(identities)).order_by(Conversation.started_at)
    return await shaped(tx, (await tx.execute(chosen)).scalars().all(), None)


async def others(
    tx: Transaction, id: UUID, teammate: UUID | None, sight: Sight = EVERYTHING, limit: int = 20
) -> list[ConversationShape]:
    """What else the same customer has talked about with us, newest first, spam left out. Raises NoSuchConversation."""
    row = await tx.get(Conversation, id)
    if row is None:
        raise NoSuchConversation(id=str(id))
    theirs = await identities_of(tx, row.identity)
    chosen = select(Conversation).where(Conversation.identity.in_(theirs), Conversation.id != id)
    chosen = chosen.where(Conversation.status != "spam").order_by(Conversation.last_at.desc()).limit(limit)
    return await shaped(tx, (await tx.execute(chosen)).scalars().all(), teammate, sight)


async def all_entries(tx: Transaction, id: UUID) -> list[EntryShape]:
    """Every entry of a conversation, in order."""
    chosen = select(Entry).where(Entry.conversation_id == id).order_by(Entry.position)
    return await shaped_entries(tx, (await tx.execute(chosen)).scalars().all())


async def entry_at(tx: Transaction, conversation: UUID, position: int) -> Entry | None:
    """The entry at this position, if there is one."""
    chosen = select(Entry).where(Entry.conversation_id == conversation, Entry.position == position)
    return (await tx.execute(chosen)).scalar_one_or_none()


async def last_said_to_customer(tx: Transaction, ids: Sequence[UUID]) -> dict[UUID, int]:
    """The position of our last message in each of these conversations."""
    chosen = (
        select(Entry.conversation_id, func.max(Entry.position))
        .where(Entry.conversation_id.in_(ids), Entry.kind == Kind.MESSAGE.value, Entry.author_kind != "customer")
        .group_by(Entry.conversation_id)
    )
    return {row[0]: row[1] for row in await tx.execute(chosen)}


async def file(tx: Transaction, id: UUID) -> tuple[Attachment, Entry | None]:
    """A file, with the entry that carries it once it is sent. Raises NoSuchFile."""
    row = await tx.get(Attachment, id)
    if row is None:
        raise NoSuchFile(id=str(id))
    return row, await tx.get(Entry, row.entry_id) if row.entry_id else None


async def file_for_customer(tx: Transaction, id: UUID, correspondent: UUID) -> Attachment:
    """A file this visitor sent, or that a message to them carries. Raises NoSuchFile, for any other too."""
    row, entry = await file(tx, id)
    if entry is None:
        is_theirs = row.uploader_id == correspondent
    else:
        talk = await tx.get(Conversation, entry.conversation_id)
        is_theirs = entry.kind == Kind.MESSAGE.value and talk is not None and talk.correspondent == correspondent
    if not is_theirs:
        raise NoSuchFile(id=str(id))
    return row


async def every_tag(tx: Transaction) -> list[TagShape]:
    """All tags, by name."""
    rows = (await tx.execute(select(Tag).order_by(func.lower(Tag.name)))).scalars()
    return [TagShape(row.id, row.name, row.colour, row.parent_id) for row in rows]


async def _position(tx: Transaction, id: UUID) -> int:
    found = (await tx.execute(select(Conversation.position).where(Conversation.id == id))).scalar_one_or_none()
    if found is None:
        raise NoSuchConversation(id=str(id))
    return found
