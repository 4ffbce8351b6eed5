"""Writing a review, and what its teammate does with it."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

import msgspec

from wayline.company import note
from wayline.kit.db import Transaction
from wayline.kit.http import Caller
from wayline.quality import store
from wayline.quality.errors import NoSuchReview, NotTheirPart, OwnPart
from wayline.quality.keeping import scorecard
from wayline.quality.model import Review, kept
from wayline.quality.scoring import Score, check_scores

MOST_LETTERS = 4000
Words = Annotated[str, msgspec.Meta(max_length=MOST_LETTERS)]


class NewReview(msgspec.Struct, frozen=True):
    """What a reviewer hands in: every criterion of the card in use, scored or not applicable."""

    subject_id: UUID
    scores: list[Score]
    summary: Words = ""


class ReviewReply(msgspec.Struct, frozen=True):
    """What the reviewed say to it."""

    words: Annotated[str, msgspec.Meta(min_length=1, max_length=MOST_LETTERS)]


async def review(
    tx: Transaction, conversation: UUID, new: NewReview, by: Caller, at: datetime, *, language: str = "en"
) -> Review:
    """Judge a teammate's part in a conversation; again, as long as they have not seen it.

    `language`: what the company's card is written in, where this is its first review.

    Raises OwnPart, NotTheirPart, BadScores, ReviewSeen.
    """
    if new.subject_id == by.id:
        raise OwnPart
    entries = await store.entries_of(tx, conversation)
    moments = {each.entry_id for each in new.scores if each.entry_id}
    if new.subject_id not in entries.values() or not moments <= entries.keys():
        raise NotTheirPart(subject_id=str(new.subject_id))
    card = await scorecard(tx, at, language)
    check_scores(card.card, new.scores)
    found = await store.review_of(tx, conversation, new.subject_id, by.id)
    if found is None:
        found = Review(
            conversation_id=conversation,
            subject_id=new.subject_id,
            reviewer_id=by.id,
            scorecard_id=card.id,
            scores=kept(new.scores),
            summary=new.summary,
            written_at=at,
        )
    else:
        found.rewrite(new.scores, new.summary, card.id, at)
    await store.save(tx, found)
    await note(tx, by, at, "review.written", ("review", found.id), subject_id=str(new.subject_id))
    return found


async def see_review(tx: Transaction, id: UUID, by: Caller, at: datetime) -> Review:
    """The reviewed has read it. Raises NoSuchReview where it is another's."""
    found = await _own(tx, id, by)
    found.see(at)
    return found


async def reply_to_review(tx: Transaction, id: UUID, reply: ReviewReply, by: Caller, at: datetime) -> Review:
    """The reviewed says what they think of it. Raises NoSuchReview where it is another's."""
    found = await _own(tx, id, by)
    found.answer(reply.words, at)
    await note(tx, by, at, "review.replied", ("review", id))
    return found


async def _own(tx: Transaction, id: UUID, by: Caller) -> Review:
    found = await store.load_review(tx, id)
    if found.subject_id != by.id:
        raise NoSuchReview(id=str(id))
    return found
