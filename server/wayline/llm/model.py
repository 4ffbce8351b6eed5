"""One question to the large language model: what was sent, what came back, what it cost; and what may be spent."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import text
from sqlalchemy.orm import Mapped, mapped_column

from wayline.kit.db import Base, index
from wayline.kit.ids import new_id
from wayline.llm.settings import LlmSettings, Use

MILLION = 1_000_000
LETTERS_A_TOKEN = 3  # fewer than a token has in most languages, so that a guess is rather too high
AROUND = 24  # tokens that a message costs beside its letters


class LlmCall(Base, kw_only=True):
    """A question that was asked, or was not because the answer was known or the budget spent."""

    __tablename__ = "llm_call"
    __table_args__ = (
        index("ix_llm_call_at", "at", "id", question="What was sent lately, and what has this month cost?"),
        index(
            "ix_llm_call_question",
            "question",
            "at",
            question="Has the same been answered before?",
            postgresql_where=text("outcome = 'answered'"),
        ),
        index("ix_llm_call_identity", "identity", question="Which questions hold words of this customer?"),
        {"comment": "One row is one question to the large language model, as it was sent: masked."},
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default_factory=new_id)
    at: Mapped[datetime]
    use: Mapped[str]
    outcome: Mapped[str]  # asked (no answer yet), answered, known (from before), refused (budget), failed, unfit
    model: Mapped[str]
    question: Mapped[str]  # the hash of all that was sent
    asked_by_kind: Mapped[str]
    asked_by_id: Mapped[UUID | None]
    asked_by_name: Mapped[str]
    conversation: Mapped[UUID | None]
    identity: Mapped[UUID | None]
    sent: Mapped[list[Any] | None]
    answer: Mapped[str | None] = mapped_column(default=None)
    error: Mapped[str | None] = mapped_column(default=None)
    tokens_in: Mapped[int] = mapped_column(default=0)
    tokens_out: Mapped[int] = mapped_column(default=0)
    cost: Mapped[float] = mapped_column(default=0.0)
    took_ms: Mapped[int] = mapped_column(default=0)


class Asked(msgspec.Struct, frozen=True):
    """Who asks: a teammate, a key or the system; and whose words it is about."""

    kind: str = "system"
    id: UUID | None = None
    name: str = ""
    conversation: UUID | None = None
    identity: UUID | None = None


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """`instructions` are ours; `texts` are others' words, which are masked. `longest` letters of an answer are kept."""

    use: Use
    instructions: str
    texts: list[dict[str, str]]
    most_tokens: int
    longest: int
    as_json: bool = False


class Spent(msgspec.Struct, frozen=True):
    """What a month has cost so far."""

    calls: int
    tokens: int
    cost: float


def month_of(at: datetime) -> datetime:
    """When this month began (UTC)."""
    return at.astimezone(UTC).replace(day=1, hour=0, minute=0, second=0, microsecond=0)


def guessed_tokens(messages: list[dict[str, str]]) -> int:
    """About how many tokens these messages are, rather too many than too few."""
    return sum(len(each["content"].encode()) // LETTERS_A_TOKEN + AROUND for each in messages)


def price(settings: LlmSettings, tokens_in: int, tokens_out: int) -> float:
    """What they cost."""
    return (tokens_in * settings.input_price + tokens_out * settings.output_price) / MILLION


def is_within(settings: LlmSettings, spent: Spent, tokens_in: int, tokens_out: int) -> bool:
    """Whether the month's budget suffices for so many more."""
    cost = spent.cost + price(settings, tokens_in, tokens_out)
    suffices = spent.tokens + tokens_in + tokens_out <= settings.monthly_tokens
    return suffices and (settings.monthly_cost <= 0 or cost <= settings.monthly_cost)
