"""Scorecards and reviews over HTTP."""

from typing import Annotated
from uuid import UUID

from litestar import get, post, put
from litestar.datastructures import State
from litestar.params import FromPath, HeaderParameter, JSONBody
from litestar.types import ControllerRouterHandler

from wayline.company import Permission, sight_of, those_who_may
from wayline.kit.http import Asker, Now, Tx, needs, signed_in
from wayline.quality import reads
from wayline.quality.coaching.http import handlers as coaching
from wayline.quality.drawing import NewSample, draw_sample
from wayline.quality.keeping import change_scorecard
from wayline.quality.planning.http import handlers as planning
from wayline.quality.reviewing import NewReview, ReviewReply, reply_to_review, review, see_review
from wayline.quality.scoring import Card
from wayline.quality.shapes import (
    PartsOfConversation,
    Quality,
    ReviewerList,
    ReviewList,
    ReviewShape,
    SampledList,
    SampleDrawn,
    ScorecardShape,
)
from wayline.quality.training.http import handlers as training

Spoken = Annotated[str, HeaderParameter(name="Accept-Language", max_length=200)]
"""The language the console speaks: the first that is wanted."""
READ, EDIT = needs(Permission.COACHING_READ), needs(Permission.COACHING_EDIT)


@get("/api/scorecard", tags=["quality"], **signed_in())
async def get_scorecard(tx: Tx, language: Spoken = "en") -> ScorecardShape:
    """What reviews are written on."""
    return await reads.card_in_use(tx, language)


@put("/api/scorecard", tags=["quality"], **EDIT)
async def put_scorecard(tx: Tx, caller: Asker, now: Now, data: JSONBody[Card]) -> ScorecardShape:
    """Judge by this from now on; what was reviewed keeps its card."""
    return reads.card_shape(await change_scorecard(tx, data, caller, now))


@get("/api/conversations/{id:uuid}/reviews", tags=["quality"], **EDIT)
async def list_reviews_in(
    *, tx: Tx, caller: Asker, now: Now, id: FromPath[UUID], language: Spoken = "en"
) -> PartsOfConversation:
    """Whose part can be reviewed here, and what was: others' reviews only once you handed in yours."""
    return await reads.in_conversation(tx, id, caller, language, now)


@post("/api/conversations/{id:uuid}/reviews", tags=["quality"], status_code=200, **EDIT)
async def write_review(
    *, tx: Tx, caller: Asker, now: Now, id: FromPath[UUID], data: JSONBody[NewReview], language: Spoken = "en"
) -> ReviewShape:
    """Review a teammate's part, or change your review as long as they have not seen it."""
    written = await review(tx, id, data, caller, now, language=language)
    return (await reads.shaped(tx, [written], sight_of(caller), now))[0]


@get("/api/reviews", tags=["quality"], **READ)
async def list_reviews(tx: Tx, caller: Asker, now: Now) -> ReviewList:
    """What you wrote, and what its teammate has seen or had for three days; twelve weeks, newest first."""
    return ReviewList(await reads.open_reviews(tx, caller.id, sight_of(caller), now))


@get("/api/quality", tags=["quality"], **READ)
async def get_quality(tx: Tx, now: Now) -> Quality:
    """What twelve weeks of released reviews come to, with n, intervals and how far reviewers agree."""
    return await reads.quality(tx, now)


@post("/api/samples", tags=["quality"], status_code=200, **EDIT)
async def make_sample(tx: Tx, caller: Asker, now: Now, state: State, data: JSONBody[NewSample]) -> SampleDrawn:
    """Draw parts of the last days that nobody reviewed: by lot, by how unhappy customers were, by handle time."""
    return await draw_sample(tx, state.reading, data, caller, now)


@get("/api/reviewers", tags=["quality"], **EDIT)
async def list_reviewers(tx: Tx) -> ReviewerList:
    """Who can be given something to review."""
    return ReviewerList(await those_who_may(tx, Permission.COACHING_EDIT))


@get("/api/me/samples", tags=["quality"], **EDIT)
async def list_own_samples(tx: Tx, caller: Asker) -> SampledList:
    """What you are to review."""
    return SampledList(await reads.to_review(tx, caller.id))


@get("/api/me/reviews", tags=["quality"], **signed_in())
async def list_own_reviews(tx: Tx, caller: Asker, now: Now) -> ReviewList:
    """How you were reviewed, before anybody else sees it."""
    return ReviewList(await reads.own_reviews(tx, caller.id, sight_of(caller), now))


@post("/api/reviews/{id:uuid}/seen", tags=["quality"], status_code=200, **signed_in())
async def see_own_review(tx: Tx, caller: Asker, now: Now, id: FromPath[UUID]) -> ReviewShape:
    """You have read it: those who coach see it from now on."""
    return (await reads.shaped(tx, [await see_review(tx, id, caller, now)], sight_of(caller), now))[0]


@post("/api/reviews/{id:uuid}/reply", tags=["quality"], status_code=200, **signed_in())
async def reply_to_own_review(
    tx: Tx, caller: Asker, now: Now, id: FromPath[UUID], data: JSONBody[ReviewReply]
) -> ReviewShape:
    """Say what you think of it."""
    return (await reads.shaped(tx, [await reply_to_review(tx, id, data, caller, now)], sight_of(caller), now))[0]


handlers: list[ControllerRouterHandler] = [
    get_scorecard,
    put_scorecard,
    list_reviews_in,
    write_review,
    list_reviews,
    get_quality,
    make_sample,
    list_reviewers,
    list_own_samples,
    list_own_reviews,
    see_own_review,
    reply_to_own_review,
    *coaching,
    *planning,
    *training,
]
