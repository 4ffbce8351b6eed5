"""The demo's reviews: the lead and the administrator have judged what their colleagues answered lately."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from wayline.conversations import EntryShape, Kind, entries_after
from wayline.kit.db import Transaction
from wayline.kit.http import Caller
from wayline.quality import NewReview, Score, review
from wayline.quality.reviewing import ReviewReply, reply_to_review
from wayline.quality.store import parts_of

PER_TEAMMATE, APART = 6, 8
"""So many parts of each teammate are reviewed, every eighth of the newest."""
WRITTEN_AFTER, SEEN_AFTER = timedelta(hours=18), timedelta(hours=20)
TWICE = 3
"""How many of each teammate's are judged by both, blind, so that agreement is told."""
PATTERNS = (
    ({"timely": 4, "knowledgeable": 4, "clear": 3, "empathetic": 4, "kind": 4, "professional": 4, "solved": 4}, 2),
    ({"timely": 3, "knowledgeable": 3, "clear": 3, "empathetic": 2, "kind": 3, "professional": 4, "solved": 3}, None),
    ({"timely": 2, "knowledgeable": 4, "clear": 2, "empathetic": 2, "kind": 3, "professional": 3, "solved": 4}, None),
    ({"timely": 4, "knowledgeable": 3, "clear": 4, "empathetic": 3, "kind": 4, "professional": 3, "solved": 4}, 3),
    ({"timely": 3, "knowledgeable": 2, "clear": 3, "empathetic": 3, "kind": 3, "professional": 3, "solved": 2}, None),
)
"""Scores of the template's criteria, 1 to 4, and of the extra mile (None: not applicable)."""
STRICTER = ("clear", "empathetic")
"""Where the second reviewer gives a word less than the first."""
SAID = (
    ("clear", "Two questions in one paragraph: the customer answered only the first."),
    ("empathetic", "Name the trouble before the steps: they had waited a week."),
    ("knowledgeable", "Right at once, with the link to the size chart. Keep doing that."),
    ("solved", "They came back the same day: say what happens next, and when."),
)
SUMMARIES = ("Warm and quick.", "Right in the matter, a little short in tone.", "", "Good work on a hard case.")
REPLY = "Fair point. I had three chats open; I will say when I need a moment."


async def review_past(
    tx: Transaction, teammates: Sequence[Caller], reviewers: tuple[Caller, Caller], now: datetime
) -> None:
    """Have the latest answers of each teammate reviewed: most are seen by now, the newest is not, some are answered."""
    number = 0
    for teammate in teammates:
        newest = await parts_of(tx, teammate.id, PER_TEAMMATE * APART)
        for turn, id in enumerate(newest[::APART]):
            words = (await entries_after(tx, id, 0)).items
            mine = [each for each in words if each.kind == Kind.MESSAGE and each.author.id == teammate.id]
            if not mine:
                continue  # what they said lies beyond the first page
            at = min(mine[-1].at + WRITTEN_AFTER, now - timedelta(minutes=20))
            for second, reviewer in enumerate(reviewers[: 2 if turn < TWICE else 1]):
                new = _judged(teammate.id, mine, number, stricter=STRICTER if second else ())
                written = at + timedelta(minutes=10 * second)
                found = await review(tx, id, new, reviewer, written)
                if written + SEEN_AFTER < now:
                    found.see(written + SEEN_AFTER)
                    if turn == 1 and second == 0:
                        await reply_to_review(tx, found.id, ReviewReply(REPLY), teammate, found.written_at + SEEN_AFTER)
            number += 1


def _judged(subject: UUID, mine: Sequence[EntryShape], number: int, *, stricter: Sequence[str]) -> NewReview:
    scores, extra = PATTERNS[number % len(PATTERNS)]
    about, words = SAID[number % len(SAID)]
    moment = mine[number % len(mine)].id
    judged = [
        Score(
            key,
            score - 1 if score and key in stricter else score,
            words if key == about else "",
            moment if key == about else None,
        )
        for key, score in {**scores, "extra_mile": extra}.items()
    ]
    return NewReview(subject, judged, SUMMARIES[number % len(SUMMARIES)])
