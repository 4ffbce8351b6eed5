"""What was understood of a text, and what a conversation's texts come to: rows and pure decisions."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

import msgspec
from sqlalchemy import ForeignKey, LargeBinary, text
from sqlalchemy.orm import Mapped, mapped_column

from wayline.conversations.errors import CorrectionInvalid
from wayline.kit.db import Base, index
from wayline.kit.ids import new_id
from wayline.language import EMOTIONS, INTENTS, Label

Corrected = Literal["sentiment", "intent", "emotion"]
URGENT = 0.5
WORST, BEST, FELT = -5.0, 5.0, 1.0
NOTHING = "none"
ENOUGH = 50
"""Corrected texts from which a feeling is learned; with fewer nothing is."""
BY_LABEL: Mapping[str, float] = {"negative": -3.0, "neutral": 0.0, "positive": 3.0}
SIGNALS: tuple[Corrected, ...] = ("sentiment", "intent", "emotion")
KNOWN: Mapping[str, tuple[str, ...]] = {"intent": INTENTS, "emotion": EMOTIONS}


class Understanding(Base, kw_only=True):
    """What was understood of one entry, by the models that read it last, and what teammates corrected."""

    __tablename__ = "understanding"
    __table_args__ = (
        index(
            "ix_understanding_conversation", "conversation_id", "position",
            question="What was felt and wanted in this conversation, newest first?",
        ),
        index("ix_understanding_version", "version", "entry_id", question="Which texts were read by other models?"),
        {"comment": "One row is what was understood of one message or note, and what teammates corrected of it."},
    )  # fmt: skip
    entry_id: Mapped[UUID] = mapped_column(ForeignKey("entry.id", ondelete="CASCADE"), primary_key=True)
    conversation_id: Mapped[UUID] = mapped_column(ForeignKey("conversation.id", ondelete="CASCADE"))
    position: Mapped[int]
    writer: Mapped[str]
    source: Mapped[str]
    version: Mapped[str]
    read_at: Mapped[datetime]
    signals: Mapped[dict[str, Any]]
    corrections: Mapped[dict[str, Any]] = mapped_column(default_factory=dict)

    @property
    def is_by_hand(self) -> bool:
        """Whether a person wrote it to the other side."""
        return self.source == "message" and not self.signals.get("is_automatic")

    def now(self) -> dict[str, Any]:
        """The signals with the corrections laid over them; `corrected` names those that were."""
        laid = dict(self.signals)
        because = dict(laid.get("because", {}))
        for signal, told in self.corrections.items():
            laid |= _laid(signal, told["value"])
            because = {name: why for name, why in because.items() if name.partition(".")[0] != signal}
            because[signal] = [{"by": "teammate", "rule": None, "words": []}]
        return {**laid, "because": because, "corrected": sorted(self.corrections)}

    def said_of(self, signal: Corrected) -> float | str | None:
        """What counts now: the sentiment, or the surest intent or emotion."""
        laid = self.now()
        if signal == "sentiment":
            value: float | None = laid.get("sentiment")
            return value
        return next((one["name"] for one in laid.get(f"{signal}s", ())), None)

    def correct(self, signal: Corrected, value: float | str | None, by: UUID | None, at: datetime) -> bool:
        """Say better what it is; None takes the correction back. Returns whether that changed anything.

        Raises CorrectionInvalid for what is no value of this signal.
        """
        had = self.corrections.get(signal)
        if value is None:
            self.corrections = {name: told for name, told in self.corrections.items() if name != signal}
            return had is not None
        value = checked(signal, value)
        told = {"value": value, "by": str(by) if by else None, "at": at.isoformat()}
        self.corrections = {**self.corrections, signal: told}
        return had is None or had["value"] != value


class Rereading(Base, kw_only=True):
    """Texts read again by the models of this version, because a teammate asked for it."""

    __tablename__ = "rereading"
    __table_args__ = (
        index(
            "ix_rereading_open", "begun_at",
            question="What is to be read again, and was not finished?",
            postgresql_where=text("ended_at is null"),
        ),
        {"comment": "One row is one reading again of all texts that other models had read: how many, and how far."},
    )  # fmt: skip
    id: Mapped[UUID] = mapped_column(primary_key=True, default_factory=new_id)
    version: Mapped[str]
    total: Mapped[int]
    begun_at: Mapped[datetime]
    done: Mapped[int] = mapped_column(default=0)
    by_id: Mapped[UUID | None] = mapped_column(default=None)
    ended_at: Mapped[datetime | None] = mapped_column(default=None)


class Learning(Base, kw_only=True):
    """One signal, learned from what teammates corrected. `content` is what was learned, where it helped.

    `before` and `after`: macro-F1 (0 … 1) of sentiment on texts held back, as the models came and with it; None:
    nothing learned. Of these `mended` were put right by it, and `broken` wrong. `labels`: of intents and emotions, what
    was tried of each label, as `Touched`; then mended and broken are those of the labels that are used.
    """

    __tablename__ = "learning"
    __table_args__ = (
        index("ix_learning_signal", "signal", "at", question="What was learned from corrections of this signal last?"),
        {"comment": "One row is one learning from corrections: of how many texts, and what it brought."},
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default_factory=new_id)
    at: Mapped[datetime]
    signal: Mapped[str]
    corrected: Mapped[int]
    left_standing: Mapped[int]
    before: Mapped[float | None]
    after: Mapped[float | None]
    mended: Mapped[int]
    broken: Mapped[int]
    content: Mapped[bytes | None] = mapped_column(LargeBinary)
    labels: Mapped[list[Any]] = mapped_column(default_factory=list)


class Forgetting(Base, kw_only=True):
    """What was learned until then is used no more, and corrections made until then teach nothing; they stand."""

    __tablename__ = "learning_forgotten"
    __table_args__ = (
        index("ix_learning_forgotten_at", "at", question="From when on do corrections teach?"),
        {"comment": "One row is one time that a teammate had forgotten what was learned from corrections."},
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default_factory=new_id)
    at: Mapped[datetime]
    by_id: Mapped[UUID | None]


class LearningPause(Base, kw_only=True):
    """Since then nothing is learned from corrections, nor used of it, because a teammate said so."""

    __tablename__ = "learning_pause"
    __table_args__ = (
        index(
            "ix_learning_pause_open", text("(until_at is null)"), unique=True,
            question="Has a teammate switched learning from corrections off?",
            postgresql_where=text("until_at is null"),
        ),
        {"comment": "One row is one stretch of time in which nothing was learned from corrections."},
    )  # fmt: skip
    id: Mapped[UUID] = mapped_column(primary_key=True, default_factory=new_id)
    since_at: Mapped[datetime]
    since_by: Mapped[UUID | None]
    until_at: Mapped[datetime | None] = mapped_column(default=None)
    until_by: Mapped[UUID | None] = mapped_column(default=None)


class Standing(msgspec.Struct, frozen=True):
    """What a conversation's texts come to. `signs` are what it is found by, as `intent:question`."""

    feeling: float | None = None
    urgency: float | None = None
    signs: tuple[str, ...] = ()


