"""The questions asked of macros."""

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import and_, func, or_, select

from wayline.conversations.macros.errors import NoSuchMacro
from wayline.conversations.macros.model import Macro, MacroUse
from wayline.conversations.model import Conversation
from wayline.kit.db import Transaction


async def for_teammate(
    tx: Transaction, teammate: UUID, teams: Collection[UUID], *, every_team: bool = False, archived: bool = False
) -> Sequence[Macro]:
    """One's own, those of one's teams (or of every team) and everyone's, by name; archived ones where asked for."""
    of_teams = Macro.audience == "team"
    if not every_team:
        of_teams = and_(of_teams, Macro.team_id.in_(list(teams)))
    own = and_(Macro.audience == "own", Macro.teammate_id == teammate)
    wanted = select(Macro).where(or_(own, of_teams, Macro.audience == "everyone"))
    if not archived:
        wanted = wanted.where(Macro.archived_at.is_(None))
    return (await tx.execute(wanted.order_by(func.lower(Macro.name), Macro.id))).scalars().all()


async def load(tx: Transaction, id: UUID) -> Macro:
    """One, held until the transaction ends. Raises NoSuchMacro."""
    found = await tx.get(Macro, id, with_for_update=True, populate_existing=True)
    if found is None:
        raise NoSuchMacro(id=str(id))
    return found


async def count(tx: Transaction, teammate: UUID, audience: str) -> int:
    """How many of such a kind are in use; one's own are counted for oneself."""
    wanted = select(func.count()).where(Macro.audience == audience, Macro.archived_at.is_(None))
    if audience == "own":
        wanted = wanted.where(Macro.teammate_id == teammate)
    return (await tx.execute(wanted)).scalar_one()


async def uses(tx: Transaction, ids: Sequence[UUID]) -> dict[UUID, tuple[int, datetime]]:
    """How often each was used, and when last; those never used are left out."""
    wanted = select(MacroUse.macro_id, func.count(), func.max(MacroUse.at)).where(MacroUse.macro_id.in_(ids))
    return {row[0]: (row[1], row[2]) for row in await tx.execute(wanted.group_by(MacroUse.macro_id))} if ids else {}


async def uses_since(
    tx: Transaction, ids: Sequence[UUID], teammate: UUID, since: datetime
) -> dict[UUID, tuple[int, int]]:
    """How often each was used since then: by this teammate, and by all."""
    mine = func.count().filter(MacroUse.teammate_id == teammate)
    wanted = select(MacroUse.macro_id, mine, func.count()).where(MacroUse.macro_id.in_(ids), MacroUse.at >= since)
    return {row[0]: (row[1], row[2]) for row in await tx.execute(wanted.group_by(MacroUse.macro_id))} if ids else {}


async def known(tx: Transaction, ids: Collection[UUID]) -> set[UUID]:
    """Those of these that there are."""
    return set((await tx.execute(select(Macro.id).where(Macro.id.in_(ids)))).scalars()) if ids else set()


async def last_received(tx: Transaction, most: int) -> Sequence[Conversation]:
    """The conversations that stirred last and in which a customer wrote, newest first."""
    wanted = select(Conversation).where(Conversation.received_position > 0, Conversation.status != "spam")
    return (await tx.execute(wanted.order_by(Conversation.last_at.desc()).limit(most))).scalars().all()
