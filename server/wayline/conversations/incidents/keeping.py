"""Opening an incident, hanging conversations on it, and answering all of them once it is solved."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta

from wayline.conversations import store as conversations
from wayline.conversations.adding import add_state
from wayline.conversations.errors import AlreadySo, IncidentSolved
from wayline.conversations.incidents import store
from wayline.conversations.incidents.model import Incident
from wayline.conversations.macros.variables import fill, first_of
from wayline.conversations.model import SYSTEM, Author, Conversation, Side
from wayline.conversations.replying import Reply, reply
from wayline.conversations.resolving import Outcome, resolve
from wayline.conversations.states import SETTLED, Resolution
from wayline.conversations.writing import check_words, tidied
from wayline.customers import customers_by_id
from wayline.kit import jobs
from wayline.kit.db import Database, Transaction

ANSWER = "conversations:answer_incident"


class NewIncident(msgspec.Struct, frozen=True):
    """What many write about."""

    title: Annotated[str, Meta(min_length=1, max_length=120)]


class Solution(msgspec.Struct, frozen=True):
    """What all of them are told. `{{first_name|there}}` is the customer's first name, or "there" without one."""

    answer: Annotated[str, Meta(min_length=1, max_length=5000)]


async def open_incident(tx: Transaction, wanted: NewIncident, by: Author, at: datetime) -> Incident:
    """A new one. Raises Invalid for a title of blanks."""
    row = Incident(title=tidied(wanted.title), opened_at=at, opened_by_id=by.id)
    await store.save(tx, row)
    return row


async def put_incident(tx: Transaction, id: UUID, incident: UUID | None, by: Author, at: datetime) -> Conversation:
    """It is about this incident (None: about none). Raises NoSuchConversation, NoSuchIncident, IncidentSolved."""
    row = await store.load(tx, incident) if incident else None
    if row is not None and row.solved_at is not None:
        raise IncidentSolved(id=str(row.id))
    conversation = await conversations.load(tx, id)
    if conversation.incident_id != incident:
        conversation.incident_id = incident
        told = {"incident_id": str(incident) if incident else None, "value": row.title if row else None}
        await add_state(tx, conversation, "described", by, at, what="incident", **told)
    return conversation


async def solve(tx: Transaction, id: UUID, solution: Solution, by: Author, at: datetime) -> Incident:
    """It is over: its conversations are answered one after the other, each with the customer's name, and resolved.

    Raises NoSuchIncident, IncidentSolved, MessageEmpty.
    """
    check_words(solution.answer, ())
    row = await store.load(tx, id)
    row.solve(solution.answer.strip(), by.id, at)
    await store.save(tx, row)
    await jobs.ask(tx, ANSWER, incident_id=str(id))
    return row


async def stop(tx: Transaction, id: UUID, at: datetime) -> Incident:
    """Nobody else is answered; who was, was. Raises NoSuchIncident."""
    row = await store.load(tx, id)
    row.stopped_at = row.stopped_at or at
    await store.save(tx, row)
    return row


async def answer_all(database: Database, id: UUID, at: datetime) -> int:
    """Answer whoever was not answered yet, each in a transaction of their own. Returns how many.

    To do it again is harmless: the answer has one name in a conversation.
    """
    count = 0
    while True:
        async with database.transaction() as tx:
            row = await store.load(tx, id)
            target = await store.next_unanswered(tx, row) if row.stopped_at is None else None
            if target is None:
                return count
            await _answer(tx, row, target, at)
            count += 1


async def _answer(tx: Transaction, incident: Incident, id: UUID, at: datetime) -> None:
    by = Author(Side.TEAMMATE, incident.solved_by_id) if incident.solved_by_id else SYSTEM
    conversation = await conversations.load(tx, id)
    known = (await customers_by_id(tx, {conversation.identity})).get(conversation.identity)
    body = filled(incident.answer or "", known.name if known else None)
    is_automatic = by is SYSTEM
    await reply(tx, id, Reply(body=body, client_id=incident.client_id, automatic=is_automatic), by, at)
    if conversation.status not in SETTLED:
        try:
            await resolve(tx, id, by, at, Outcome(Resolution.SOLVED))
        except AlreadySo:  # a colleague was faster
            return


def filled(words: str, name: str | None) -> str:
    """The words with the customer's name in its places, or with what stands after `|` for who never said theirs."""
    said = (name or "").strip()
    first = first_of(said) or ""
    known = {"name": said, "customer.name": said, "first_name": first, "customer.first_name": first}
    return fill(words, known, tuple(known))
