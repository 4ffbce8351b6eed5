"""Views of one's own over HTTP: whoever may read conversations keeps theirs, and sees nobody else's."""

from uuid import UUID

import msgspec
from litestar import delete, get, patch, post, put
from litestar.params import FromPath, JSONBody
from litestar.types import ControllerRouterHandler

from wayline.company import Permission
from wayline.conversations.views import keeping, store
from wayline.conversations.views.model import SavedView
from wayline.conversations.views.shapes import Filters, NewView, SavedViews, SavedViewShape, ViewChange, ViewOrder
from wayline.kit.http import Asker, Now, Tx, needs

READ = needs(Permission.CONVERSATIONS_READ)


@get("/api/views", tags=["conversations"], **READ)
async def list_views(tx: Tx, caller: Asker) -> SavedViews:
    """Your own views of the inbox, in their order."""
    return SavedViews([_shape(each) for each in await store.views_of(tx, caller.id)])


@post("/api/views", tags=["conversations"], **READ)
async def create_view(tx: Tx, caller: Asker, now: Now, data: JSONBody[NewView]) -> SavedViewShape:
    """Keep filters of the list under a name, for yourself."""
    return _shape(await keeping.keep_view(tx, caller.id, data, now))


@patch("/api/views/{id:uuid}", tags=["conversations"], **READ)
async def update_view(tx: Tx, caller: Asker, id: FromPath[UUID], data: JSONBody[ViewChange]) -> SavedViewShape:
    """Another name, or other filters."""
    return _shape(await keeping.change_view(tx, caller.id, id, data))


@delete("/api/views/{id:uuid}", tags=["conversations"], **READ)
async def remove_view(tx: Tx, caller: Asker, id: FromPath[UUID]) -> None:
    """Keep it no more. The conversations in it stay as they are."""
    await keeping.remove_view(tx, caller.id, id)


@put("/api/views/order", tags=["conversations"], **READ)
async def put_views_in_order(tx: Tx, caller: Asker, data: JSONBody[ViewOrder]) -> SavedViews:
    """Your views stand in this order from now on."""
    return SavedViews([_shape(each) for each in await keeping.order_views(tx, caller.id, data.ids)])


def _shape(view: SavedView) -> SavedViewShape:
    return SavedViewShape(view.id, view.name, msgspec.convert(view.filters, Filters))


handlers: list[ControllerRouterHandler] = [list_views, create_view, update_view, remove_view, put_views_in_order]
