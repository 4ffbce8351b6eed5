"""Keeping macros: made, changed, archived and brought back, and each use written down. No touchpoint tells."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import msgspec

from wayline.company import Permission, teams_by_id, teams_of
from wayline.conversations.batches.model import BatchAct
from wayline.conversations.errors import NobodyThere
from wayline.conversations.macros import store, variables
from wayline.conversations.macros.errors import MacrosFull, NoSuchMacro, NotYourMacro
from wayline.conversations.macros.model import Macro, MacroUse
from wayline.conversations.macros.shapes import MacroWish
from wayline.conversations.writing import check_words, tidied
from wayline.kit.db import Transaction
from wayline.kit.errors import Invalid
from wayline.kit.http import Caller

MOST = {"own": 200, "team": 500, "everyone": 300}
"""How many there may be in use: of one teammate, of all teams together, of everyone."""


async def keep_macro(tx: Transaction, caller: Caller, wish: MacroWish, at: datetime) -> Macro:
    """A new one. Raises NotYourMacro, VariableUnknown, MacrosFull, NobodyThere, Invalid for acts that cannot be."""
    macro = Macro(teammate_id=caller.id, name="", body="", made_at=at, changed_at=at)
    await _put(tx, caller, macro, wish, at)
    if await store.count(tx, caller.id, wish.audience) >= MOST[wish.audience]:
        raise MacrosFull(most=MOST[wish.audience])
    tx.add(macro)
    await tx.flush()
    return macro


async def change_macro(tx: Transaction, caller: Caller, id: UUID, wish: MacroWish, at: datetime) -> Macro:
    """It is so from now on. Raises NoSuchMacro, and as `keep_macro`."""
    macro = await load_for(tx, caller, id)
    await _put(tx, caller, macro, wish, at)
    await tx.flush()
    return macro


async def remove_macro(tx: Transaction, caller: Caller, id: UUID, at: datetime) -> None:
    """One that was used is archived, another is gone; none is offered any more. Raises NoSuchMacro, NotYourMacro."""
    macro = await load_for(tx, caller, id)
    if await store.uses(tx, [id]):
        macro.archived_at = macro.archived_at or at
    else:
        await tx.delete(macro)
    await tx.flush()


async def restore_macro(tx: Transaction, caller: Caller, id: UUID) -> Macro:
    """It is offered again. Raises NoSuchMacro, NotYourMacro."""
    macro = await load_for(tx, caller, id)
    macro.archived_at = None
    await tx.flush()
    return macro


async def macros_for(tx: Transaction, caller: Caller, *, archived: bool = False) -> Sequence[Macro]:
    """Those they may see, by name: whoever manages macros sees those of every team."""
    manages = caller.may(Permission.MACROS_EDIT)
    teams = await teams_of(tx, caller.id)
    return await store.for_teammate(tx, caller.id, teams, every_team=manages and archived, archived=archived)


async def write_down_uses(
    tx: Transaction, macros: Sequence[UUID], conversation: UUID, teammate: UUID | None, at: datetime
) -> None:
    """What these prepared was sent there; what is gone meanwhile is passed over."""
    there = await store.known(tx, macros)
    tx.add_all(
        [MacroUse(macro_id=id, teammate_id=teammate, at=at, conversation_id=conversation) for id in sorted(there)]
    )
    await tx.flush()


def may_change(macro: Macro, caller: Caller) -> bool:
    """Whether this is theirs to change: their own, and what is shared for who manages macros."""
    return macro.teammate_id == caller.id if macro.audience == "own" else caller.may(Permission.MACROS_EDIT)


async def load_for(tx: Transaction, caller: Caller, id: UUID) -> Macro:
    """One that they may change, held. Raises NoSuchMacro (for another's own too), NotYourMacro."""
    macro = await store.load(tx, id)
    if not may_change(macro, caller):
        raise NoSuchMacro(id=str(id)) if macro.audience == "own" else NotYourMacro(id=str(id))
    return macro


def acts_of(macro: Macro) -> list[BatchAct]:
    """What is done with its words."""
    return msgspec.convert(macro.acts, list[BatchAct])


async def _put(tx: Transaction, caller: Caller, macro: Macro, wish: MacroWish, at: datetime) -> None:
    check_words(wish.body, ())
    variables.check(wish.body)
    for act in wish.acts:
        _check_act(act)
    if (wish.audience == "team") != (wish.team_id is not None):
        raise Invalid("A macro for a team names the team, and no other macro does.")
    if wish.audience != "own" and not caller.may(Permission.MACROS_EDIT):
        raise NotYourMacro
    if wish.team_id is not None and wish.team_id not in await teams_by_id(tx, {wish.team_id}):
        raise NobodyThere(team_id=str(wish.team_id))
    macro.name, macro.body, macro.acts = tidied(wish.name), wish.body, [act.plain() for act in wish.acts]
    macro.audience, macro.team_id, macro.changed_at = wish.audience, wish.team_id, at


def _check_act(act: BatchAct) -> None:
    act.check()
    if act.do == "merge" or (act.pause and act.pause.until):
        raise Invalid(
            "A macro merges nothing, and snoozes until something happens: it is used on many days.", do=act.do
        )
