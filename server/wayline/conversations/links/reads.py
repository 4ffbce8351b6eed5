"""What a conversation has to do with, and what it may be linked with."""

import re
from collections.abc import Sequence
from datetime import datetime
from typing import Literal
from uuid import UUID

import msgspec
from sqlalchemy import select

from wayline.company import EVERYTHING, Sight
from wayline.conversations import store
from wayline.conversations.links.store import called, followed_by, links_of
from wayline.conversations.listing.reads import Wanted, page_of
from wayline.conversations.model import Conversation
from wayline.conversations.naming import names_for
from wayline.conversations.shapes import ConversationShape, PersonRef
from wayline.conversations.showing.reads import shaped
from wayline.kit.db import Transaction

NUMBER = re.compile(r"#?(\d{1,15})")
OFFERED = 12


class RelatedShape(msgspec.Struct, frozen=True, kw_only=True):
    """A conversation that this one has to do with, and why.

    `kind`: `related`, as `by` said for `reason`; `split`, one came out of the other; `mail`, a mail in one named the
    other; `follows`, this one began after that one was closed; `followed`, the other way round. The last two stay.
    """

    conversation: ConversationShape
    kind: Literal["related", "split", "mail", "follows", "followed"]
    reason: str = ""
    by: PersonRef | None = None
    at: datetime | None = None


async def related(tx: Transaction, id: UUID, teammate: UUID | None, sight: Sight = EVERYTHING) -> list[RelatedShape]:
    """What this conversation has to do with, each once, the newest link first. Raises NoSuchConversation."""
    row = await store.look_at(tx, id)
    links = {one.other_id if one.one_id == id else one.one_id: one for one in await links_of(tx, id)}
    after = [each for each in await followed_by(tx, id) if each not in links]
    before = [row.follows_id] if row.follows_id and row.follows_id not in links else []
    wanted = [*before, *after, *links]
    rows = (await tx.execute(select(Conversation).where(Conversation.id.in_(wanted)))).scalars().all()
    shapes = {each.id: each for each in await shaped(tx, rows, teammate, sight)}
    names = await names_for(tx, teammates={one.by_id for one in links.values() if one.by_id})
    found = [RelatedShape(conversation=shapes[each], kind="follows") for each in before if each in shapes]
    found += [RelatedShape(conversation=shapes[each], kind="followed") for each in after if each in shapes]
    for other, one in links.items():
        by = names.teammate(one.by_id) if one.by_id else None
        facts = {"kind": one.kind, "reason": sight.words(one.reason), "at": one.at}
        found.append(msgspec.convert({"conversation": shapes[other], "by": by, **facts}, RelatedShape))
    return found


async def linkable(tx: Transaction, id: UUID, typed: str, wanted: Wanted) -> Sequence[ConversationShape]:
    """What this conversation may be linked with: by number where that is typed, else as the search finds it.

    Of nothing typed, the newest. Raises SearchTooWide.
    """
    number = NUMBER.fullmatch(typed.strip())
    if number is not None:
        named = await called(tx, int(number[1]))
        if named is not None and named != id:
            return await shaped(tx, [await store.look_at(tx, named)], wanted.teammate, wanted.sight)
    search = typed.strip() or None
    page = await page_of(tx, msgspec.structs.replace(wanted, search=search, sort="newest", limit=OFFERED + 1))
    return [each for each in page.items if each.id != id][:OFFERED]
