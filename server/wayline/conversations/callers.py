"""Who acts in a conversation when somebody calls."""

from uuid import UUID

from wayline.conversations.model import Author, Side
from wayline.kit.http import Caller


def author_of(caller: Caller) -> Author:
    """A teammate acts as themselves; a key acts as Wayline, and what it writes counts as automatic."""
    return Author(Side.TEAMMATE, caller.id) if caller.kind == "teammate" else Author(Side.SYSTEM)


def teammate_of(caller: Caller) -> UUID | None:
    """The teammate who asks; None for a key."""
    return caller.id if caller.kind == "teammate" else None
