"""The questions asked of our own tables."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import delete, func, select, text
from sqlalchemy.dialects.postgresql import distinct_on

from wayline.company.errors import NoCompany
from wayline.company.model import Company, PresenceChange, Role, Team, Teammate, TeamMember
from wayline.company.permissions import ADMINISTRATOR, built_in_role_id
from wayline.kit.db import Transaction
from wayline.kit.errors import NotFound

SETUP_LOCK = 7_205_010


async def find_company(tx: Transaction) -> Company | None:
    """The company, if it was set up."""
    return (await tx.execute(select(Company))).scalar_one_or_none()


async def load_company(tx: Transaction) -> Company:
    """The company; raises NoCompany before the set-up."""
    found = await find_company(tx)
    if found is None:
        raise NoCompany
    return found


async def hold_setup(tx: Transaction) -> None:
    """Let nobody else set up, or change who is administrator, until this transaction ends."""
    await tx.execute(text("select pg_advisory_xact_lock(:lock)"), {"lock": SETUP_LOCK})


async def load_teammate(tx: Transaction, id: UUID) -> Teammate:
    """One teammate, of now or before. Raises NotFound."""
    found = await tx.get(Teammate, id)
    if found is None:
        raise NotFound("There is no such teammate.", teammate_id=str(id))
    return found


async def hold_teammate(tx: Transaction, id: UUID) -> Teammate:
    """The same, held until the transaction ends. Raises NotFound."""
    query = select(Teammate).where(Teammate.id == id).with_for_update()
    found = (await tx.execute(query.execution_options(populate_existing=True))).scalar_one_or_none()
    if found is None:
        raise NotFound("There is no such teammate.", teammate_id=str(id))
    return found


async def teammate_by_email(tx: Transaction, email: str) -> Teammate | None:
    """Who has this address (already in its plain form)."""
    return (await tx.execute(select(Teammate).where(Teammate.email == email))).scalar_one_or_none()


async def teammates(tx: Transaction) -> list[Teammate]:
    """Everyone, by name."""
    return list((await tx.execute(select(Teammate).order_by(func.lower(Teammate.name), Teammate.id))).scalars())


async def teammates_with(tx: Transaction, ids: Iterable[UUID]) -> list[Teammate]:
    """These teammates."""
    return list((await tx.execute(select(Teammate).where(Teammate.id.in_(list(ids))))).scalars())


async def other_administrators(tx: Transaction, id: UUID) -> int:
    """How many active administrators there are beside this teammate."""
    role = built_in_role_id(ADMINISTRATOR)
    query = select(func.count()).where(Teammate.role_id == role, Teammate.deactivated_at.is_(None), Teammate.id != id)
    return (await tx.execute(query)).scalar_one()


async def load_role(tx: Transaction, id: UUID) -> Role:
    """One role. Raises NotFound."""
    found = await tx.get(Role, id)
    if found is None:
        raise NotFound("There is no such role.", role_id=str(id))
    return found


async def roles(tx: Transaction) -> list[Role]:
    """Every role: the built-in ones as they were made, then the company's own by name."""
    return list((await tx.execute(select(Role).order_by(Role.built_in.is_(None), Role.made_at, Role.name))).scalars())


async def role_by_name(tx: Transaction, name: str) -> Role | None:
    """The role of this name, whatever its case."""
    return (await tx.execute(select(Role).where(func.lower(Role.name) == name.lower()))).scalar_one_or_none()


async def teammates_of_role(tx: Transaction, role_id: UUID) -> int:
    """How many teammates, of now or before, have this role."""
    return (await tx.execute(select(func.count()).where(Teammate.role_id == role_id))).scalar_one()


async def load_team(tx: Transaction, id: UUID) -> Team:
    """One team at work. Raises NotFound."""
    found = await tx.get(Team, id)
    if found is None or found.closed_at is not None:
        raise NotFound("There is no such team.", team_id=str(id))
    return found


async def teams(tx: Transaction) -> list[Team]:
    """The teams at work, by name."""
    query = select(Team).where(Team.closed_at.is_(None)).order_by(func.lower(Team.name))
    return list((await tx.execute(query)).scalars())


async def teams_with(tx: Transaction, ids: Iterable[UUID]) -> list[Team]:
    """These teams, closed ones too."""
    return list((await tx.execute(select(Team).where(Team.id.in_(list(ids))))).scalars())


async def team_by_name(tx: Transaction, name: str) -> Team | None:
    """The team at work of this name, whatever its case."""
    query = select(Team).where(Team.closed_at.is_(None), func.lower(Team.name) == name.lower())
    return (await tx.execute(query)).scalar_one_or_none()


async def members(tx: Transaction) -> list[TeamMember]:
    """Who is in which team at work."""
    query = select(TeamMember).join(Team, Team.id == TeamMember.team_id).where(Team.closed_at.is_(None))
    return list((await tx.execute(query)).scalars())


async def set_teams(tx: Transaction, teammate_id: UUID, team_ids: Iterable[UUID]) -> None:
    """Put a teammate into exactly these teams."""
    await tx.execute(delete(TeamMember).where(TeamMember.teammate_id == teammate_id))
    tx.add_all([TeamMember(team_id=team_id, teammate_id=teammate_id) for team_id in set(team_ids)])
    await tx.flush()


async def set_members(tx: Transaction, team_id: UUID, teammate_ids: Iterable[UUID]) -> None:
    """Put exactly these teammates into a team."""
    await tx.execute(delete(TeamMember).where(TeamMember.team_id == team_id))
    tx.add_all([TeamMember(team_id=team_id, teammate_id=teammate_id) for teammate_id in set(teammate_ids)])
    await tx.flush()


async def team_ids_of(tx: Transaction, teammate_id: UUID) -> list[UUID]:
    """The teams at work this teammate is in."""
    query = select(TeamMember.team_id).join(Team, Team.id == TeamMember.team_id)
    query = query.where(TeamMember.teammate_id == teammate_id, Team.closed_at.is_(None))
    return list((await tx.execute(query)).scalars())


async def shown_last(tx: Transaction) -> dict[UUID, str]:
    """What each teammate showed last, of who ever showed anything."""
    wanted = select(PresenceChange.teammate_id, PresenceChange.shown).ext(distinct_on(PresenceChange.teammate_id))
    ordered = wanted.order_by(PresenceChange.teammate_id, PresenceChange.at.desc(), PresenceChange.id.desc())
    return {row[0]: row[1] for row in await tx.execute(ordered)}


async def hold_presences(tx: Transaction) -> bool:
    """Whether nobody else is writing presences down; nobody will until this transaction ends."""
    held = select(func.pg_try_advisory_xact_lock(func.hashtext("presence_change")))
    return bool((await tx.execute(held)).scalar_one())
