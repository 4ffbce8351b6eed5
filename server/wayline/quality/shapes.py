"""What the API says of reviews."""

from datetime import datetime
from uuid import UUID

import msgspec

from wayline.company import TeammateSummary
from wayline.quality.sampling import Reason
from wayline.quality.scoring import Criterion, Score
from wayline.quality.trends import MeanScore, WeekScore


class ScorecardShape(msgspec.Struct, frozen=True):
    """A version of the card. `scale`: the words of the scores 1, 2, …, from worst to best."""

    version: int
    criteria: list[Criterion]
    scale: list[str]
    made_at: datetime | None


class ReviewShape(msgspec.Struct, frozen=True, kw_only=True):
    """A review with the card it was written on. `total`: 0 to 100; None where nothing applied.

    `is_released`: those who coach see it, beside its reviewer and its teammate.
    """

    id: UUID
    conversation_id: UUID
    subject: TeammateSummary
    reviewer: TeammateSummary
    card: ScorecardShape
    scores: list[Score]
    total: float | None
    summary: str
    written_at: datetime
    seen_at: datetime | None
    is_released: bool
    reply: str | None
    replied_at: datetime | None


class ReviewerList(msgspec.Struct, frozen=True):
    """Who may review, by name."""

    items: list[TeammateSummary]
    next: None = None


class ReviewList(msgspec.Struct, frozen=True):
    """Reviews, newest first."""

    items: list[ReviewShape]
    next: None = None


class PartsOfConversation(msgspec.Struct, frozen=True):
    """Who can be reviewed in a conversation, and what was. `hidden`: reviews you do not see (yet)."""

    teammates: list[TeammateSummary]
    reviews: list[ReviewShape]
    hidden: int
    card: ScorecardShape


class TeammateQuality(msgspec.Struct, frozen=True):
    """A teammate's reviews: all of the time, and by week."""

    teammate: TeammateSummary
    score: MeanScore
    weeks: list[WeekScore]


class CriterionQuality(msgspec.Struct, frozen=True):
    """What reviews say of one criterion, and how far reviewers agree on it.

    `agreement`: Krippendorff's alpha of those who judged the same part blind; `compared`: of how many parts.
    """

    key: str
    name: str
    score: MeanScore
    agreement: float | None
    compared: int


class Quality(msgspec.Struct, frozen=True):
    """What the released reviews of the last weeks come to. `waiting`: reviews that are their teammate's alone yet."""

    score: MeanScore
    weeks: list[WeekScore]
    teammates: list[TeammateQuality]
    criteria: list[CriterionQuality]
    waiting: int


class SampledShape(msgspec.Struct, frozen=True):
    """A part you are to review, why it was drawn, and by when. `seed` and the time drew it, and draw it again."""

    conversation_id: UUID
    subject: TeammateSummary
    reason: Reason
    seed: str
    drawn_at: datetime
    due_at: datetime


class SampledList(msgspec.Struct, frozen=True):
    """What you are to review, next due first."""

    items: list[SampledShape]
    next: None = None


class SampleDrawn(msgspec.Struct, frozen=True):
    """How many parts were given to reviewers, and the seed that draws them again."""

    drawn: int
    seed: str
