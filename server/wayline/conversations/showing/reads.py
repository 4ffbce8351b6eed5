"""Conversations as lists show them: with the names of everybody in them, as far as a caller may see."""

from collections.abc import Sequence
from uuid import UUID

import msgspec
from sqlalchemy import select
from sqlalchemy.dialects.postgresql import distinct_on

from wayline.company import EVERYTHING, Sight
from wayline.conversations.adding import snippet_of
from wayline.conversations.detailing import details_of
from wayline.conversations.marks.model import ReadMark
from wayline.conversations.masking import words
from wayline.conversations.model import Conversation, Entry, Kind
from wayline.conversations.naming import Names, names_for
from wayline.conversations.promising.reads import due_of
from wayline.conversations.shapes import ConversationShape, OpenedOn, PersonRef, RefundShape, TagShape
from wayline.conversations.states import About, Phase, Priority, Resolution, Status
from wayline.conversations.tags.model import ConversationTag, Tag
from wayline.conversations.understanding.model import URGENT
from wayline.conversations.understanding.reads import sign_of
from wayline.kit.db import Transaction

BEGINNING = 12


async def shaped(
    tx: Transaction, rows: Sequence[Conversation], teammate: UUID | None, sight: Sight = EVERYTHING
) -> list[ConversationShape]:
    """These rows with the names of everybody in them."""
    names = await names_for(
        tx,
        customers={row.identity for row in rows},
        teammates={id for row in rows for id in (row.assignee_id, row.no_reply_by_id) if id},
        teams={row.team_id for row in rows if row.team_id},
        channels={row.channel_id for row in rows},
    )
    ids = [row.id for row in rows]
    tags = await _tags(tx, ids)
    first = await _first_words(tx, [row.id for row in rows if not row.subject], sight)
    last = {} if sight.personal_data else await _last_words(tx, ids, sight)
    read = await _read_positions(tx, ids, teammate)
    details = await details_of(tx, rows)
    found = (_shape(row, names, tags.get(row.id, []), read.get(row.id, 0), first.get(row.id)) for row in rows)
    due = await due_of(tx, ids)
    whole = (msgspec.structs.replace(each, **details.get(each.id, {}), promises=due.get(each.id, [])) for each in found)
    return [each if sight.personal_data else _masked(each, last.get(each.id), sight) for each in whole]


def _masked(shape: ConversationShape, last_words: str | None, sight: Sight) -> ConversationShape:
    """Without what they may not see; the snippet anew, for it may end within a number."""
    promised = shape.follow_up
    opened_on = shape.opened_on and msgspec.convert(sight.facts(msgspec.to_builtins(shape.opened_on)), OpenedOn)
    return msgspec.structs.replace(
        shape,
        customer=PersonRef(shape.customer.id, sight.name(shape.customer.name)),
        subject=shape.subject and sight.words(shape.subject),
        snippet=last_words or (shape.snippet and sight.words(shape.snippet)),
        opened_on=opened_on,
        about=shape.about and msgspec.convert(sight.facts(msgspec.to_builtins(shape.about)), About),
        follow_up=promised and msgspec.structs.replace(promised, words=sight.words(promised.words)),
        fields=[
            msgspec.structs.replace(said, value=sight.facts(said.value), words=sight.words(said.words))
            for said in shape.fields
        ],
    )


def _shape(
    row: Conversation, names: Names, tags: list[TagShape], read: int, first_words: str | None
) -> ConversationShape:
    return ConversationShape(
        id=row.id,
        number=row.number,
        customer=names.customer(row.identity),
        channel=names.channel(row.channel_id, row.channel),
        subject=row.subject,
        first_words=first_words,
        snippet=row.snippet or None,
        status=Status(row.status),
        priority=Priority(row.priority),
        waiting_state=row.waiting_state,
        waiting_since=row.unanswered_at,
        assignee=names.teammate(row.assignee_id) if row.assignee_id else None,
        team=names.team(row.team_id) if row.team_id else None,
        tags=tags,
        started_at=row.started_at,
        last_at=row.last_at,
        unread=row.received_position > read,
        snoozed_until=row.wakes_at,
        position=row.position,
        opened_on=msgspec.convert(row.opened_on, OpenedOn) if row.opened_on else None,
        customer_read_position=row.customer_read_position,
        teammate_read_position=row.teammate_read_position,
        feeling=row.feeling,
        feeling_label=sign_of(row, "feeling"),
        intent=sign_of(row, "intent"),
        urgency=row.urgency,
        is_urgent=row.urgency is not None and row.urgency >= URGENT,
        no_reply_at=row.no_reply_at,
        no_reply_by=names.teammate(row.no_reply_by_id) if row.no_reply_by_id else None,
        follows_id=row.follows_id,
        incident_id=row.incident_id,
        merged_into_id=row.merged_into_id,
        phase=Phase(row.phase) if row.phase else None,
        about=msgspec.convert(row.about, About) if row.about else None,
        resolution=Resolution(row.resolution) if row.resolution else None,
        refund=RefundShape(row.refund, row.refund_currency) if row.refund and row.refund_currency else None,
    )


async def _first_words(tx: Transaction, ids: Sequence[UUID], sight: Sight) -> dict[UUID, str]:
    """What each of these conversations began with; looked for among its first entries only."""
    chosen = (
        select(Entry)
        .where(Entry.conversation_id.in_(ids), Entry.position <= BEGINNING)
        .where(Entry.kind == Kind.MESSAGE.value, Entry.body != "")
        .ext(distinct_on(Entry.conversation_id))
        .order_by(Entry.conversation_id, Entry.position)
    )
    found = (await tx.execute(chosen)).scalars() if ids else ()
    return {entry.conversation_id: snippet_of(words(entry, sight)) for entry in found}


async def _last_words(tx: Transaction, ids: Sequence[UUID], sight: Sight) -> dict[UUID, str]:
    """What was said last in each of these conversations; nothing where that was files alone."""
    last = (
        select(Entry.id)
        .where(Entry.conversation_id == Conversation.id, Entry.kind == Kind.MESSAGE.value)
        .order_by(Entry.position.desc())
        .limit(1)
        .correlate(Conversation)
        .scalar_subquery()
    )
    chosen = select(Entry).join(Conversation, Entry.id == last).where(Conversation.id.in_(ids))
    found = (await tx.execute(chosen)).scalars() if ids else ()
    return {entry.conversation_id: snippet_of(words(entry, sight)) for entry in found}


async def _tags(tx: Transaction, ids: Sequence[UUID]) -> dict[UUID, list[TagShape]]:
    chosen = (
        select(ConversationTag.conversation_id, Tag.id, Tag.name, Tag.colour, Tag.parent_id)
        .join(Tag, Tag.id == ConversationTag.tag_id)
        .where(ConversationTag.conversation_id.in_(ids))
        .order_by(Tag.name)
    )
    found: dict[UUID, list[TagShape]] = {}
    for conversation_id, id, name, colour, parent in await tx.execute(chosen):
        found.setdefault(conversation_id, []).append(TagShape(id, name, colour, parent))
    return found


async def _read_positions(tx: Transaction, ids: Sequence[UUID], teammate: UUID | None) -> dict[UUID, int]:
    if teammate is None:
        return {}
    chosen = select(ReadMark.conversation_id, ReadMark.position).where(
        ReadMark.conversation_id.in_(ids), ReadMark.teammate_id == teammate
    )
    return {row[0]: row[1] for row in await tx.execute(chosen)}
