"""Resolving, as what, and reopening."""

from datetime import datetime
from decimal import Decimal
from typing import Annotated, Any
from uuid import UUID

import msgspec
from msgspec import Meta

from wayline.conversations import store
from wayline.conversations.adding import add_state
from wayline.conversations.errors import AlreadySo, RefundUnclear
from wayline.conversations.model import Author, Conversation
from wayline.conversations.spam import mark_spam, out_of_spam
from wayline.conversations.states import Resolution, Status
from wayline.kit.db import Transaction

MOST = 10**12


class Outcome(msgspec.Struct, frozen=True):
    """What it came to, if anybody said. A refund has its `amount` in `currency` (ISO 4217); nothing else has."""

    resolution: Resolution | None = None
    amount: Decimal | None = None
    currency: Annotated[str, Meta(pattern="^[A-Z]{3}$")] | None = None


UNSAID = Outcome()


async def resolve(tx: Transaction, id: UUID, by: Author, at: datetime, outcome: Outcome = UNSAID) -> Conversation:
    """Nothing more is to be done; as spam it is marked as that. Raises NoSuchConversation, AlreadySo, RefundUnclear."""
    check(outcome)
    if outcome.resolution is Resolution.SPAM:
        return await mark_spam(tx, id, by, at)
    conversation = await store.load(tx, id)
    await out_of_spam(tx, conversation, by, at)
    conversation.become(Status.RESOLVED, by, at)
    conversation.resolution = outcome.resolution.value if outcome.resolution else None
    conversation.refund, conversation.refund_currency = outcome.amount, outcome.currency
    await add_state(tx, conversation, "resolved", by, at, **_facts(outcome))
    return conversation


async def reopen(tx: Transaction, id: UUID, by: Author, at: datetime) -> Conversation:
    """There is more to be done; an unanswered message waits again. Raises NoSuchConversation, AlreadySo."""
    conversation = await store.load(tx, id)
    if conversation.merged_into_id:
        raise AlreadySo("This conversation is merged into another. Unmerge it first.", status=conversation.status)
    conversation.become(Status.OPEN, by, at)
    await add_state(tx, conversation, "reopened", by, at)
    return conversation


def check(outcome: Outcome) -> None:
    """Raises RefundUnclear where an amount is missing, nothing or less, without currency, or of no refund."""
    is_refund = outcome.resolution is Resolution.REFUND
    has_money = outcome.amount is not None and 0 < outcome.amount < MOST and outcome.currency is not None
    has_none = outcome.amount is None and outcome.currency is None
    if not (has_money if is_refund else has_none):
        raise RefundUnclear


def _facts(outcome: Outcome) -> dict[str, Any]:
    said = {
        "resolution": outcome.resolution and outcome.resolution.value,
        "amount": None if outcome.amount is None else str(outcome.amount),
        "currency": outcome.currency,
    }
    return {name: value for name, value in said.items() if value is not None}
