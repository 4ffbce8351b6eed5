"""Where mail is fetched from, over HTTP."""

from uuid import UUID

from litestar import delete, put
from litestar.datastructures import State
from litestar.params import FromPath, JSONBody
from litestar.types import ControllerRouterHandler

from wayline.channels.email.fetching.accounts import AccountWish, fetch_from, stop_fetching
from wayline.company import Permission
from wayline.kit.http import Asker, Now, Tx, needs

PATH = "/api/mailboxes/{id:uuid}/fetching"


@put(PATH, tags=["email"], status_code=204, **needs(Permission.CHANNELS_EDIT))
async def set_fetching(  # noqa: PLR0917 (injected by name)
    id: FromPath[UUID], data: JSONBody[AccountWish], tx: Tx, now: Now, caller: Asker, state: State
) -> None:
    """Fetch the mail of a mailbox by IMAP, beginning at once. How that goes stands in the list of mailboxes."""
    await fetch_from(tx, state.seal, (id, data), caller, now)


@delete(PATH, tags=["email"], **needs(Permission.CHANNELS_EDIT))
async def end_fetching(id: FromPath[UUID], tx: Tx, now: Now, caller: Asker) -> None:
    """Fetch it no more, and forget the password."""
    await stop_fetching(tx, id, caller, now)


handlers: list[ControllerRouterHandler] = [set_fetching, end_fetching]
