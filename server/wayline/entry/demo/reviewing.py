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

PER_TEAMMATE = 6
TWICE = 3
"""How many of each teammate's are judged by both, a day apart, so that agreement is told."""
PATTERNS = (
    ({"timely": 4, "knowledgeable": 4, "clear": 3, "empathetic": 4, "kind": 4, "professional": 4, "solved": 4}, 2),
    ({"timely": 3, "knowledgeable": 3, "clear": 3, "empathetic": 2, "kind": 3, "professional": 4, "solved": 3}, None),
    ({"timely": 2, "knowledgeable": 4, "clear": 2, "empathetic": 2, "kind": 3, "professional": 3, "solved": 4}, None),
    ({"timely": 4, "knowledgeable": 3, "clear": 4, "empathetic": 3, "kind": 4, "professional": 3, "solved": 4}, 3),
    ({"timely": 3, "knowledgeable": 2, "clear": 3, "empathetic": 3, "kind": 3, "professional": 3, "solved": 2}, None),
)
"""Scores of the template's criteria, 1 to 4, and of the extra mile (None: not applicable)."""
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
    for place, teammate in enumerate(teammates):
        for turn, id in enumerate(await parts_of(tx, teammate.id, PER_TEAMMATE)):
            at = now - timedelta(days=2 + 6 * turn, hours=place)
            words = (await entries_after(tx, id, 0)).items
            mine = [each for each in words if each.kind == Kind.MESSAGE and each.author.id == teammate.id]
            for second, reviewer in enumerate(reviewers[: 2 if turn < TWICE else 1]):
                new = _judged(teammate.id, mine, number + second * 7)
                found = await review(tx, id, new, reviewer, at + timedelta(hours=second))
                if turn:
                    found.see(at + timedelta(hours=20 + second))
                if turn == 1 and second == 0:
                    reply = ReviewReply(REPLY)
                    await reply_to_review(tx, found.id, reply, teammate, at + timedelta(hours=22))
            number += 1


def _judged(subject: UUID, mine: Sequence[EntryShape], number: int) -> NewReview:
    scores, extra = PATTERNS[number % len(PATTERNS)]
    about, words = SAID[number % len(SAID)]
    moment = mine[number % len(mine)].id if mine else None
    judged = [
        Score(key, score, words if key == about else "", moment if key == about else None)
        for key, score in {**scores, "extra_mile": extra}.items()
    ]
    return NewReview(subject, judged, SUMMARIES[number % len(SUMMARIES)])
