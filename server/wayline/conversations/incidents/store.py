"""The questions asked of incidents."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import Select, func, select

from wayline.conversations.errors import NoSuchIncident
from wayline.conversations.incidents.model import Incident
from wayline.conversations.model import Conversation, Entry
from wayline.kit.db import Transaction

MOST = 50


async def load(tx: Transaction, id: UUID) -> Incident:
    """One, held until the transaction ends. Raises NoSuchIncident."""
    found = await tx.get(Incident, id, with_for_update=True, populate_existing=True)
    if found is None:
        raise NoSuchIncident(id=str(id))
    return found


async def latest(tx: Transaction) -> Sequence[Incident]:
    """Those not solved, then the others, each newest first."""
    chosen = select(Incident).order_by(Incident.solved_at.is_not(None), Incident.opened_at.desc()).limit(MOST)
    return (await tx.execute(chosen)).scalars().all()


async def save(tx: Transaction, row: Incident) -> None:
    """Write it."""
    tx.add(row)
    await tx.flush()


async def counts(tx: Transaction, ids: Sequence[UUID]) -> dict[UUID, int]:
    """How many conversations hang on each of these."""
    chosen = select(Conversation.incident_id, func.count()).where(Conversation.incident_id.in_(ids))
    found = await tx.execute(chosen.group_by(Conversation.incident_id)) if ids else ()
    return {row[0]: row[1] for row in found if row[0]}


async def answered(tx: Transaction, incident: Incident) -> int:
    """How many of its conversations carry its answer."""
    chosen = select(func.count()).select_from(_told(incident).subquery())
    return (await tx.execute(chosen)).scalar_one()


async def next_unanswered(tx: Transaction, incident: Incident) -> UUID | None:
    """A conversation of it that has not its answer yet, oldest first; spam and what was merged need none."""
    chosen = select(Conversation.id).where(Conversation.incident_id == incident.id, Conversation.status != "spam")
    chosen = chosen.where(Conversation.merged_into_id.is_(None), Conversation.id.not_in(_told(incident)))
    return (await tx.execute(chosen.order_by(Conversation.started_at).limit(1))).scalar_one_or_none()


def _told(incident: Incident) -> Select[UUID]:
    chosen = select(Entry.conversation_id).join(Conversation, Conversation.id == Entry.conversation_id)
    return chosen.where(Conversation.incident_id == incident.id, Entry.client_id == incident.client_id)
