"""Writing a coaching note, and what its teammate does with it."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

import msgspec

from wayline.company import note
from wayline.kit.db import Transaction
from wayline.kit.http import Caller
from wayline.quality import store
from wayline.quality.coaching import store as notes
from wayline.quality.coaching.model import CoachingNote
from wayline.quality.errors import NoSuchNote, NoSuchReview, NoteSeen, NotTheirPart, OwnPart
from wayline.quality.release import is_open_to
from wayline.quality.telling import tell

MOST_LETTERS = 4000


class NewNote(msgspec.Struct, frozen=True):
    """A word to a teammate about a moment: a message of a conversation they wrote in, or a criterion of a review."""

    teammate_id: UUID
    body: Annotated[str, msgspec.Meta(min_length=1, max_length=MOST_LETTERS)]
    entry_id: UUID | None = None
    conversation_id: UUID | None = None
    review_id: UUID | None = None
    criterion: Annotated[str, msgspec.Meta(max_length=100)] | None = None


async def write_note(tx: Transaction, new: NewNote, by: Caller, at: datetime) -> CoachingNote:
    """Say it: its teammate sees it at once. Raises OwnPart, NotTheirPart, NoSuchReview."""
    if new.teammate_id == by.id:
        raise OwnPart
    made = CoachingNote(
        teammate_id=new.teammate_id, author_id=by.id, body=new.body.strip(), about="message", written_at=at
    )
    if new.review_id is not None:
        review = await store.load_review(tx, new.review_id)
        if review.subject_id != new.teammate_id or not is_open_to(review, by.id, at):
            raise NoSuchReview(id=str(new.review_id))
        if new.criterion not in {each.criterion for each in review.judged}:
            raise NotTheirPart(criterion=new.criterion)
        made.about, made.review_id, made.criterion = "criterion", review.id, new.criterion
        made.conversation_id = review.conversation_id
    else:
        entries = await store.entries_of(tx, new.conversation_id) if new.conversation_id else {}
        if new.teammate_id not in entries.values() or new.entry_id not in entries:
            raise NotTheirPart(subject_id=str(new.teammate_id))
        made.conversation_id, made.entry_id = new.conversation_id, new.entry_id
    await store.save(tx, made)
    await note(tx, by, at, "coaching_note.written", ("coaching_note", made.id), teammate_id=str(new.teammate_id))
    await tell(tx, new.teammate_id)
    return made


async def take_back_note(tx: Transaction, id: UUID, by: Caller, at: datetime) -> None:
    """Whoever wrote it takes it back, until it was read. Raises NoSuchNote, NoteSeen."""
    found = await notes.load(tx, id)
    if found.author_id != by.id:
        raise NoSuchNote(id=str(id))
    if found.seen_at is not None:
        raise NoteSeen(id=str(id))
    await notes.remove(tx, found)
    await note(tx, by, at, "coaching_note.taken_back", ("coaching_note", id), teammate_id=str(found.teammate_id))
    await tell(tx, found.teammate_id)


async def see_note(tx: Transaction, id: UUID, by: Caller, at: datetime) -> CoachingNote:
    """Its teammate has read it. Raises NoSuchNote where it is another's."""
    found = await _own(tx, id, by)
    found.see(at)
    await tell(tx, found.author_id)
    return found


async def answer_note(tx: Transaction, id: UUID, words: str, by: Caller, at: datetime) -> CoachingNote:
    """Its teammate says something to it. Raises NoSuchNote where it is another's."""
    found = await _own(tx, id, by)
    found.answer(words, at)
    await note(tx, by, at, "coaching_note.answered", ("coaching_note", id))
    await tell(tx, found.author_id)
    return found


async def _own(tx: Transaction, id: UUID, by: Caller) -> CoachingNote:
    found = await notes.load(tx, id)
    if found.teammate_id != by.id:
        raise NoSuchNote(id=str(id))
    return found
