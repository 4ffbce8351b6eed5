"""Questions to what was understood: beside entries, and as filters of lists."""

from collections.abc import Sequence
from typing import Any, Literal
from uuid import UUID

import msgspec
from sqlalchemy import ColumnElement, func, select

from wayline.conversations.model import Conversation
from wayline.conversations.understanding import store
from wayline.conversations.understanding.model import ENOUGH, SIGNALS, URGENT, Learning, Rereading, Understanding
from wayline.conversations.understanding.shapes import (
    LearnedLabelShape,
    LearnedShape,
    LearningShape,
    RereadingShape,
    SignalsShape,
    signals_shape,
)
from wayline.kit.db import Transaction
from wayline.language import FEWEST_OF_A_LABEL, Label, Touched

Intent = Literal["question", "problem", "complaint", "praise", "suggestion", "thanks", "cancellation"]
Emotion = Literal["gratitude", "joy", "confusion", "anger", "worry", "disappointment", "surprise"]


class Felt(msgspec.Struct, frozen=True, kw_only=True):
    """Which conversations, by what was understood in them; None: whatever it is."""

    feeling: Label | None = None
    intent: Intent | None = None
    emotion: Emotion | None = None
    urgent: bool | None = None


async def signals_of(tx: Transaction, entries: Sequence[UUID]) -> dict[UUID, SignalsShape]:
    """What was understood of these entries; what was not read yet is not there."""
    if not entries:
        return {}
    rows = (await tx.execute(select(Understanding).where(Understanding.entry_id.in_(entries)))).scalars()
    return {row.entry_id: signals_shape(row.now()) for row in rows}


def sign_of(row: Conversation, kind: str) -> Any:  # noqa: ANN401 (a word of that kind)
    """The first of a kind among a conversation's signs, which stand in the order of their weight."""
    return next((sign.partition(":")[2] for sign in row.signs if sign.startswith(f"{kind}:")), None)


def where_felt(felt: Felt) -> list[ColumnElement[bool]]:
    """As conditions on conversations."""
    wanted = (("feeling", felt.feeling), ("intent", felt.intent), ("emotion", felt.emotion))
    signs = [f"{kind}:{name}" for kind, name in wanted if name]
    found: list[ColumnElement[bool]] = [Conversation.signs.contains(signs)] if signs else []
    if felt.urgent is not None:
        is_urgent = Conversation.urgency >= URGENT
        found.append(is_urgent if felt.urgent else ~is_urgent | Conversation.urgency.is_(None))
    return found


async def unread(tx: Transaction) -> int:
    """How many conversations hold a text that was not read yet."""
    waits = Conversation.said_position > Conversation.understood_position
    return (await tx.execute(select(func.count()).select_from(Conversation).where(waits))).scalar_one()


async def latest_rereading(tx: Transaction) -> RereadingShape | None:
    """The one that was asked for last, and how far it is."""
    row = (await tx.execute(select(Rereading).order_by(Rereading.begun_at.desc()).limit(1))).scalar_one_or_none()
    return rereading_shape(row) if row else None


async def learning(tx: Transaction) -> LearningShape:
    """Whether corrections are learned from, and what was learned of each signal last."""
    is_on, rows = await store.open_pause(tx) is None, await store.newest_learnings(tx)
    shapes = {signal: _learned(rows[signal], is_on=is_on) if signal in rows else None for signal in SIGNALS}
    return LearningShape(is_on=is_on, forgotten_at=await store.forgotten_at(tx), **shapes)


def _learned(row: Learning, *, is_on: bool) -> LearnedShape:
    labels = [msgspec.convert(each, Touched) for each in row.labels]
    return LearnedShape(
        at=row.at,
        corrected=row.corrected,
        left_standing=row.left_standing,
        enough=ENOUGH if row.signal == "sentiment" else FEWEST_OF_A_LABEL,
        before=row.before,
        after=row.after,
        mended=row.mended,
        broken=row.broken,
        is_used=is_on and row.content is not None,
        labels=[
            LearnedLabelShape(one.label, one.corrected, one.mended, one.broken, is_on and one.is_used) for one in labels
        ],
    )


def rereading_shape(row: Rereading) -> RereadingShape:
    """As it is answered with."""
    return RereadingShape(
        id=row.id, version=row.version, total=row.total, done=row.done, begun_at=row.begun_at, ended_at=row.ended_at
    )
