"""Drawing what is to be reviewed, and giving it to reviewers."""

from datetime import datetime, timedelta
from typing import Annotated
from uuid import UUID

import msgspec

from wayline.company import Permission, note, team_members, those_who_may
from wayline.kit.db import Transaction
from wayline.kit.http import Caller
from wayline.quality import store
from wayline.quality.errors import CannotReview
from wayline.quality.model import Sampled
from wayline.quality.sampling import draw
from wayline.quality.shapes import SampleDrawn

DUE_AFTER = timedelta(days=7)
Some = Annotated[int, msgspec.Meta(ge=0, le=100)]


class NewSample(msgspec.Struct, frozen=True):
    """What to draw: by lot, and of the unhappiest; of a team (None: everybody), of the last days, for which reviewers.

    `seed`: None stands for the ISO week and the team, so that a week's draw is the same whoever asks for it.
    """

    reviewer_ids: Annotated[list[UUID], msgspec.Meta(min_length=1, max_length=50)]
    random: Some = 5
    unhappy: Some = 5
    days: Annotated[int, msgspec.Meta(ge=1, le=90)] = 7
    team_id: UUID | None = None
    seed: Annotated[str, msgspec.Meta(min_length=1, max_length=100)] | None = None


async def draw_sample(tx: Transaction, new: NewSample, by: Caller, at: datetime) -> SampleDrawn:
    """Draw, and give each part to a reviewer who has a week for it. Raises CannotReview."""
    may = {each.id for each in await those_who_may(tx, Permission.COACHING_EDIT)}
    if others := set(new.reviewer_ids) - may:
        raise CannotReview(reviewer_ids=sorted(str(each) for each in others))
    year, week, _ = at.isocalendar()
    seed = new.seed or f"{year}-W{week:02}:{new.team_id or 'everybody'}"
    of = await team_members(tx, new.team_id) if new.team_id else None
    parts = await store.candidates(tx, at - timedelta(days=new.days), of)
    drawn = draw(parts, new.reviewer_ids, seed, random=new.random, unhappy=new.unhappy)
    rows = [
        Sampled(
            conversation_id=each.conversation_id,
            subject_id=each.subject_id,
            reviewer_id=each.reviewer_id,
            reason=each.reason,
            seed=seed,
            drawn_at=at,
            due_at=at + DUE_AFTER,
        )
        for each in drawn
    ]
    found = SampleDrawn(await store.give(tx, rows), seed)
    await note(tx, by, at, "sample.drawn", ("teammate", by.id), drawn=found.drawn, seed=seed, days=new.days)
    return found
