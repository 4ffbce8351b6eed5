"""Assigning: whose conversation it is."""

from datetime import datetime
from typing import Any
from uuid import UUID

from wayline.company import teammates_by_id, teams_by_id
from wayline.conversations import store
from wayline.conversations.adding import add_state
from wayline.conversations.errors import NobodyThere
from wayline.conversations.model import Author, Conversation
from wayline.kit.db import Transaction


async def assign(
    tx: Transaction, id: UUID, to: tuple[UUID | None, UUID | None], by: Author, at: datetime
) -> Conversation:
    """Give it to a teammate, a team, both or nobody; giving it to whom it belongs already changes nothing.

    Raises NoSuchConversation; NobodyThere for a teammate or team that is not (or no longer) here.
    """
    teammate, team = to
    facts = await names_of(tx, teammate, team)
    conversation = await store.load(tx, id)
    if conversation.assign(teammate, team, by, at):
        await add_state(tx, conversation, "assigned" if teammate or team else "unassigned", by, at, **facts)
    return conversation


async def names_of(tx: Transaction, teammate: UUID | None, team: UUID | None) -> dict[str, Any]:
    """To whom something is given, as an entry tells of it. Raises NobodyThere."""
    facts: dict[str, Any] = {}
    if teammate is not None:
        known = (await teammates_by_id(tx, [teammate])).get(teammate)
        if known is None or not known.active:
            raise NobodyThere(teammate_id=str(teammate))
        facts |= {"teammate_id": str(teammate), "teammate_name": known.name}
    if team is not None:
        group = (await teams_by_id(tx, [team])).get(team)
        if group is None:
            raise NobodyThere(team_id=str(team))
        facts |= {"team_id": str(team), "team_name": group.name}
    return facts
