"""The inbox: views, filters and search in what was said and in customers' names, a page at a time from a cursor."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from contextlib import AbstractAsyncContextManager, nullcontext
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

import msgspec
from sqlalchemy import Boolean, ColumnElement, Select, func, literal_column, select, text, true, tuple_

from wayline.company import EVERYTHING, Sight
from wayline.conversations.conditions.model import fields_of
from wayline.conversations.conditions.reads import where
from wayline.conversations.errors import SearchTooWide
from wayline.conversations.listing.asking import Asked, read_search
from wayline.conversations.listing.finding.reads import found_in, says_nothing_of, where_sides
from wayline.conversations.listing.labels import Labels
from wayline.conversations.listing.narrowing.reads import has_follow_up_of, is_followed_by, is_mentioned, where_labelled
from wayline.conversations.listing.store import Search, first_of
from wayline.conversations.mentions.store import count_new
from wayline.conversations.model import PRESSING, Conversation
from wayline.conversations.shapes import ConversationPage, Counts, FeltNow
from wayline.conversations.showing.reads import shaped
from wayline.conversations.states import SETTLED, Priority, Status
from wayline.conversations.understanding.model import URGENT
from wayline.conversations.understanding.reads import Felt, unread, where_felt
from wayline.customers import customers_of
from wayline.kit.db import Transaction, broken_off_after
from wayline.kit.errors import Invalid

View = Literal[
    "mine",
    "unassigned",
    "all",
    "waiting",
    "following",
    "mentioned",
    "follow_ups",
    "pending",
    "snoozed",
    "resolved",
    "closed",
    "spam",
    "any",
]
Phase = Literal["due", "urgent", "waiting", "rest", "oldest"]
Sort = Literal["due", "newest", "oldest"]
LONGEST = 8.0
"""Seconds that a search may take PostgreSQL. What everybody says, left out, or a phrase of common words that nobody
says, would be looked for in every conversation there is."""
WAITING: tuple[Phase, ...] = ("urgent", "waiting")
OPEN_VIEWS = {"mine", "unassigned", "all", "waiting"}
# Written out, not bound: the partial indexes must be recognised.
IS_OPEN = literal_column("conversation.status") == text("'open'")
IS_URGENT: ColumnElement[bool] = literal_column(f"({PRESSING})", Boolean)


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """Which conversations are asked for, by whom, when. `view` None or `any`: whatever their state, spam left out.

    `ids`: of these alone; none: of all. `conditions` are checked ones; where they ask of the status, spam is there too.
    """

    teammate: UUID | None
    now: datetime
    view: View | None = None
    search: str | None = None
    labels: Labels = Labels()
    channel: UUID | None = None
    ids: tuple[UUID, ...] = ()
    felt: Felt = Felt()
    conditions: dict[str, Any] | None = None
    sort: Sort | None = None
    cursor: str | None = None
    limit: int = 50
    sight: Sight = EVERYTHING


class _Cursor(msgspec.Struct, frozen=True, array_like=True):
    phase: Phase
    at: datetime
    id: UUID


async def page_of(tx: Transaction, wanted: Wanted) -> ConversationPage:
    """A page of a view, newest first; in open work, what waits for us comes before: urgent ones, then longest wait."""
    async with _bounded(tx, wanted):
        page, following = await _rows_of(tx, wanted)
    found = await found_in(tx, [row.id for row in page], read_search(wanted.search), wanted.sight)
    return ConversationPage(await shaped(tx, page, wanted.teammate, wanted.sight), following, found)


async def ids_of(tx: Transaction, wanted: Wanted, most: int) -> list[UUID]:
    """The first so many of a list, over all its pages."""
    ids: list[UUID] = []
    cursor: str | None = None
    async with _bounded(tx, wanted):
        while len(ids) < most:
            limit = min(most - len(ids), 500)
            rows, cursor = await _rows_of(tx, msgspec.structs.replace(wanted, cursor=cursor, limit=limit))
            ids += [row.id for row in rows]
            if cursor is None:
                break
    return ids


def _bounded(tx: Transaction, wanted: Wanted) -> AbstractAsyncContextManager[None]:
    return broken_off_after(tx, LONGEST, SearchTooWide()) if wanted.search else nullcontext()


def _with_filters(wanted: Wanted, asked: Asked) -> Wanted:
    """With what was typed as filters; of a status that is typed, spam is not left out."""
    if not asked.conditions:
        return wanted
    both = [*asked.conditions, *([wanted.conditions] if wanted.conditions else [])]
    return msgspec.structs.replace(wanted, conditions={"all": both})


async def _rows_of(tx: Transaction, wanted: Wanted) -> tuple[list[Conversation], str | None]:
    asked = read_search(wanted.search)
    chosen = await chosen_of(tx, _with_filters(wanted, asked))
    chosen = chosen.where(*await where_sides(tx, asked.sides, wanted.teammate, wanted.sight))
    if asked.unsaid:
        chosen = chosen.where(says_nothing_of(asked.unsaid, wanted.sight))
    search = _searched(wanted, asked, chosen)
    cursor = _decoded(wanted.cursor)
    room = wanted.limit + 1
    if wanted.sort in {"newest", "oldest"}:
        if wanted.view == "waiting":
            chosen = chosen.where(Conversation.unanswered_at.is_not(None))
        rows = await (_rest if wanted.sort == "newest" else _oldest)(tx, chosen, search, cursor, room)
    else:
        rows = await _in_turn(tx, wanted, chosen, search, cursor)
    page = rows[: wanted.limit]
    return page, _encoded(page[-1], wanted) if len(rows) > wanted.limit else None


async def _in_turn(
    tx: Transaction, wanted: Wanted, chosen: Select[Any], search: Search | None, cursor: _Cursor | None
) -> list[Conversation]:
    """As work is done: what waits for us first."""
    rows: list[Conversation] = []
    room = wanted.limit + 1
    if wanted.sort == "due" and wanted.view in OPEN_VIEWS:
        if cursor is None or cursor.phase == "due":
            rows += await _due(tx, chosen, search, cursor, room)
            cursor = None
        chosen = chosen.where(Conversation.due_at.is_(None))
    for phase in WAITING if wanted.view in OPEN_VIEWS else ():
        if len(rows) < room and (cursor is None or cursor.phase == phase):
            rows += await _waiting(tx, _of_phase(chosen, phase), search, cursor, room - len(rows))
            cursor = None
    if len(rows) < room and wanted.view != "waiting":
        if wanted.view in OPEN_VIEWS:
            chosen = chosen.where(Conversation.unanswered_at.is_(None))
        rows += await _rest(tx, chosen, search, cursor, room - len(rows))
    return rows


async def counts(tx: Transaction, teammate: UUID | None) -> Counts:
    """How many conversations each view of open work holds; finished work is not counted."""
    waiting = await _open_work(tx, teammate, Conversation.unanswered_at.is_not(None))
    answered = await _open_work(tx, teammate, Conversation.unanswered_at.is_(None))
    mine, unassigned, every = (one + other for one, other in zip(waiting, answered, strict=True))
    away = [Status.SNOOZED.value, Status.PENDING.value]
    chosen = select(Conversation.status, func.count()).where(Conversation.status.in_(away))
    put_away = {row[0]: row[1] for row in await tx.execute(chosen.group_by(Conversation.status))}
    mentioned = await count_new(tx, teammate) if teammate else 0
    snoozed, pending = (put_away.get(status, 0) for status in away)
    return Counts(mine, unassigned, every, waiting[2], snoozed, pending, mentioned)


async def felt_now(tx: Transaction) -> FeltNow:
    """How many open conversations are urgent, and how many customers are unhappy in theirs."""
    pressing = select(func.count()).select_from(Conversation)
    pressing = pressing.where(IS_OPEN, IS_URGENT, Conversation.unanswered_at.is_not(None))
    sad = select(Conversation.identity, func.count()).where(IS_OPEN, *where_felt(Felt(feeling="negative")))
    of_each = {row[0]: row[1] for row in await tx.execute(sad.group_by(Conversation.identity))}
    return FeltNow(
        urgent=(await tx.execute(pressing)).scalar_one(),
        unhappy=len(set((await customers_of(tx, of_each)).values())),
        unhappy_conversations=sum(of_each.values()),
        unread=await unread(tx),
    )


async def _open_work(tx: Transaction, teammate: UUID | None, part: ColumnElement[bool]) -> tuple[int, int, int]:
    """A teammate's, nobody's and everybody's: of one part, so that its index alone answers."""
    found = select(
        func.count().filter(Conversation.assignee_id == teammate),
        func.count().filter(Conversation.assignee_id.is_(None)),
        func.count(),
    ).where(IS_OPEN, part)
    mine, unassigned, every = (await tx.execute(found)).one()
    return mine, unassigned, every


