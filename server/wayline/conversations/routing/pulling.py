"""The next best: who asks for work gets what is best done next."""

from datetime import datetime
from uuid import UUID

import msgspec

from wayline.company import teammates_by_id, teams_of
from wayline.conversations import store as conversations
from wayline.conversations.assigning import assign
from wayline.conversations.model import Author
from wayline.conversations.routing import store
from wayline.conversations.routing.deciding import Person, next_best
from wayline.conversations.routing.policies import Policy
from wayline.conversations.routing.working import AT_ONCE, waiting_of
from wayline.kit.db import Transaction
from wayline.kit.errors import Forbidden


class OnlyTeammates(Forbidden):
    """Nobody else can have a conversation."""

    code = "only_teammates"
    message = "Only a teammate can take the next conversation."


async def pull(tx: Transaction, by: Author, now: datetime) -> UUID | None:
    """Give them the next of what waits for their teams, else for no team; None: nothing waits. Raises OnlyTeammates."""
    teammate = by.teammate
    if teammate is None:
        raise OnlyTeammates
    name = (await teammates_by_id(tx, [teammate]))[teammate].name
    capacity = (await store.capacities(tx, [teammate]))[teammate]
    person = Person(id=teammate, name=name, there=True, capacity=capacity, in_hand={})
    teams = await teams_of(tx, teammate)
    policies = [await store.policy_of(tx, team) for team in teams]
    vip = sorted({tag for policy in policies for tag in policy.vip_tags}) if policies else Policy().vip_tags
    queue = await store.waiting_for(tx, teams, AT_ONCE)
    left = await waiting_of(tx, queue)
    policy = msgspec.structs.replace(Policy(), vip_tags=vip)
    while (best := next_best(left, person, policy, now)) is not None:
        if await store.still_waits(tx, best.id):
            row = await conversations.load(tx, best.id)
            if row.team_id is None or row.team_id in teams:
                await assign(tx, best.id, (teammate, row.team_id), by, now)
                return best.id
        left = [each for each in left if each.id != best.id]
    return None
