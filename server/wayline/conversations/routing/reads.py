"""The questions the console asks about routing."""

from datetime import datetime
from uuid import UUID

import msgspec

from wayline.company import teammates_by_id
from wayline.conversations.routing import store
from wayline.conversations.routing.deciding import Decision
from wayline.conversations.routing.keeping import check_team
from wayline.conversations.routing.shapes import DecisionShape, MemberShape, RoutingShape
from wayline.conversations.routing.working import AT_ONCE, people_of
from wayline.kit.db import Transaction


async def routing(tx: Transaction, team: UUID, now: datetime) -> RoutingShape:
    """How a team routes and stands. Raises NobodyThere."""
    await check_team(tx, team)
    policy = await store.policy_of(tx, team)
    members = [
        MemberShape(
            teammate_id=each.id, name=each.name, there=each.there, used=round(each.used, 1), capacity=each.capacity
        )
        for each in await people_of(tx, team, now)
    ]
    waiting = len(await store.waiting(tx, team, policy.channel_ids, AT_ONCE))
    members.sort(key=lambda each: each.name.casefold())
    return RoutingShape(team_id=team, policy=policy, members=members, waiting=waiting)


async def decisions(tx: Transaction, conversation: UUID) -> list[DecisionShape]:
    """What was decided about a conversation, newest first."""
    rows = await store.decisions_of(tx, conversation)
    people = await teammates_by_id(tx, {row.teammate_id for row in rows if row.teammate_id})
    found = []
    for row in rows:
        outcome = msgspec.convert(row.outcome, Decision)
        person = people.get(row.teammate_id) if row.teammate_id else None
        found.append(
            DecisionShape(
                id=row.id,
                at=row.at,
                teammate_id=row.teammate_id,
                teammate_name=person.name if person else None,
                why=outcome.why,
                candidates=outcome.candidates,
                opened_at=row.opened_at,
                missed_at=row.missed_at,
            )
        )
    return found
