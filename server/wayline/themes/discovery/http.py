"""Proposals over HTTP."""

from datetime import datetime
from uuid import UUID

import msgspec
from litestar import get, post
from litestar.datastructures import State
from litestar.params import FromPath, JSONBody

from wayline.company import Permission, sight_of
from wayline.kit.http import Asker, Now, Tx, needs
from wayline.themes.discovery import answering, store
from wayline.themes.heads import asking
from wayline.themes.heads import store as jobs_store
from wayline.themes.heads.http import ThemeWork, work_shape
from wayline.themes.shapes import ThemeShape
from wayline.themes.theming.texts import texts_at
from wayline.themes.tree import changing, reads
from wayline.themes.tree.http import Name

QUOTES = 5
SHOWN = 30


class ThemeProposalQuote(msgspec.Struct, frozen=True):
    """One of its texts."""

    text_id: UUID
    text: str
    at: datetime


class ThemeProposalShape(msgspec.Struct, frozen=True, kw_only=True):
    """A group of texts that no theme catches. `trend`: texts in each of the twelve weeks before it was found."""

    id: UUID
    name: str
    words: list[str]
    size: int
    cohesion: float
    trend: list[int]
    found_at: datetime
    quotes: list[ThemeProposalQuote]


class ThemeProposals(msgspec.Struct):
    """What nobody has answered, the largest first, and how far the search is."""

    items: list[ThemeProposalShape]
    search: ThemeWork | None
    next: None = None


class ThemeProposalWish(msgspec.Struct):
    """How it is to become a theme: under which name (its own, left out) and below which theme."""

    name: Name | None = None
    parent_id: UUID | None = None


@get("/api/themes/proposals", tags=["themes"], **needs(Permission.THEMES_READ))
async def list_proposals(tx: Tx, caller: Asker, state: State) -> ThemeProposals:
    """Groups of texts that no theme catches: with a name, their size, how they grow, and what customers say."""
    # The search first: one that is told as ended is told with what it found.
    search = await jobs_store.newest_job(tx, "discovery")
    found = (await store.open_proposals(tx))[:SHOWN]
    counts, sight = await store.count_members(tx), sight_of(caller)
    quoted = {one.id: await store.members(tx, one.id, QUOTES) for one in found}
    texts = await texts_at(state.reading, [row.position for rows in quoted.values() for row in rows])
    items = [
        ThemeProposalShape(
            id=one.id,
            name=sight.words(one.name),
            words=[sight.words(word) for word in one.words],
            size=one.size,
            cohesion=one.cohesion,
            trend=one.trend,
            found_at=one.found_at,
            quotes=[
                ThemeProposalQuote(row.text_id, sight.words(texts[row.text_id].text), row.occurred_at)
                for row in quoted[one.id]
                if row.text_id in texts
            ],
        )
        for one in found
        if counts.get(one.id)
    ]
    return ThemeProposals(items, work_shape(search) if search else None)


@post("/api/themes/discovery", tags=["themes"], status_code=202, **needs(Permission.THEMES_EDIT))
async def ask_for_discovery(tx: Tx, now: Now, caller: Asker) -> ThemeWork:
    """Look for groups among the latest texts that no theme catches."""
    return work_shape(await asking.ask(tx, "discovery", caller, now))


@post("/api/themes/proposals/{id:uuid}/accept", tags=["themes"], status_code=200, **needs(Permission.THEMES_EDIT))
async def accept_proposal(
    id: FromPath[UUID], data: JSONBody[ThemeProposalWish], tx: Tx, *, now: Now, caller: Asker, state: State
) -> ThemeShape:
    """Make a theme of it, with its most typical texts as examples. A training then finds the rest."""
    wish = changing.Wish(name=data.name, parent_id=data.parent_id) if data.name else None
    return await reads.theme_row(tx, (await answering.accept(tx, state.reading, id, caller, now, wish=wish)).id)


@post("/api/themes/proposals/{id:uuid}/dismiss", tags=["themes"], status_code=204, **needs(Permission.THEMES_EDIT))
async def dismiss_proposal(id: FromPath[UUID], tx: Tx, now: Now, caller: Asker) -> None:
    """It is no theme: what is like it is not proposed again."""
    await answering.dismiss(tx, id, caller, now)


handlers = [list_proposals, ask_for_discovery, accept_proposal, dismiss_proposal]
