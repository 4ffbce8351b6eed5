"""The visitor's socket."""

from typing import Any

from litestar import WebSocket, websocket
from litestar.exceptions import WebSocketException

from wayline.channels.chat.live.board import Board
from wayline.channels.chat.visiting import visitor_of
from wayline.kit.clock import utc_now
from wayline.kit.errors import WaylineError
from wayline.kit.http import public
from wayline.kit.sockets import HELLO, Outlet, frame_of, serve_socket

FIRST_FRAME_WITHIN = 10.0
REFUSED, TRY_LATER = 4401, 4429


@websocket("/w/live", **public("The page's visitor: the session comes in the first frame."))
async def visitor_live(socket: WebSocket[Any, Any, Any]) -> None:
    """Tells a visitor what is new in their conversations; the first frame is {type: "session", session}."""
    await socket.accept()
    state = socket.app.state
    try:
        frame = await frame_of(socket, FIRST_FRAME_WITHIN)
        token = frame["session"] if frame.get("type") == "session" else ""
        async with state.database.transaction() as tx:
            origin = socket.headers.get("origin")
            visitor = await visitor_of(tx, str(token), origin, utc_now(), state.settings.chat)
    except (WaylineError, ValueError, KeyError, TimeoutError):
        await socket.close(REFUSED, "session_unknown")
        return
    except WebSocketException:
        return
    board: Board = state.board
    if not board.has_room(visitor.id):
        await socket.close(TRY_LATER, "too_many_sockets")
        return
    outlet = Outlet()
    outlet.put(HELLO)
    board.enter(visitor.id, visitor.channel_id, outlet)
    try:
        await serve_socket(socket, outlet, _nothing)
    finally:
        board.leave(visitor.id, outlet)


async def _nothing(_: dict[str, Any]) -> None:
    """A visitor's socket only listens; what they do goes over HTTP, where it is acknowledged."""


handlers = [visitor_live]
