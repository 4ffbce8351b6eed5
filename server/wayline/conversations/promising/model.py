"""Policies with their versions, promises and what became of them, as rows."""

from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from sqlalchemy import ForeignKey, UniqueConstraint, func, text
from sqlalchemy.orm import Mapped, mapped_column

from wayline.kit.db import Base, index
from wayline.kit.ids import new_id

State = Literal["running", "paused", "met", "breached", "dropped"]


class PromisePolicy(Base, kw_only=True):
    """A policy under a name; what it says is in its versions. `place` orders them: the first that matches wins."""

    __tablename__ = "promise_policy"
    __table_args__ = (
        index("ix_promise_policy_place", "place", question="Which policy is asked first?"),
        {"comment": "One row is one policy of promises, in use or removed."},
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default_factory=new_id)
    name: Mapped[str]
    place: Mapped[int]
    made_at: Mapped[datetime]
    removed_at: Mapped[datetime | None] = mapped_column(default=None)
    removed_by: Mapped[UUID | None] = mapped_column(default=None)


class PromisePolicyVersion(Base, kw_only=True):
    """What a policy says from a moment on, until its next version. Never changed, only followed."""

    __tablename__ = "promise_policy_version"
    __table_args__ = (
        index("ix_promise_policy_version_policy_id", "policy_id", "made_at", question="What did it say when?"),
        {"comment": "One row is what a policy says from one moment on."},
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default_factory=new_id)
    policy_id: Mapped[UUID] = mapped_column(ForeignKey("promise_policy.id", ondelete="cascade"))
    plan: Mapped[dict[str, Any]]
    made_at: Mapped[datetime]
    made_by: Mapped[UUID | None] = mapped_column(default=None)


class Promise(Base, kw_only=True):
    """One promise of one conversation: what is promised, how its clock stands, and how it ended.

    `counted` seconds had passed at `since_at`; `paused_at` says that none passes since then. `next_at` is when there is
    something to do next: to warn, or to say that it is broken. `ended_as`: met, late (answered after it was broken) or
    dropped (neither: nothing was promised any more, or nobody had to answer).
    """

    __tablename__ = "promise"
    __table_args__ = (
        UniqueConstraint("conversation_id", "metric", "cycle", name="uq_promise_cycle"),
        index(
            "ix_promise_next_at", "next_at", "id",
            question="Which promise is to be warned of or broken next?",
            postgresql_where=text("next_at is not null"),
        ),
        index(
            "ix_promise_open", "conversation_id",
            question="Which promises of a conversation still run?",
            postgresql_where=text("ended_at is null"),
        ),
        {"comment": "One row is one promise of one conversation: of one metric, in one cycle."},
    )  # fmt: skip
    id: Mapped[UUID] = mapped_column(primary_key=True, default_factory=new_id)
    conversation_id: Mapped[UUID] = mapped_column(ForeignKey("conversation.id", ondelete="CASCADE"))
    metric: Mapped[str]
    cycle: Mapped[int]
    policy_id: Mapped[UUID] = mapped_column(ForeignKey("promise_policy.id"))
    version_id: Mapped[UUID] = mapped_column(ForeignKey("promise_policy_version.id"))
    priority: Mapped[str]
    seconds: Mapped[int]
    clock: Mapped[str]
    schedule_id: Mapped[UUID | None]
    pauses: Mapped[bool]
    warns: Mapped[float | None]
    started_at: Mapped[datetime]
    since_at: Mapped[datetime]
    counted: Mapped[float] = mapped_column(default=0.0)
    paused_at: Mapped[datetime | None] = mapped_column(default=None)
    due_at: Mapped[datetime | None] = mapped_column(default=None)
    warns_at: Mapped[datetime | None] = mapped_column(default=None)
    next_at: Mapped[datetime | None] = mapped_column(default=None)
    warned_at: Mapped[datetime | None] = mapped_column(default=None)
    breached_at: Mapped[datetime | None] = mapped_column(default=None)
    ended_at: Mapped[datetime | None] = mapped_column(default=None)
    ended_as: Mapped[str | None] = mapped_column(default=None)
    written_at: Mapped[datetime] = mapped_column(server_default=func.now(), init=False)

    @property
    def state(self) -> State:
        """How it stands; what was broken stays so, answered or not."""
        if self.breached_at is not None:
            return "breached"
        if self.ended_at is not None:
            return "met" if self.ended_as == "met" else "dropped"
        return "running" if self.paused_at is None else "paused"


class PromiseChange(Base, kw_only=True):
    """Something that became of a promise, and why: the rule or act that moved it, and from when to when."""

    __tablename__ = "promise_change"
    __table_args__ = (
        index("ix_promise_change_promise_id", "promise_id", "at", question="What became of a promise, in order?"),
        {"comment": "One row is one thing that became of a promise, with its reason and the due time after it."},
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default_factory=new_id)
    promise_id: Mapped[UUID] = mapped_column(ForeignKey("promise.id", ondelete="CASCADE"))
    at: Mapped[datetime]
    what: Mapped[str]
    why: Mapped[str]
    due_before_at: Mapped[datetime | None]
    due_after_at: Mapped[datetime | None]
    by_kind: Mapped[str]
    by_id: Mapped[UUID | None] = mapped_column(default=None)
    facts: Mapped[dict[str, Any]] = mapped_column(default_factory=dict)
    acted_at: Mapped[datetime | None] = mapped_column(default=None)