def standing(read: Iterable[Understanding]) -> Standing:
    """What the customer's texts, newest first, say of a conversation.

    The feeling, intents and emotions are of the newest text that expresses any; one that is neutral counts where
    none is felt. It is as urgent as the most urgent text since our last answer by hand.
    """
    feeling: tuple[float, str] | None = None
    intents: list[str] = []
    emotions: list[str] = []
    urgency: float | None = None
    is_answered = False
    for row in read:
        if not row.is_by_hand:
            continue
        if row.writer != "customer":
            is_answered = True
            continue
        laid = row.now()
        label = laid.get("sentiment_label")
        if label is not None and (feeling is None or (feeling[1] == "neutral" and label != "neutral")):
            feeling = (laid["sentiment"], label)
        intents = intents or [one["name"] for one in laid.get("intents", ())]
        emotions = emotions or [one["name"] for one in laid.get("emotions", ())]
        if not is_answered and laid.get("urgency") is not None:
            urgency = max(urgency or 0.0, laid["urgency"])
    signs = [f"intent:{name}" for name in intents] + [f"emotion:{name}" for name in emotions]
    if feeling:
        signs.append(f"feeling:{feeling[1]}")
    return Standing(feeling[0] if feeling else None, urgency, tuple(signs))


def checked(signal: Corrected, value: float | str) -> float | str:
    """A value that may be said of this signal; a label of sentiment becomes its number. Raises CorrectionInvalid."""
    if signal == "sentiment":
        number = BY_LABEL.get(value) if isinstance(value, str) else value
        if number is None or not WORST <= number <= BEST:
            raise CorrectionInvalid(signal=signal, known=["negative", "neutral", "positive", "-5 … 5"])
        return float(number)
    known = (*KNOWN[signal], NOTHING)
    if value not in known:
        raise CorrectionInvalid(signal=signal, known=list(known))
    return value


def label_of(sentiment: float) -> Label:
    """What a corrected sentiment is called."""
    return "positive" if sentiment >= FELT else "negative" if sentiment <= -FELT else "neutral"


def _laid(signal: str, value: Any) -> dict[str, Any]:  # noqa: ANN401 (a number or a word, as it was checked)
    if signal == "sentiment":
        return {"sentiment": value, "sentiment_label": label_of(value), "sentiment_confidence": 1.0}
    return {f"{signal}s": [] if value == NOTHING else [{"name": value, "confidence": 1.0}]}
