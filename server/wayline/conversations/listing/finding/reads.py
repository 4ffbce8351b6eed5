"""Filters of a search that name somebody, what must not be said, and the words around what was found.

Everything is asked of what the caller sees: who sees masks finds nothing hidden, nor is shown it.
"""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import ColumnElement, Text, and_, cast, exists, false, func, not_, or_, select, text
from sqlalchemy.dialects.postgresql import distinct_on

from wayline.company import Sight, called
from wayline.conversations.listing.asking import Asked, Side
from wayline.conversations.listing.store import Search
from wayline.conversations.model import Conversation, Entry
from wayline.conversations.model import Side as Writer
from wayline.conversations.shapes import FoundPart, FoundShape
from wayline.customers import is_called
from wayline.kit.db import Transaction

NOBODY = frozenset({"none", "nobody"})
BEGIN, END = "\x02", "\x03"
AROUND = f"StartSel={BEGIN}, StopSel={END}, MaxFragments=1, MaxWords=18, MinWords=9"


async def where_sides(
    tx: Transaction, sides: Sequence[Side], teammate: UUID | None, sight: Sight
) -> list[ColumnElement[bool]]:
    """As conditions on conversations."""
    found = [await _where(tx, side, teammate, sight) for side in sides]
    return [not_(func.coalesce(each, false())) if side.isnt else each for side, each in zip(sides, found, strict=True)]


def says_nothing_of(unsaid: str, sight: Sight) -> ColumnElement[bool]:
    """Whether no entry of a conversation answers this question to the index."""
    search = Search("", unsaid, "", sight)
    return not_(exists(select(Entry.id).where(Entry.conversation_id == Conversation.id, search.matches)))


async def found_in(tx: Transaction, ids: Sequence[UUID], asked: Asked, sight: Sight) -> list[FoundShape]:
    """Of each of these where it was said last, with the words around it; nothing for those found by a name."""
    if not ids or not asked.words:
        return []
    search = Search(asked.typed, asked.words, asked.whole, sight)
    seen = Entry.body if sight.personal_data else func.coalesce(Entry.masked, Entry.body)
    said = (
        select(Entry.conversation_id, Entry.id, Entry.position, seen.label("seen"))
        .where(Entry.conversation_id.in_(list(ids)), search.matches)
        .ext(distinct_on(Entry.conversation_id))
        .order_by(Entry.conversation_id, Entry.position.desc())
        .subquery()
    )
    shown = func.ts_headline(text("'simple'::regconfig"), func.left(said.c.seen, 20_000), search.question, AROUND)
    rows = await tx.execute(select(said.c.conversation_id, said.c.id, said.c.position, shown))
    return [FoundShape(row[0], row[1], row[2], _parts(row[3])) for row in rows]


async def _where(tx: Transaction, side: Side, teammate: UUID | None, sight: Sight) -> ColumnElement[bool]:
    sees_names = sight.personal_data or sight.customers
    customer = is_called(Conversation.identity, side.name) if sees_names else false()
    if side.kind == "from":
        return customer
    ours = await called(tx, side.name)
    if side.kind == "to":
        return or_(_is_written_to(side.name, customer, sight), Conversation.channel_id.in_(ours.channels))
    if side.kind == "channel":
        return or_(func.lower(Conversation.channel) == side.name, Conversation.channel_id.in_(ours.channels))
    if side.kind == "team":
        return Conversation.team_id.is_(None) if side.name in NOBODY else Conversation.team_id.in_(ours.teams)
    if side.name in NOBODY:
        return Conversation.assignee_id.is_(None)
    return Conversation.assignee_id.in_([teammate] if side.name == "me" and teammate else ours.teammates)


def _is_written_to(name: str, customer: ColumnElement[bool], sight: Sight) -> ColumnElement[bool]:
    """Whether a teammate wrote to this address, or to the customer of this name."""
    written = select(Entry.id).where(
        Entry.conversation_id == Conversation.id, Entry.author_kind == Writer.TEAMMATE.value, Entry.kind == "message"
    )
    addressed = func.lower(cast(Entry.addressed, Text)).contains(name, autoescape=True)
    to_address = exists(written.where(Entry.addressed.is_not(None), addressed))
    return or_(and_(customer, exists(written)), to_address if sight.personal_data else false())


def _parts(told: str) -> list[FoundPart]:
    parts: list[FoundPart] = []
    for piece in told.split(BEGIN):
        hit, end, rest = piece.partition(END)
        parts += (
            [FoundPart(hit, is_hit=True), FoundPart(rest, is_hit=False)] if end else [FoundPart(piece, is_hit=False)]
        )
    return [part for part in parts if part.text]
