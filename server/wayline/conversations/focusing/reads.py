"""How long was worked on a conversation, as the log has it."""

from datetime import datetime
from uuid import UUID

import msgspec

from wayline.company import may_compare
from wayline.conversations import store
from wayline.conversations.naming import names_for
from wayline.conversations.shapes import PersonRef
from wayline.kit.db import Transaction
from wayline.kit.http import Caller
from wayline.metrics import Asked, worked_on
from wayline.touchpoints.reading import Reading


class WorkedShape(msgspec.Struct, frozen=True):
    """How long a teammate worked on it, in seconds; `active`: of it, while the customer waited for the answer."""

    teammate: PersonRef
    seconds: float
    active: float


class HandlingShape(msgspec.Struct, frozen=True):
    """How long was worked on a conversation, by all and by each; only oneself where teammates are not compared."""

    seconds: float
    active: float
    teammates: list[WorkedShape]


async def handling(tx: Transaction, reading: Reading, id: UUID, caller: Caller, now: datetime) -> HandlingShape:
    """How long was worked on this conversation so far. Raises NoSuchConversation."""
    conversation = await store.look_at(tx, id)
    found = await worked_on(reading, id, Asked(since=conversation.started_at, until=now))
    seen = found if await may_compare(tx, caller) else [each for each in found if each.teammate_id == caller.id]
    names = await names_for(tx, teammates={each.teammate_id for each in seen})
    return HandlingShape(
        sum(each.seconds for each in found),
        sum(each.active for each in found),
        [WorkedShape(names.teammate(each.teammate_id), each.seconds, each.active) for each in seen],
    )