async def chosen_of(tx: Transaction, wanted: Wanted) -> Select[Any]:
    """The conversations that are asked for, in no order; a search of words is not part of it."""
    chosen = select(Conversation).where(*_in_view(wanted))
    if wanted.ids:
        chosen = chosen.where(Conversation.id.in_(wanted.ids))
    if wanted.channel:
        chosen = chosen.where(Conversation.channel_id == wanted.channel)
    if wanted.conditions:
        chosen = chosen.where(*await where(tx, [wanted.conditions], wanted.teammate, wanted.now))
    return chosen.where(*await where_labelled(tx, wanted.labels), *where_felt(wanted.felt))


def _in_view(wanted: Wanted) -> list[ColumnElement[bool]]:
    settled = [each.value for each in SETTLED]
    match wanted.view:
        case None | "any":
            asks = "status" in fields_of(wanted.conditions or {})
            return [] if asks else [Conversation.status != Status.SPAM.value]
        case "following" | "follow_ups":
            is_theirs = is_followed_by if wanted.view == "following" else has_follow_up_of
            return [is_theirs(wanted.teammate), Conversation.status.not_in(settled)]
        case "mentioned":
            return [is_mentioned(wanted.teammate), Conversation.status != Status.SPAM.value]
        case "mine" | "unassigned":
            whose = wanted.teammate if wanted.view == "mine" else None
            return [IS_OPEN, Conversation.assignee_id == whose]
        case "all" | "waiting":
            return [IS_OPEN]
        case _:
            return [Conversation.status == wanted.view]


