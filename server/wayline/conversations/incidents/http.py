"""Incidents over HTTP."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import msgspec
from litestar import get, post, put
from litestar.params import FromPath, JSONBody
from litestar.types import ControllerRouterHandler

from wayline.company import Permission, sight_of
from wayline.conversations import reads
from wayline.conversations.callers import author_of, teammate_of
from wayline.conversations.incidents import store
from wayline.conversations.incidents.keeping import NewIncident, Solution, open_incident, put_incident, solve, stop
from wayline.conversations.incidents.model import Incident
from wayline.conversations.shapes import ConversationShape
from wayline.kit.db import Transaction
from wayline.kit.http import Asker, Now, Tx, needs

READ, REPLY = needs(Permission.CONVERSATIONS_READ), needs(Permission.CONVERSATIONS_REPLY)


class IncidentShape(msgspec.Struct, frozen=True):
    """An incident, on how many conversations it hangs, and how many of them were answered."""

    id: UUID
    title: str
    opened_at: datetime
    solved_at: datetime | None
    answer: str | None
    conversations: int
    answered: int
    is_stopped: bool


class IncidentList(msgspec.Struct, frozen=True):
    """Those not solved first, then the newest."""

    items: Sequence[IncidentShape]
    next: None = None


class IncidentId(msgspec.Struct):
    """What it is about; None: no incident."""

    incident_id: UUID | None


@get("/api/incidents", tags=["conversations"], **READ)
async def list_incidents(tx: Tx) -> IncidentList:
    """What many customers write about: those not solved first. 50 at most."""
    rows = await store.latest(tx)
    counts = await store.counts(tx, [row.id for row in rows])
    return IncidentList([await _shape(tx, row, counts.get(row.id, 0)) for row in rows])


@post("/api/incidents", tags=["conversations"], **REPLY)
async def create_incident(tx: Tx, caller: Asker, now: Now, data: JSONBody[NewIncident]) -> IncidentShape:
    """Open an incident."""
    return await _shape(tx, await open_incident(tx, data, author_of(caller), now), 0)


@post("/api/incidents/{id:uuid}/solve", tags=["conversations"], status_code=200, **REPLY)
async def solve_incident(
    tx: Tx, caller: Asker, now: Now, id: FromPath[UUID], data: JSONBody[Solution]
) -> IncidentShape:
    """Answer everybody who wrote about it, each with their own name, and resolve their conversations."""
    return await _counted(tx, await solve(tx, id, data, author_of(caller), now))


@post("/api/incidents/{id:uuid}/stop", tags=["conversations"], status_code=200, **REPLY)
async def stop_incident(tx: Tx, now: Now, id: FromPath[UUID]) -> IncidentShape:
    """Answer nobody else."""
    return await _counted(tx, await stop(tx, id, now))


@put("/api/conversations/{id:uuid}/incident", tags=["conversations"], **REPLY)
async def put_incident_on(
    tx: Tx, caller: Asker, now: Now, id: FromPath[UUID], data: JSONBody[IncidentId]
) -> ConversationShape:
    """Say of which incident a conversation tells."""
    await put_incident(tx, id, data.incident_id, author_of(caller), now)
    return await reads.conversation(tx, id, teammate_of(caller), sight_of(caller))


async def _counted(tx: Transaction, row: Incident) -> IncidentShape:
    return await _shape(tx, row, (await store.counts(tx, [row.id])).get(row.id, 0))


async def _shape(tx: Transaction, row: Incident, count: int) -> IncidentShape:
    answered = await store.answered(tx, row) if row.solved_at else 0
    stopped = row.stopped_at is not None
    return IncidentShape(row.id, row.title, row.opened_at, row.solved_at, row.answer, count, answered, stopped)


handlers: list[ControllerRouterHandler] = [
    list_incidents,
    create_incident,
    solve_incident,
    stop_incident,
    put_incident_on,
]
