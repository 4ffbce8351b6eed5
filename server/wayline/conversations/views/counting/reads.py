"""Counting views: each up to a number beyond which nobody reads it, and none that walks finished work."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import Subquery, func, literal, select, union_all

from wayline.conversations.listing.labels import Labels
from wayline.conversations.listing.reads import OPEN_VIEWS, Wanted, chosen_of
from wayline.conversations.model import Conversation
from wayline.conversations.understanding.reads import Felt
from wayline.conversations.views.shapes import Filters
from wayline.kit.db import Transaction

COUNTED = 1_000
LIVELY = OPEN_VIEWS | {"following", "follow_ups", "pending", "snoozed"}


async def counts_of(
    tx: Transaction, views: Sequence[tuple[UUID, Filters]], teammate: UUID, now: datetime
) -> dict[UUID, int]:
    """How many are in each of these, in one question; those of finished work are left out."""
    lively = [(id, filters) for id, filters in views if filters.view in LIVELY]
    parts = [
        select(literal(id), func.count()).select_from(await _few(tx, filters, teammate, now)) for id, filters in lively
    ]
    return {row[0]: row[1] for row in await tx.execute(union_all(*parts))} if parts else {}


async def count_of(tx: Transaction, filters: Filters, teammate: UUID, now: datetime) -> int:
    """How many these filters find, finished work too."""
    few = await _few(tx, filters, teammate, now)
    return (await tx.execute(select(func.count()).select_from(few))).scalar_one()


async def _few(tx: Transaction, filters: Filters, teammate: UUID, now: datetime) -> Subquery:
    chosen = await chosen_of(tx, wanted_of(filters, teammate, now))
    if filters.view == "waiting":
        chosen = chosen.where(Conversation.unanswered_at.is_not(None))
    return chosen.with_only_columns(Conversation.id).limit(COUNTED).subquery()


def wanted_of(filters: Filters, teammate: UUID | None, now: datetime) -> Wanted:
    """What the list is asked for a view."""
    return Wanted(
        teammate=teammate,
        now=now,
        view=filters.view,
        labels=Labels(
            tag=filters.tag,
            topic=filters.topic,
            priority=filters.priority,
            phase=filters.phase,
            field=filters.field,
        ),
        channel=filters.channel,
        felt=Felt(feeling=filters.feeling, intent=filters.intent, emotion=filters.emotion, urgent=filters.urgent),
        conditions=filters.conditions,
        sort=filters.sort,
    )
