"""Policies of promises, and the promises of a conversation, over HTTP."""

from uuid import UUID

from litestar import delete, get, patch, post, put
from litestar.params import FromPath, JSONBody
from litestar.types import ControllerRouterHandler

from wayline.company import Permission
from wayline.conversations import store as conversations
from wayline.conversations.promising import keeping, reads
from wayline.conversations.promising.policies import check_plan
from wayline.conversations.promising.shapes import (
    PlanPreview,
    PolicyChange,
    PolicyList,
    PolicyOrder,
    PolicyShape,
    PolicyWish,
    PreviewWish,
    PromiseList,
)
from wayline.kit.http import Asker, Now, Tx, needs

READ = needs(Permission.CONVERSATIONS_READ)
EDIT = needs(Permission.PROMISES_EDIT)


@get("/api/conversations/{id:uuid}/promises", tags=["promises"], **READ)
async def list_promises(tx: Tx, now: Now, id: FromPath[UUID]) -> PromiseList:
    """What was promised in a conversation, what became of it, and which rule moved what."""
    await conversations.look_at(tx, id)
    return PromiseList(await reads.promises(tx, id, now))


@get("/api/policies", tags=["promises"], **READ)
async def list_policies(tx: Tx) -> PolicyList:
    """The policies, in the order they are asked in: the first that matches wins."""
    return PolicyList(await reads.policy_shapes(tx))


@post("/api/policies", tags=["promises"], **EDIT)
async def add_policy(tx: Tx, caller: Asker, now: Now, data: JSONBody[PolicyWish]) -> PolicyShape:
    """A new policy, asked after the others; it holds for all work in hand within moments."""
    return await _one(tx, (await keeping.add_policy(tx, data.name, data.plan, caller, now)).id)


@post("/api/policies/preview", tags=["promises"], status_code=200, **READ)
async def preview_policy(tx: Tx, now: Now, data: JSONBody[PreviewWish]) -> PlanPreview:
    """When everything would be due if a customer wrote now."""
    check_plan(data.plan)
    return await reads.preview(tx, data, now)


@put("/api/policies/order", tags=["promises"], **EDIT)
async def order_policies(tx: Tx, caller: Asker, now: Now, data: JSONBody[PolicyOrder]) -> PolicyList:
    """They are asked in this order from now on."""
    await keeping.order_policies(tx, data.ids, caller, now)
    return PolicyList(await reads.policy_shapes(tx))


@patch("/api/policies/{id:uuid}", tags=["promises"], **EDIT)
async def change_policy(
    tx: Tx, caller: Asker, now: Now, id: FromPath[UUID], data: JSONBody[PolicyChange]
) -> PolicyShape:
    """Another name, or a new version of what it says: what has passed stays counted, the rest goes by the new one."""
    await keeping.change_policy(tx, id, (data.name, data.plan), caller, now)
    return await _one(tx, id)


@delete("/api/policies/{id:uuid}", tags=["promises"], **EDIT)
async def remove_policy(tx: Tx, caller: Asker, now: Now, id: FromPath[UUID]) -> None:
    """Promise it no more; what was kept and broken under it stays written."""
    await keeping.remove_policy(tx, id, caller, now)


async def _one(tx: Tx, id: UUID) -> PolicyShape:
    return next(shape for shape in await reads.policy_shapes(tx) if shape.id == id)


handlers: list[ControllerRouterHandler] = [
    list_promises,
    list_policies,
    add_policy,
    preview_policy,
    order_policies,
    change_policy,
    remove_policy,
]
