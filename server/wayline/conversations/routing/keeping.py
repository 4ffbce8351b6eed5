"""Saying how a team routes and what a teammate takes."""

from datetime import datetime
from uuid import UUID

import msgspec

from wayline.company import note, teammates_by_id, teams_by_id
from wayline.conversations.errors import NobodyThere
from wayline.conversations.routing import store
from wayline.conversations.routing.policies import Capacity, Policy
from wayline.kit.db import Transaction
from wayline.kit.errors import Invalid
from wayline.kit.http import Caller


class OverflowInvalid(Invalid):
    """A team cannot be its own way out."""

    code = "overflow_invalid"
    message = "What waits too long must go to another team."


async def change_policy(tx: Transaction, team: UUID, policy: Policy, by: Caller, at: datetime) -> None:
    """It routes so from now on. Raises NobodyThere, OverflowInvalid."""
    await check_team(tx, team)
    if policy.overflow_team_id == team:
        raise OverflowInvalid
    if policy.overflow_team_id is not None:
        await check_team(tx, policy.overflow_team_id)
    await store.put_policy(tx, team, policy, at)
    await note(tx, by, at, "team.routing_changed", ("team", team), **msgspec.to_builtins(policy))


async def change_capacity(tx: Transaction, teammate: UUID, capacity: Capacity, by: Caller, at: datetime) -> None:
    """They take so much from now on. Raises NobodyThere."""
    if teammate not in await teammates_by_id(tx, [teammate]):
        raise NobodyThere(teammate_id=str(teammate))
    await store.put_capacity(tx, teammate, capacity)
    facts = msgspec.to_builtins(capacity)
    await note(tx, by, at, "teammate.capacity_changed", ("teammate", teammate), **facts)


async def check_team(tx: Transaction, team: UUID) -> None:
    """Raises NobodyThere where there is no such team."""
    if team not in await teams_by_id(tx, [team]):
        raise NobodyThere(team_id=str(team))
