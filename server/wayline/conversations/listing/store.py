"""Search in the list: the first conversations of a view in which, or by whose customer, words were said.

The index cannot give them in the order of the list, and a word that everybody uses takes it seconds; asking one
conversation after the other never ends where a word is rare. So the head of the list is asked first. It fills the page,
or shows how rare the words are: then the list is asked further on, or the index names all there are.
"""

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import ARRAY, ColumnElement, Select, TextClause, Uuid, any_, bindparam, func, literal, or_, select, text
from sqlalchemy.orm import aliased

from wayline.company import Sight
from wayline.conversations.model import ENTRY_SEARCH, MASKED_SEARCH, Conversation, Entry
from wayline.customers import identities_called, is_called
from wayline.kit.db import Transaction

# So many conversations are asked one by one, at 50 µs each with two messages; more where the first held a few.
HEAD = 200
FURTHER = 3_000
A_FEW = 5
# So many identities called so: the list meets one of them soon enough.
MANY = 5_000
_ASKED = "(to_tsquery('simple', :words) || cast(:whole as tsquery))"
_MATCHES = f"{ENTRY_SEARCH} @@ {_ASKED}"
_MATCHES_MASKED = f"(masks = '{{}}' and {_MATCHES} or masked is not null and {MASKED_SEARCH} @@ {_ASKED})"

Order = Callable[[Any], Sequence[ColumnElement[Any]]]


class Search(msgspec.Struct):
    """`typed` as it came, as `words` or `whole` it is a question to the index; searched is what `sight` shows.

    A list of two parts asks the index once, for what both choose from: `within`; `named` is what it found there.
    """

    typed: str
    words: str
    whole: str
    sight: Sight
    within: Select[Any] | None = None
    named: list[UUID] | None = None

    @property
    def matches(self) -> TextClause:
        """Whether an entry has these words. Who sees masks searches what they see, and finds nothing hidden."""
        return self.asked(_MATCHES if self.sight.personal_data else _MATCHES_MASKED)

    @property
    def question(self) -> TextClause:
        """The question itself, as the index is asked."""
        return self.asked(_ASKED)

    def asked(self, sql: str) -> TextClause:
        """Part of a question; its values are its own, whatever else the question asks the index."""
        values = {"words": self.words, "whole": self.whole}
        return text(sql).bindparams(*(bindparam(name, value, unique=True) for name, value in values.items()))

    @property
    def has_names(self) -> bool:
        """Whether names are searched too."""
        return self.sight.personal_data or self.sight.customers


async def first_of(
    tx: Transaction, chosen: Select[Any], order: Order, search: Search | None, limit: int
) -> list[Conversation]:
    """The first `limit` of the chosen conversations in this order that a search leaves."""
    ordered = chosen.order_by(*order(Conversation))
    if search is None:
        return list((await tx.execute(ordered.limit(limit))).scalars())
    for reach in (HEAD, FURTHER):
        found = await _asked_one_by_one(tx, ordered.limit(reach), order, search, limit)
        if len(found) == limit or await _count(tx, ordered.limit(reach)) < reach:
            return found
        if len(found) < A_FEW:
            break
    if search.has_names and await _are_many_called(tx, search):
        # Asking who is called so is quick; the first of those, and the first of what was said, hold the first of both.
        called = ordered.where(is_called(Conversation.identity, search.typed))
        said = ordered.where(Conversation.id == any_(func.array(_said(search).scalar_subquery())))
        firsts = [await _ids(tx, part.limit(limit)) for part in (called, said)]
        named = _among([id for ids in firsts for id in ids])
    else:
        named = await _named_by_index(tx, search)
    return list((await tx.execute(ordered.where(named).limit(limit))).scalars())


async def _are_many_called(tx: Transaction, search: Search) -> bool:
    few = identities_called(search.typed).limit(MANY).subquery()
    return (await tx.execute(select(func.count()).select_from(few))).scalar_one() >= MANY


async def _asked_one_by_one(
    tx: Transaction, head: Select[Any], order: Order, search: Search, limit: int
) -> list[Conversation]:
    each = aliased(Conversation, head.subquery())
    # One entry, not "exists": PostgreSQL would make a table of all that match, to look each conversation up in.
    said = select(Entry.id).where(Entry.conversation_id == each.id, search.matches).limit(1).scalar_subquery()
    conditions: list[ColumnElement[bool]] = [said.is_not(None)]
    if search.has_names:
        conditions.append(is_called(each.identity, search.typed))
    asked = select(each).where(or_(*conditions)).order_by(*order(each)).limit(limit)
    return list((await tx.execute(asked)).scalars())


async def _count(tx: Transaction, head: Select[Any]) -> int:
    few = head.with_only_columns(Conversation.id).subquery()
    return (await tx.execute(select(func.count()).select_from(few))).scalar_one()


async def _named_by_index(tx: Transaction, search: Search) -> ColumnElement[bool]:
    if search.within is None:
        return _is_named(search)
    if search.named is None:
        search.named = await _ids(tx, search.within.where(_is_named(search)))
    return _among(search.named)


async def _ids(tx: Transaction, chosen: Select[Any]) -> list[UUID]:
    return list((await tx.execute(chosen.with_only_columns(Conversation.id))).scalars())


def _among(ids: list[UUID]) -> ColumnElement[bool]:
    return Conversation.id == any_(literal(ids, ARRAY(Uuid)))


def _is_named(search: Search) -> ColumnElement[bool]:
    """As arrays, which are made once: the conversations and those of the customers are then looked up by their keys."""
    conditions: list[ColumnElement[bool]] = [Conversation.id == any_(func.array(_said(search).scalar_subquery()))]
    if search.has_names:
        called = identities_called(search.typed)
        conditions.append(Conversation.identity == any_(func.array(called.scalar_subquery())))
    return or_(*conditions)


def _said(search: Search) -> Select[UUID]:
    return select(Entry.conversation_id).where(search.matches).distinct()
