"""Rows of this room: loading for a change, and what a change must know."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, func, select, update
from sqlalchemy.dialects.postgresql import insert

from wayline.conversations.errors import NoSuchConversation, NoSuchEntry, NoSuchFile, NoSuchTag
from wayline.conversations.marks.model import Draft, ReadMark
from wayline.conversations.model import Attachment, Conversation, Entry, Kind, Side
from wayline.conversations.states import Status
from wayline.conversations.tags.model import ConversationTag, Tag
from wayline.kit.db import Transaction


async def load(tx: Transaction, id: UUID) -> Conversation:
    """The conversation, ours alone until the transaction ends. Raises NoSuchConversation."""
    found = await find(tx, id)
    if found is None:
        raise NoSuchConversation(id=str(id))
    return found


async def find(tx: Transaction, id: UUID) -> Conversation | None:
    """As `load`; None where there is none."""
    chosen = select(Conversation).where(Conversation.id == id).with_for_update()
    return (await tx.execute(chosen, execution_options={"populate_existing": True})).scalar_one_or_none()


async def is_there(tx: Transaction, id: UUID) -> bool:
    """Whether there is such a conversation; nobody is kept from it."""
    return await tx.scalar(select(Conversation.id).where(Conversation.id == id)) is not None


async def follower_of(tx: Transaction, id: UUID) -> Conversation | None:
    """The newest conversation that goes on this one, ours alone until the transaction ends."""
    chosen = select(Conversation).where(Conversation.follows_id == id).order_by(Conversation.id.desc()).limit(1)
    return (await tx.execute(chosen.with_for_update())).scalar_one_or_none()


async def look_at(tx: Transaction, id: UUID) -> Conversation:
    """The conversation, for reading. Raises NoSuchConversation."""
    found = await tx.get(Conversation, id)
    if found is None:
        raise NoSuchConversation(id=str(id))
    return found


async def save(tx: Transaction, *rows: object) -> None:
    """Add new rows and write what changed."""
    tx.add_all(rows)
    await tx.flush()


async def entry_of_client(tx: Transaction, conversation: UUID, side: Side, client_id: str) -> Entry | None:
    """The entry a sender knows by this id of theirs."""
    chosen = select(Entry).where(
        Entry.conversation_id == conversation, Entry.author_kind == side.value, Entry.client_id == client_id
    )
    return (await tx.execute(chosen)).scalar_one_or_none()


async def entry_of_correspondent(tx: Transaction, correspondent: UUID, client_id: str) -> Entry | None:
    """The entry a visitor knows by this id of theirs, in whichever of their conversations it came to lie."""
    chosen = (
        select(Entry)
        .join(Conversation, Conversation.id == Entry.conversation_id)
        .where(
            Conversation.correspondent == correspondent,
            Entry.author_kind == Side.CUSTOMER.value,
            Entry.client_id == client_id,
        )
        .limit(1)
    )
    return (await tx.execute(chosen)).scalar_one_or_none()


async def newest_of(tx: Transaction, correspondent: UUID) -> Conversation | None:
    """The conversation of a visitor that moved last."""
    chosen = (
        select(Conversation)
        .where(Conversation.correspondent == correspondent)
        .order_by(Conversation.last_at.desc(), Conversation.id.desc())
        .limit(1)
    )
    return (await tx.execute(chosen)).scalar_one_or_none()


async def conversation_of(tx: Transaction, id: UUID, correspondent: UUID) -> Conversation:
    """The conversation, if it is this visitor's. Raises NoSuchConversation, for another's too."""
    found = await tx.get(Conversation, id)
    if found is None or found.correspondent != correspondent:
        raise NoSuchConversation(id=str(id))
    return found


async def count_started(tx: Transaction, correspondent: UUID, since: datetime, until: datetime) -> int:
    """How many conversations a visitor began between these."""
    chosen = (
        select(func.count())
        .select_from(Conversation)
        .where(Conversation.correspondent == correspondent, Conversation.started_at.between(since, until))
    )
    return (await tx.execute(chosen)).scalar_one()


async def count_messages(tx: Transaction, correspondent: UUID, since: datetime, until: datetime) -> int:
    """How many messages a visitor sent between these."""
    chosen = (
        select(func.count())
        .select_from(Entry)
        .join(Conversation, Conversation.id == Entry.conversation_id)
        .where(
            Conversation.correspondent == correspondent,
            Conversation.last_at > since,
            Entry.author_kind == Side.CUSTOMER.value,
            Entry.kind == Kind.MESSAGE.value,
            Entry.at.between(since, until),
        )
    )
    return (await tx.execute(chosen)).scalar_one()


async def count_files(tx: Transaction, uploader: UUID, since: datetime, until: datetime) -> int:
    """How many files they sent between these."""
    chosen = (
        select(func.count())
        .select_from(Attachment)
        .where(Attachment.uploader_id == uploader, Attachment.at.between(since, until))
    )
    return (await tx.execute(chosen)).scalar_one()


async def hand_over(tx: Transaction, correspondent: UUID, to: UUID) -> None:
    """What was one visitor's is from now on another's: the same person, known better."""
    await tx.execute(update(Conversation).where(Conversation.correspondent == correspondent).values(correspondent=to))
    await tx.execute(update(Attachment).where(Attachment.uploader_id == correspondent).values(uploader_id=to))


async def due_snoozes(tx: Transaction, now: datetime, limit: int = 50) -> Sequence[Conversation]:
    """Snoozed conversations whose time has come, ours alone; those another process holds are left to it."""
    chosen = (
        select(Conversation)
        .where(Conversation.status == Status.SNOOZED.value, Conversation.wakes_at <= now)
        .order_by(Conversation.wakes_at)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    return (await tx.execute(chosen)).scalars().all()


async def unsent_files(tx: Transaction, ids: Sequence[UUID], uploader: UUID | None) -> list[Attachment]:
    """Files of this uploader that no entry carries yet, in the order asked. Raises NoSuchFile."""
    if not ids:
        return []
    chosen = select(Attachment).where(
        Attachment.id.in_(ids), Attachment.entry_id.is_(None), Attachment.uploader_id == uploader
    )
    found = {row.id: row for row in (await tx.execute(chosen.with_for_update())).scalars()}
    missing = [id for id in ids if id not in found]
    if missing:
        raise NoSuchFile(id=str(missing[0]))
    return [found[id] for id in ids]


async def get_entry(tx: Transaction, id: UUID) -> Entry:
    """One entry, wherever it lies. Raises NoSuchEntry."""
    found = await tx.get(Entry, id)
    if found is None:
        raise NoSuchEntry(id=str(id))
    return found


async def files_of(tx: Transaction, entry: UUID) -> list[Attachment]:
    """The files that came with an entry, in their order."""
    chosen = select(Attachment).where(Attachment.entry_id == entry).order_by(Attachment.id)
    return list((await tx.execute(chosen)).scalars())


async def entry(tx: Transaction, conversation: UUID, id: UUID) -> Entry:
    """An entry of this conversation. Raises NoSuchEntry."""
    found = await tx.get(Entry, id)
    if found is None or found.conversation_id != conversation:
        raise NoSuchEntry(id=str(id))
    return found


async def tags(tx: Transaction, ids: Sequence[UUID]) -> list[Tag]:
    """These tags, by name. Raises NoSuchTag."""
    rows = (await tx.execute(select(Tag).where(Tag.id.in_(ids)).order_by(Tag.name))).scalars().all()
    known = {row.id for row in rows}
    for id in ids:
        if id not in known:
            raise NoSuchTag(id=str(id))
    return list(rows)


async def tags_of(tx: Transaction, conversation: UUID) -> set[UUID]:
    """What a conversation is tagged with."""
    chosen = select(ConversationTag.tag_id).where(ConversationTag.conversation_id == conversation)
    return set((await tx.execute(chosen)).scalars())


async def untag(tx: Transaction, conversation: UUID, tags: set[UUID]) -> None:
    """Take tags off."""
    await tx.execute(
        delete(ConversationTag).where(ConversationTag.conversation_id == conversation, ConversationTag.tag_id.in_(tags))
    )


async def every_tag(tx: Transaction) -> dict[UUID, Tag]:
    """All tags."""
    return {row.id: row for row in (await tx.execute(select(Tag))).scalars()}


async def tag_named(tx: Transaction, name: str) -> Tag | None:
    """The tag with this name, whatever its case."""
    return (await tx.execute(select(Tag).where(func.lower(Tag.name) == name.lower()))).scalar_one_or_none()


async def mark_read(tx: Transaction, conversation: UUID, teammate: UUID, position: int, at: datetime) -> bool:
    """Remember how far; reading never goes back. Returns whether this was further than before."""
    put = insert(ReadMark).values(conversation_id=conversation, teammate_id=teammate, position=position, at=at)
    further = put.on_conflict_do_update(
        index_elements=["conversation_id", "teammate_id"],
        set_={"position": position, "at": at},
        where=ReadMark.position < position,
    ).returning(ReadMark.position)
    return (await tx.execute(further)).scalar_one_or_none() is not None


async def keep_draft(
    tx: Transaction, conversation: UUID, teammate: UUID, written: tuple[str, Kind], at: datetime
) -> None:
    """Keep what was begun (words and kind); an empty one is forgotten."""
    body, kind = written
    if not body:
        await tx.execute(delete(Draft).where(Draft.conversation_id == conversation, Draft.teammate_id == teammate))
        return
    values = {"body": body, "kind": kind.value, "at": at}
    put = insert(Draft).values(conversation_id=conversation, teammate_id=teammate, **values)
    await tx.execute(put.on_conflict_do_update(index_elements=["conversation_id", "teammate_id"], set_=values))


async def draft(tx: Transaction, conversation: UUID, teammate: UUID) -> Draft | None:
    """What this teammate has begun."""
    return await tx.get(Draft, (conversation, teammate))


async def files_of_customer(tx: Transaction, identities: Sequence[UUID]) -> Sequence[Attachment]:
    """Every file in these identities' conversations, oldest first."""
    theirs = select(Entry.id).join(Conversation, Conversation.id == Entry.conversation_id)
    theirs = theirs.where(Conversation.identity.in_(identities))
    chosen = select(Attachment).where(Attachment.entry_id.in_(theirs)).order_by(Attachment.at, Attachment.id)
    return (await tx.execute(chosen)).scalars().all()


