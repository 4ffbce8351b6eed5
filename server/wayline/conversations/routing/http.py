"""How a team routes, what teammates take, why a conversation is with whom it is, and the next best, over HTTP."""

from uuid import UUID

from litestar import get, post, put
from litestar.params import FromPath, JSONBody
from litestar.types import ControllerRouterHandler

from wayline.company import Permission
from wayline.conversations import store as conversations
from wayline.conversations.callers import author_of
from wayline.conversations.routing import keeping, reads
from wayline.conversations.routing.policies import Capacity, Policy
from wayline.conversations.routing.pulling import pull
from wayline.conversations.routing.shapes import DecisionList, Pulled, RoutingShape
from wayline.kit.http import Asker, Now, Tx, needs

EDIT = needs(Permission.TEAMMATES_EDIT)


@get("/api/teams/{id:uuid}/routing", tags=["routing"], **needs(Permission.TEAMMATES_READ))
async def show_routing(tx: Tx, now: Now, id: FromPath[UUID]) -> RoutingShape:
    """How a team routes, who takes what and has how much in hand, and how many wait."""
    return await reads.routing(tx, id, now)


@put("/api/teams/{id:uuid}/routing", tags=["routing"], **EDIT)
async def change_routing(tx: Tx, caller: Asker, now: Now, id: FromPath[UUID], data: JSONBody[Policy]) -> RoutingShape:
    """It routes so from now on; what somebody has stays theirs."""
    await keeping.change_policy(tx, id, data, caller, now)
    return await reads.routing(tx, id, now)


@put("/api/teammates/{id:uuid}/capacity", tags=["routing"], status_code=204, **EDIT)
async def change_capacity(tx: Tx, caller: Asker, now: Now, id: FromPath[UUID], data: JSONBody[Capacity]) -> None:
    """What a teammate takes at once, speaks and knows."""
    await keeping.change_capacity(tx, id, data, caller, now)


@get("/api/conversations/{id:uuid}/routing", tags=["routing"], **needs(Permission.CONVERSATIONS_READ))
async def list_decisions(tx: Tx, id: FromPath[UUID]) -> DecisionList:
    """What was decided about a conversation and of which candidates, newest first."""
    await conversations.look_at(tx, id)
    return DecisionList(await reads.decisions(tx, id))


@post("/api/conversations/next", tags=["routing"], status_code=200, **needs(Permission.CONVERSATIONS_REPLY))
async def take_next(tx: Tx, caller: Asker, now: Now) -> Pulled:
    """Give the caller what is best done next of what waits for their teams or for nobody; null: nothing waits."""
    return Pulled(await pull(tx, author_of(caller), now))


handlers: list[ControllerRouterHandler] = [
    show_routing,
    change_routing,
    change_capacity,
    list_decisions,
    take_next,
]
