"""Rows of this room."""

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, func, or_, select, text, update

from wayline.kit.db import Transaction
from wayline.llm.model import LlmCall, Spent, month_of

BUDGET_LOCK = 7_205_020
FREE = ("known", "refused")


async def hold_budget(tx: Transaction) -> None:
    """Let nobody else spend until this transaction ends."""
    await tx.execute(text("select pg_advisory_xact_lock(:lock)"), {"lock": BUDGET_LOCK})


async def spent(tx: Transaction, at: datetime) -> Spent:
    """What this month has cost; a question without an answer yet counts with what was set aside for it."""
    sums = select(
        func.count().filter(LlmCall.outcome.not_in(FREE)),
        func.coalesce(func.sum(LlmCall.tokens_in + LlmCall.tokens_out), 0),
        func.coalesce(func.sum(LlmCall.cost), 0.0),
    ).where(LlmCall.at >= month_of(at))
    calls, tokens, cost = (await tx.execute(sums)).one()
    return Spent(calls, int(tokens), float(cost))


async def known_answer(tx: Transaction, question: str) -> str | None:
    """What was answered to the very same before."""
    chosen = select(LlmCall.answer).where(LlmCall.question == question, LlmCall.outcome == "answered")
    return (await tx.execute(chosen.order_by(LlmCall.at.desc()).limit(1))).scalar_one_or_none()


async def save(tx: Transaction, call: LlmCall) -> None:
    """Keep it."""
    tx.add(call)
    await tx.flush()


async def settle(tx: Transaction, id: UUID, **found: str | float | None) -> None:
    """Write down what became of a question; nothing where its customer was erased meanwhile."""
    await tx.execute(update(LlmCall).where(LlmCall.id == id).values(found))


async def forget_identities(tx: Transaction, identities: Collection[UUID]) -> None:
    """Delete what holds words of these, or of many together; what it cost stays, without them."""
    empty = {"sent": None, "answer": None, "error": None, "question": "", "identity": None, "conversation": None}
    theirs = or_(LlmCall.identity.in_(identities), LlmCall.use == "theme_names")
    await tx.execute(update(LlmCall).where(theirs).values(empty))


async def forget_old(tx: Transaction, before: datetime, this_month: datetime) -> None:
    """Forget what was said before then; rows of past months go whole."""
    await tx.execute(delete(LlmCall).where(LlmCall.at < before, LlmCall.at < this_month))
    empty = {"sent": None, "answer": None, "question": ""}
    await tx.execute(update(LlmCall).where(LlmCall.at < before, LlmCall.question != "").values(empty))


async def calls_about(tx: Transaction, identities: Collection[UUID]) -> Sequence[LlmCall]:
    """What was sent of these customers' words, in order."""
    chosen = select(LlmCall).where(LlmCall.identity.in_(identities)).order_by(LlmCall.at, LlmCall.id)
    return (await tx.execute(chosen)).scalars().all()