def _searched(wanted: Wanted, asked: Asked, chosen: Select[Any]) -> Search | None:
    if not asked.words:
        return None
    within = chosen if wanted.view in OPEN_VIEWS else None
    return Search(asked.typed, asked.words, asked.whole, wanted.sight, within)


def _of_phase(chosen: Select[Any], phase: Phase) -> Select[Any]:
    return chosen.where(IS_URGENT if phase == "urgent" else IS_URGENT.is_not(true()))


async def _waiting(
    tx: Transaction, chosen: Select[Any], search: Search | None, cursor: _Cursor | None, limit: int
) -> list[Conversation]:
    chosen = chosen.where(Conversation.unanswered_at.is_not(None))
    if cursor:
        chosen = chosen.where(tuple_(Conversation.unanswered_at, Conversation.id) > (cursor.at, cursor.id))
    return await first_of(tx, chosen, lambda each: (each.unanswered_at, each.id), search, limit)


async def _due(
    tx: Transaction, chosen: Select[Any], search: Search | None, cursor: _Cursor | None, limit: int
) -> list[Conversation]:
    """Those with a promise, what is due first (or broken longest) first."""
    chosen = chosen.where(Conversation.due_at.is_not(None))
    if cursor:
        chosen = chosen.where(tuple_(Conversation.due_at, Conversation.id) > (cursor.at, cursor.id))
    return await first_of(tx, chosen, lambda each: (each.due_at, each.id), search, limit)


async def _rest(
    tx: Transaction, chosen: Select[Any], search: Search | None, cursor: _Cursor | None, limit: int
) -> list[Conversation]:
    if cursor:
        chosen = chosen.where(tuple_(Conversation.last_at, Conversation.id) < (cursor.at, cursor.id))
    return await first_of(tx, chosen, lambda each: (each.last_at.desc(), each.id.desc()), search, limit)


async def _oldest(
    tx: Transaction, chosen: Select[Any], search: Search | None, cursor: _Cursor | None, limit: int
) -> list[Conversation]:
    if cursor:
        chosen = chosen.where(tuple_(Conversation.last_at, Conversation.id) > (cursor.at, cursor.id))
    return await first_of(tx, chosen, lambda each: (each.last_at, each.id), search, limit)


def _encoded(last: Conversation, wanted: Wanted) -> str:
    if wanted.sort in {"newest", "oldest"}:
        return _as_text(_Cursor("rest" if wanted.sort == "newest" else "oldest", last.last_at, last.id))
    if wanted.sort == "due" and wanted.view in OPEN_VIEWS and last.due_at is not None:
        return _as_text(_Cursor("due", last.due_at, last.id))
    waits = last.unanswered_at if wanted.view in OPEN_VIEWS else None
    presses = (last.urgency or 0) >= URGENT or last.priority == Priority.URGENT
    phase: Phase = "urgent" if presses else "waiting"
    cursor = _Cursor(phase, waits, last.id) if waits else _Cursor("rest", last.last_at, last.id)
    return _as_text(cursor)


def _as_text(cursor: _Cursor) -> str:
    return urlsafe_b64encode(msgspec.json.encode(cursor)).decode()


def _decoded(cursor: str | None) -> _Cursor | None:
    if not cursor:
        return None
    try:
        return msgspec.json.decode(urlsafe_b64decode(cursor), type=_Cursor)
    except (ValueError, msgspec.MsgspecError) as error:
        raise Invalid("This cursor is none of ours.", cursor=cursor) from error
