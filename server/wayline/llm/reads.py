"""What the console asks: whether it is on, what the month has cost, what was sent."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import select, tuple_

from wayline.kit.db import Transaction
from wayline.llm.model import LlmCall


async def calls(tx: Transaction, before: tuple[datetime, UUID] | None, limit: int) -> Sequence[LlmCall]:
    """The newest, or those before a place."""
    chosen = select(LlmCall).order_by(LlmCall.at.desc(), LlmCall.id.desc()).limit(limit)
    if before is not None:
        chosen = chosen.where(tuple_(LlmCall.at, LlmCall.id) < before)
    return (await tx.execute(chosen)).scalars().all()


async def last_failure(tx: Transaction, since: datetime) -> LlmCall | None:
    """What went wrong last, unless something was answered after it."""
    chosen = select(LlmCall).where(LlmCall.at >= since, LlmCall.outcome.in_(["answered", "failed", "unfit"]))
    last = (await tx.execute(chosen.order_by(LlmCall.at.desc(), LlmCall.id.desc()).limit(1))).scalar_one_or_none()
    return last if last is not None and last.outcome != "answered" else None
