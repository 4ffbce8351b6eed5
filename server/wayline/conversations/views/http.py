"""Views over HTTP: whoever may read conversations keeps theirs, and sees what others share with them."""

from uuid import UUID

import msgspec
from litestar import delete, get, patch, post, put
from litestar.params import FromPath, JSONBody
from litestar.types import ControllerRouterHandler

from wayline.company import Permission
from wayline.conversations.conditions.model import check
from wayline.conversations.views import keeping
from wayline.conversations.views.counting.reads import COUNTED, count_of, counts_of
from wayline.conversations.views.model import SavedView
from wayline.conversations.views.shapes import (
    Audience,
    Filters,
    NewView,
    SavedViews,
    SavedViewShape,
    ViewChange,
    ViewCount,
    ViewCounts,
    ViewOrder,
)
from wayline.kit.http import Asker, Caller, Now, Tx, needs

READ = needs(Permission.CONVERSATIONS_READ)


@get("/api/views", tags=["conversations"], **READ)
async def list_views(tx: Tx, caller: Asker) -> SavedViews:
    """Your own views of the inbox, in their order, then those that others share with you, by name."""
    return SavedViews([_shape(each, caller) for each in await keeping.views_for(tx, caller.id)])


@get("/api/views/counts", tags=["conversations"], **READ)
async def count_views(tx: Tx, caller: Asker, now: Now) -> ViewCounts:
    """How many conversations are in each view of open work; those of finished work are not counted."""
    views = await keeping.views_for(tx, caller.id)
    found = await counts_of(tx, [(each.id, msgspec.convert(each.filters, Filters)) for each in views], caller.id, now)
    return ViewCounts({str(id): count for id, count in found.items()}, COUNTED)


@post("/api/views/count", tags=["conversations"], status_code=200, **READ)
async def count_filters(tx: Tx, caller: Asker, now: Now, data: JSONBody[Filters]) -> ViewCount:
    """How many conversations a view of these filters would hold, before it is kept."""
    if data.conditions is not None:
        check(data.conditions)
    return ViewCount(await count_of(tx, data, caller.id, now), COUNTED)


@post("/api/views", tags=["conversations"], **READ)
async def create_view(tx: Tx, caller: Asker, now: Now, data: JSONBody[NewView]) -> SavedViewShape:
    """Keep filters of the list under a name, for yourself, a team of yours, or everyone."""
    return _shape(await keeping.keep_view(tx, caller.id, data, now), caller)


@patch("/api/views/{id:uuid}", tags=["conversations"], **READ)
async def update_view(tx: Tx, caller: Asker, id: FromPath[UUID], data: JSONBody[ViewChange]) -> SavedViewShape:
    """Another name, other filters, or another audience."""
    return _shape(await keeping.change_view(tx, caller.id, id, data), caller)


@delete("/api/views/{id:uuid}", tags=["conversations"], **READ)
async def remove_view(tx: Tx, caller: Asker, id: FromPath[UUID]) -> None:
    """Keep it no more. The conversations in it stay as they are."""
    await keeping.remove_view(tx, caller.id, id)


@put("/api/views/order", tags=["conversations"], **READ)
async def put_views_in_order(tx: Tx, caller: Asker, data: JSONBody[ViewOrder]) -> SavedViews:
    """Your views stand in this order from now on."""
    return SavedViews([_shape(each, caller) for each in await keeping.order_views(tx, caller.id, data.ids)])


def _shape(view: SavedView, caller: Caller) -> SavedViewShape:
    filters = msgspec.convert(view.filters, Filters)
    audience = msgspec.convert(view.audience, Audience)
    return SavedViewShape(view.id, view.name, filters, audience, view.team_id, view.teammate_id == caller.id)


handlers: list[ControllerRouterHandler] = [
    list_views,
    count_views,
    count_filters,
    create_view,
    update_view,
    remove_view,
    put_views_in_order,
]
