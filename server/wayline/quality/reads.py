"""The questions the console asks of reviews."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from uuid import UUID

import msgspec

from wayline.company import Sight, TeammateSummary, get_company, sight_of, teammates_by_id
from wayline.kit.db import Transaction
from wayline.kit.http import Caller
from wayline.quality import store
from wayline.quality.agreement import alpha, comparable
from wayline.quality.beginning import template
from wayline.quality.model import Review, Scorecard
from wayline.quality.release import is_blind, is_open_to, released_at
from wayline.quality.sampling import Reason
from wayline.quality.scoring import share
from wayline.quality.shapes import (
    CriterionQuality,
    PartsOfConversation,
    Quality,
    ReviewShape,
    SampledShape,
    ScorecardShape,
    TeammateQuality,
)
from wayline.quality.trends import by_week, mean_of

WEEKS = 12
Cards = Mapping[UUID, Scorecard]


async def card_in_use(tx: Transaction, language: str) -> ScorecardShape:
    """What the next review is written on; before the first, what one begins with in this language."""
    if found := await store.newest_card(tx):
        return card_shape(found)
    begun = template(language)
    return ScorecardShape(1, begun.criteria, begun.scale, None)


async def in_conversation(
    tx: Transaction, id: UUID, caller: Caller, language: str, at: datetime
) -> PartsOfConversation:
    """Whose part can be reviewed, and the reviews the reader may see: of a part they have not judged yet, none."""
    reader, sight = caller.id, sight_of(caller)
    rows = await store.reviews_in(tx, id)
    done = {row.subject_id for row in rows if row.reviewer_id == reader}
    seen = [row for row in rows if row.subject_id in done and is_open_to(row, reader, at)]
    wrote = dict.fromkeys(author for author in (await store.entries_of(tx, id)).values() if author and author != reader)
    names = await teammates_by_id(tx, wrote)
    teammates = [names[each] for each in wrote if each in names]
    return PartsOfConversation(
        teammates, await shaped(tx, seen, sight, at), len(rows) - len(seen), await card_in_use(tx, language)
    )


async def open_reviews(tx: Transaction, reader: UUID, sight: Sight, at: datetime) -> list[ReviewShape]:
    """What the reader wrote, and what is released, of the last twelve weeks: newest first."""
    rows = await store.reviews_since(tx, _since(at))
    seen = [row for row in rows if row.subject_id != reader and is_open_to(row, reader, at)]
    return await shaped(tx, seen, sight, at)


async def own_reviews(tx: Transaction, teammate: UUID, sight: Sight, at: datetime) -> list[ReviewShape]:
    """How a teammate was reviewed: newest first, whether released or not."""
    return await shaped(tx, await store.reviews_of(tx, teammate), sight, at)


async def quality(tx: Transaction, at: datetime) -> Quality:
    """What the released reviews of the last twelve weeks come to: over all, by week, teammate and criterion."""
    rows, cards = await store.reviews_since(tx, _since(at)), await store.cards(tx)
    released = [row for row in rows if released_at(row) <= at]
    zone = (await get_company(tx)).time_zone
    names = await teammates_by_id(tx, {row.subject_id for row in released})
    by_subject: dict[UUID, list[tuple[datetime, float]]] = defaultdict(list)
    for row in released:
        if (found := row.total(cards[row.scorecard_id].card)) is not None:
            by_subject[row.subject_id].append((row.written_at, found))
    every = [score for scores in by_subject.values() for score in scores]
    teammates = [
        TeammateQuality(names[id], mean_of([score for _, score in scores]), by_week(scores, zone, at, WEEKS))
        for id, scores in by_subject.items()
        if id in names
    ]
    return Quality(
        mean_of([score for _, score in every]),
        by_week(every, zone, at, WEEKS),
        sorted(teammates, key=lambda each: each.teammate.name),
        _criteria(released, cards),
        len(rows) - len(released),
    )


async def to_review(tx: Transaction, reviewer: UUID) -> list[SampledShape]:
    """What was drawn for a reviewer and is not handed in yet: next due first."""
    rows = await store.to_review(tx, reviewer)
    names = await teammates_by_id(tx, {row.subject_id for row in rows})
    return [
        SampledShape(
            row.conversation_id,
            names[row.subject_id],
            msgspec.convert(row.reason, Reason),
            row.seed,
            row.drawn_at,
            row.due_at,
        )
        for row in rows
        if row.subject_id in names
    ]


async def shaped(tx: Transaction, rows: Sequence[Review], sight: Sight, at: datetime) -> list[ReviewShape]:
    """These rows with names and the card each was written on; words as far as the caller may see them."""
    cards = await store.cards(tx)
    names = await teammates_by_id(tx, {id for row in rows for id in (row.subject_id, row.reviewer_id)})
    found = [_shape(row, cards[row.scorecard_id], names, at) for row in rows]
    return [_as_seen(each, sight) for each in found]


def card_shape(row: Scorecard) -> ScorecardShape:
    """A version, as the API says it."""
    return ScorecardShape(row.version, row.card.criteria, row.card.scale, row.made_at)


def _shape(row: Review, card: Scorecard, names: Mapping[UUID, TeammateSummary], at: datetime) -> ReviewShape:
    return ReviewShape(
        id=row.id,
        conversation_id=row.conversation_id,
        subject=names.get(row.subject_id) or TeammateSummary(row.subject_id, "", active=False),
        reviewer=names.get(row.reviewer_id) or TeammateSummary(row.reviewer_id, "", active=False),
        card=card_shape(card),
        scores=row.judged,
        total=row.total(card.card),
        summary=row.summary,
        written_at=row.written_at,
        seen_at=row.seen_at,
        is_released=released_at(row) <= at,
        reply=row.reply,
        replied_at=row.replied_at,
    )


def _as_seen(shape: ReviewShape, sight: Sight) -> ReviewShape:
    scores = [msgspec.structs.replace(each, comment=sight.words(each.comment)) for each in shape.scores]
    reply = shape.reply and sight.words(shape.reply)
    return msgspec.structs.replace(shape, scores=scores, summary=sight.words(shape.summary), reply=reply)


def _criteria(rows: Sequence[Review], cards: Cards) -> list[CriterionQuality]:
    """In the order of the newest card that knows them; agreement among reviews of one part on one card."""
    names = {each.key: each.name for card in _oldest_first(cards) for each in card.card.criteria}
    shares: dict[str, list[float]] = defaultdict(list)
    parts: dict[tuple[UUID, UUID, UUID], list[Review]] = defaultdict(list)
    for row in rows:
        parts[row.conversation_id, row.subject_id, row.scorecard_id].append(row)
        for each in row.judged:
            if each.score is not None:
                shares[each.criterion].append(share(cards[row.scorecard_id].card, each.score))
    blind = [[row for row in part if is_blind(row, part)] for part in parts.values()]
    found = []
    for key, name in names.items():
        units = [_given(part, key) for part in blind]
        found.append(CriterionQuality(key, name, mean_of(shares[key]), alpha(units), comparable(units)))
    return found


def _given(part: Iterable[Review], key: str) -> list[int]:
    scores = (each for row in part for each in row.judged if each.criterion == key)
    return [each.score for each in scores if each.score is not None]


def _oldest_first(cards: Cards) -> list[Scorecard]:
    return sorted(cards.values(), key=lambda card: card.version)


def _since(at: datetime) -> datetime:
    return at - timedelta(weeks=WEEKS)
