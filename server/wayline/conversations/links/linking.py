"""Linking conversations that have to do with each other, and unlinking them; both tell of it."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta

from wayline.conversations import store
from wayline.conversations.adding import add_state
from wayline.conversations.errors import AlreadySo, NotLinkable
from wayline.conversations.links.model import ConversationLink
from wayline.conversations.links.store import put_link, remove_link
from wayline.conversations.model import Author, Conversation
from wayline.kit.db import Transaction

LONGEST_REASON = 200


class LinkWanted(msgspec.Struct, frozen=True):
    """Which conversations have to do with one, and what."""

    ids: Annotated[list[UUID], Meta(min_length=1, max_length=20)]
    reason: Annotated[str, Meta(max_length=LONGEST_REASON)] = ""


async def link(tx: Transaction, id: UUID, wanted: LinkWanted, by: Author, at: datetime) -> Conversation:
    """Link these with it; what is linked already stays so. Raises NoSuchConversation, NotLinkable with itself."""
    if id in wanted.ids or not wanted.ids:
        raise NotLinkable
    # By their ids, so that two who link the same ones wait for each other, and not for ever.
    rows = {each: await store.load(tx, each) for each in sorted({id, *wanted.ids})}
    reason = " ".join(wanted.reason.split())
    for other in dict.fromkeys(wanted.ids):
        one, two = sorted((id, other))
        new = ConversationLink(one_id=one, other_id=two, kind="related", at=at, by_id=by.id, reason=reason)
        if not await put_link(tx, new):
            continue
        because = {"reason": reason} if reason else {}
        for here, there in ((id, other), (other, id)):
            await add_state(tx, rows[here], "linked", by, at, what="link", other=str(there), kind="related", **because)
    return rows[id]


async def link_mail(tx: Transaction, id: UUID, named: UUID, by: Author, at: datetime) -> None:
    """A mail that began `id` named another conversation and could not join it; nothing where that was erased.

    The other one's history says nothing of it, or any stranger could write into that.
    """
    new = await store.load(tx, id)
    if not await store.is_there(tx, named):
        return
    one, two = sorted((id, named))
    if await put_link(tx, ConversationLink(one_id=one, other_id=two, kind="mail", at=at)):
        await add_state(tx, new, "linked", by, at, what="link", other=str(named), kind="mail")


async def unlink(tx: Transaction, id: UUID, other: UUID, by: Author, at: datetime) -> Conversation:
    """They have nothing to do with each other. Raises NoSuchConversation, AlreadySo."""
    rows = {each: await store.load(tx, each) for each in sorted({id, other})}
    if not await remove_link(tx, id, other):
        raise AlreadySo("These conversations are not linked.")
    for here, there in ((id, other), (other, id)):
        await add_state(tx, rows[here], "unlinked", by, at, what="link", other=str(there), value=None)
    return rows[id]
