"""Drawing what is to be reviewed, and giving it to reviewers."""

from datetime import datetime, timedelta
from typing import Annotated
from uuid import UUID

import msgspec

from wayline.company import Permission, note, team_members, those_who_may
from wayline.kit.db import Transaction
from wayline.kit.http import Caller
from wayline.metrics import Asked, handled
from wayline.quality import store
from wayline.quality.errors import CannotReview
from wayline.quality.model import Sampled
from wayline.quality.sampling import Candidate, Counts, draw
from wayline.quality.shapes import SampleDrawn
from wayline.touchpoints.reading import Reading

DUE_AFTER = timedelta(days=7)
Some = Annotated[int, msgspec.Meta(ge=0, le=100)]


class NewSample(msgspec.Struct, frozen=True):
    """What to draw: by lot, of the unhappiest, of what took longest; of a team (None: everybody), of the last days.

    `seed`: None stands for the ISO week and the team, so that a week's draw is the same whoever asks for it.
    """

    reviewer_ids: Annotated[list[UUID], msgspec.Meta(min_length=1, max_length=50)]
    random: Some = 5
    unhappy: Some = 5
    long: Some = 0
    days: Annotated[int, msgspec.Meta(ge=1, le=90)] = 7
    team_id: UUID | None = None
    seed: Annotated[str, msgspec.Meta(min_length=1, max_length=100)] | None = None


async def draw_sample(tx: Transaction, reading: Reading, new: NewSample, by: Caller, at: datetime) -> SampleDrawn:
    """Draw, and give each part to a reviewer who has a week for it. Raises CannotReview."""
    may = {each.id for each in await those_who_may(tx, Permission.COACHING_EDIT)}
    if others := set(new.reviewer_ids) - may:
        raise CannotReview(reviewer_ids=sorted(str(each) for each in others))
    year, week, _ = at.isocalendar()
    seed = new.seed or f"{year}-W{week:02}:{new.team_id or 'everybody'}"
    of = await team_members(tx, new.team_id) if new.team_id else None
    since = at - timedelta(days=new.days)
    parts = await store.candidates(tx, since, of)
    if new.long:
        parts = await _with_handling(reading, parts, Asked(since=since, until=at))
    drawn = draw(parts, new.reviewer_ids, seed, Counts(new.random, new.unhappy, new.long))
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


async def _with_handling(reading: Reading, parts: list[Candidate], asked: Asked) -> list[Candidate]:
    """The same with how long their teammates worked on them in this time."""
    seen = await handled(reading, asked)
    return [msgspec.structs.replace(each, handled=seen.get((each.conversation_id, each.subject_id))) for each in parts]
