"""Macros over HTTP: everybody keeps their own; those of teams and of everyone are for who may change them."""

from collections.abc import Sequence
from datetime import timedelta
from typing import cast
from uuid import UUID

from litestar import delete, get, post, put
from litestar.params import FromPath, JSONBody
from litestar.types import ControllerRouterHandler

from wayline.company import Permission, sight_of
from wayline.conversations import store as conversations
from wayline.conversations.macros import keeping, store
from wayline.conversations.macros.filling import known_of
from wayline.conversations.macros.model import Macro
from wayline.conversations.macros.shapes import (
    Audience,
    MacroOffered,
    Macros,
    MacroShape,
    MacrosOffered,
    MacroWish,
    WordsAsked,
    WordsFilled,
)
from wayline.conversations.macros.variables import OF_US, VARIABLES, check, fill
from wayline.conversations.naming import names_for
from wayline.customers import customers_by_id
from wayline.kit.db import Transaction
from wayline.kit.http import Asker, Caller, Now, Tx, needs

REPLY = needs(Permission.CONVERSATIONS_REPLY)
LATELY, LATEST = timedelta(days=90), 20


@get("/api/macros", tags=["conversations"], **REPLY)
async def list_macros(tx: Tx, caller: Asker) -> Macros:
    """Your own macros, those of your teams and everyone's, archived ones too; of every team for who manages them."""
    return Macros(await _shapes(tx, await keeping.macros_for(tx, caller, archived=True), caller), VARIABLES)


@post("/api/macros", tags=["conversations"], **REPLY)
async def create_macro(tx: Tx, caller: Asker, now: Now, data: JSONBody[MacroWish]) -> MacroShape:
    """Prepare words and acts, for yourself, a team or everyone."""
    return (await _shapes(tx, [await keeping.keep_macro(tx, caller, data, now)], caller))[0]


@put("/api/macros/{id:uuid}", tags=["conversations"], **REPLY)
async def put_macro(tx: Tx, caller: Asker, now: Now, id: FromPath[UUID], data: JSONBody[MacroWish]) -> MacroShape:
    """It is so from now on. What it prepared and was sent stays as it was sent."""
    return (await _shapes(tx, [await keeping.change_macro(tx, caller, id, data, now)], caller))[0]


@delete("/api/macros/{id:uuid}", tags=["conversations"], **REPLY)
async def remove_macro(tx: Tx, caller: Asker, now: Now, id: FromPath[UUID]) -> None:
    """Nobody is offered it any more. One that was used is archived with its count; one that never was is gone."""
    await keeping.remove_macro(tx, caller, id, now)


@post("/api/macros/{id:uuid}/restore", tags=["conversations"], status_code=200, **REPLY)
async def restore_macro(tx: Tx, caller: Asker, id: FromPath[UUID]) -> MacroShape:
    """Offer an archived one again."""
    return (await _shapes(tx, [await keeping.restore_macro(tx, caller, id)], caller))[0]


@post("/api/macros/preview", tags=["conversations"], status_code=200, **REPLY)
async def preview_macro(tx: Tx, caller: Asker, data: JSONBody[WordsAsked]) -> WordsFilled:
    """How words with variables read: to the customer who wrote last, and to somebody we know nothing of."""
    check(data.body)
    known = await _known_of_last(tx, caller)
    if not known:
        return WordsFilled(None, None, fill(data.body, {}))
    ours = {name: value for name, value in known.items() if name in OF_US}
    return WordsFilled(known.get("customer.name"), fill(data.body, known), fill(data.body, ours))


@get("/api/conversations/{id:uuid}/macros", tags=["conversations"], **REPLY)
async def offer_macros(tx: Tx, caller: Asker, now: Now, id: FromPath[UUID]) -> MacrosOffered:
    """The macros you may use, filled for this conversation: those you use most come first."""
    row = await conversations.look_at(tx, id)
    macros = await keeping.macros_for(tx, caller)
    known = await known_of(tx, row, caller.id, sight_of(caller)) if macros else {}
    used = await store.uses_since(tx, [each.id for each in macros], caller.id, now - LATELY)
    chosen = sorted(macros, key=lambda each: used.get(each.id, (0, 0)), reverse=True)
    return MacrosOffered(
        [
            MacroOffered(
                id=each.id,
                name=each.name,
                text=fill(each.body, known),
                acts=keeping.acts_of(each),
                audience=_audience(each),
            )
            for each in chosen
        ]
    )


async def _known_of_last(tx: Transaction, caller: Caller) -> dict[str, str]:
    """Of the conversation that stirred last; rather of one whose customer has a name."""
    rows = await store.last_received(tx, LATEST)
    people = await customers_by_id(tx, {row.identity for row in rows})
    named = [row for row in rows if row.identity in people and people[row.identity].name]
    chosen = next(iter([*named, *rows]), None)
    return await known_of(tx, chosen, caller.id, sight_of(caller)) if chosen else {}


async def _shapes(tx: Transaction, rows: Sequence[Macro], caller: Caller) -> list[MacroShape]:
    used = await store.uses(tx, [row.id for row in rows])
    makers, teams = {row.teammate_id for row in rows}, {row.team_id for row in rows if row.team_id}
    names = await names_for(tx, teammates=makers, teams=teams)
    return [
        MacroShape(
            id=row.id,
            name=row.name,
            body=row.body,
            acts=keeping.acts_of(row),
            audience=_audience(row),
            team=names.team(row.team_id) if row.team_id else None,
            teammate=names.teammate(row.teammate_id),
            may_change=keeping.may_change(row, caller),
            archived_at=row.archived_at,
            uses=used[row.id][0] if row.id in used else 0,
            last_used_at=used[row.id][1] if row.id in used else None,
        )
        for row in rows
    ]


def _audience(macro: Macro) -> Audience:
    return cast("Audience", macro.audience)


handlers: list[ControllerRouterHandler] = [
    list_macros,
    create_macro,
    put_macro,
    remove_macro,
    restore_macro,
    preview_macro,
    offer_macros,
]