async def erase(tx: Transaction, identities: Sequence[UUID]) -> Sequence[UUID]:
    """Delete these identities' conversations with all in them. Returns the ids of their files."""
    theirs = select(Conversation.id).where(Conversation.identity.in_(identities))
    files = select(Attachment.id).join(Entry, Entry.id == Attachment.entry_id).where(Entry.conversation_id.in_(theirs))
    found = (await tx.execute(files)).scalars().all()
    await tx.execute(delete(Conversation).where(Conversation.identity.in_(identities)))
    return found


async def masks_of(tx: Transaction, conversation: UUID) -> dict[str, str]:
    """What every mask of a conversation stands for."""
    chosen = select(Entry.masks).where(Entry.conversation_id == conversation, Entry.masked.is_not(None))
    rows = (await tx.execute(chosen.order_by(Entry.position))).scalars()
    return {name: value for masks in rows for name, value in (masks or {}).items()}


async def last_said(tx: Transaction, conversation: UUID, most: int) -> list[Entry]:
    """The newest messages and notes that have words, oldest first."""
    chosen = select(Entry).where(
        Entry.conversation_id == conversation, Entry.kind != Kind.STATE.value, Entry.body != ""
    )
    return list((await tx.execute(chosen.order_by(Entry.position.desc()).limit(most))).scalars())[::-1]


async def unlooked(tx: Transaction) -> UUID | None:
    """A conversation in which nobody has looked for personal data everywhere."""
    chosen = select(Entry.conversation_id).where(Entry.masks.is_(None), Entry.kind != Kind.STATE.value).limit(1)
    return (await tx.execute(chosen)).scalar_one_or_none()


async def unlooked_of(tx: Transaction, conversation: UUID, most: int) -> Sequence[Entry]:
    """The first of its entries without masks."""
    chosen = select(Entry).where(Entry.conversation_id == conversation, Entry.masks.is_(None))
    chosen = chosen.where(Entry.kind != Kind.STATE.value).order_by(Entry.position).limit(most)
    return (await tx.execute(chosen)).scalars().all()
