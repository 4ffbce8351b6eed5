"""Coaching notes with names, as far as the reader may see them."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

import msgspec

from wayline.company import Sight, TeammateSummary, teammates_by_id
from wayline.kit.db import Transaction
from wayline.quality import store
from wayline.quality.coaching import store as notes
from wayline.quality.coaching.model import About, CoachingNote
from wayline.quality.release import is_open_to, released_at

WEEKS = 12


class NoteShape(msgspec.Struct, frozen=True, kw_only=True):
    """A coaching note. `criterion`: what the review's card calls it. `is_erased`: the moment is gone with its customer.

    `is_released`: those who coach see it, beside who wrote it and its teammate.
    """

    id: UUID
    teammate: TeammateSummary
    author: TeammateSummary
    body: str
    about: About
    written_at: datetime
    conversation_id: UUID | None
    entry_id: UUID | None
    review_id: UUID | None
    criterion: str | None
    is_erased: bool
    is_released: bool
    seen_at: datetime | None
    reply: str | None
    replied_at: datetime | None


class NoteList(msgspec.Struct, frozen=True):
    """Coaching notes, newest first."""

    items: list[NoteShape]
    next: None = None


async def open_notes(tx: Transaction, reader: UUID, sight: Sight, at: datetime) -> NoteList:
    """What the reader wrote, and what is released, of the last twelve weeks; nothing that was said to themselves."""
    rows = await notes.said_since(tx, at - timedelta(weeks=WEEKS))
    seen = [row for row in rows if row.teammate_id != reader and is_open_to(row, reader, at)]
    return NoteList(await shaped_notes(tx, seen, sight, at))


async def own_notes(tx: Transaction, teammate: UUID, sight: Sight, at: datetime) -> NoteList:
    """What was said to a teammate."""
    return NoteList(await shaped_notes(tx, await notes.said_to(tx, teammate), sight, at))


async def shaped_notes(tx: Transaction, rows: Sequence[CoachingNote], sight: Sight, at: datetime) -> list[NoteShape]:
    """These with names; words as far as the caller may see them."""
    names = await teammates_by_id(tx, {id for row in rows for id in (row.teammate_id, row.author_id)})
    criteria = {
        each.key: each.name
        for card in sorted((await store.cards(tx)).values(), key=lambda card: card.version)
        for each in card.card.criteria
    }

    def person(id: UUID) -> TeammateSummary:
        return names.get(id) or TeammateSummary(id, "", active=False)

    return [
        NoteShape(
            id=row.id,
            teammate=person(row.teammate_id),
            author=person(row.author_id),
            body=sight.words(row.body),
            about=msgspec.convert(row.about, About),
            written_at=row.written_at,
            conversation_id=row.conversation_id,
            entry_id=row.entry_id,
            review_id=row.review_id,
            criterion=row.criterion and criteria.get(row.criterion, row.criterion),
            is_erased=row.is_erased,
            is_released=released_at(row) <= at,
            seen_at=row.seen_at,
            reply=row.reply and sight.words(row.reply),
            replied_at=row.replied_at,
        )
        for row in rows
    ]
