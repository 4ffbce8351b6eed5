"""What a conversation is, and what may become of it: rows and pure decisions, with time and author as arguments."""

from datetime import datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import BigInteger, ForeignKey, Identity, Text, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import Mapped, mapped_column

from wayline.conversations.errors import AlreadySo, SnoozeInPast
from wayline.conversations.states import SETTLED, Priority, Status, WaitingState
from wayline.kit.db import Base, index
from wayline.kit.ids import new_id

SNIPPET = 140
ENTRY_SEARCH = "to_tsvector('simple'::regconfig, body)"
PRESSING = "urgency >= 0.5 or priority = 'urgent'"
MASKED_SEARCH = "to_tsvector('simple'::regconfig, masked)"


class Side(StrEnum):
    """Who writes an entry: a customer, a teammate, or Wayline itself."""

    CUSTOMER = "customer"
    TEAMMATE = "teammate"
    SYSTEM = "system"


class Kind(StrEnum):
    """What an entry is: said to the other side, said among teammates, or a change of state."""

    MESSAGE = "message"
    NOTE = "note"
    STATE = "state"


class Author(msgspec.Struct, frozen=True):
    """Who did it. The id of a customer is the identity that was seen."""

    kind: Side
    id: UUID | None = None

    @property
    def teammate(self) -> UUID | None:
        """The teammate, where it was one."""
        return self.id if self.kind is Side.TEAMMATE else None


SYSTEM = Author(Side.SYSTEM)


class Conversation(Base, kw_only=True):
    """One exchange with one customer on one channel.

    `position` counts its entries; whoever knows all entries up to a position knows everything that happened.
    `due_at` is the nearest due time of a promise in it, gone by where that is broken.
    """

    __tablename__ = "conversation"
    __table_args__ = (
        index(
            "ix_conversation_waiting", "unanswered_at", "id",
            question="Which open conversations wait for us, longest first?",
            postgresql_where=text("status = 'open' and unanswered_at is not null"),
        ),
        index(
            "ix_conversation_answered", "last_at", "id",
            question="Which open conversations wait for the customer, newest first?",
            postgresql_where=text("status = 'open' and unanswered_at is null"),
        ),
        index(
            "ix_conversation_assignee_waiting", "assignee_id", "unanswered_at", "id",
            question="Which of a teammate's (or nobody's) open conversations wait for us, longest first?",
            postgresql_where=text("status = 'open' and unanswered_at is not null"),
        ),
        index(
            "ix_conversation_assignee_answered", "assignee_id", "last_at", "id",
            question="Which of a teammate's (or nobody's) open conversations wait for the customer, newest first?",
            postgresql_where=text("status = 'open' and unanswered_at is null"),
        ),
        index("ix_conversation_status", "status", "last_at", "id", question="Which are in this state, newest first?"),
        index("ix_conversation_last", "last_at", "id", question="Which are there, whatever their state, newest first?"),
        index("ix_conversation_identity", "identity", "last_at", question="Which conversations has a customer had?"),
        index(
            "ix_conversation_correspondent", "correspondent", "last_at",
            question="Which conversations may this visitor see, and which goes on?",
        ),
        index(
            "ix_conversation_wakes_at", "wakes_at",
            question="Which snoozed conversations are due?",
            postgresql_where=text("status = 'snoozed'"),
        ),
        index(
            "ix_conversation_urgent", "unanswered_at", "id",
            question="Which open conversations that wait for us are urgent, longest first?",
            postgresql_where=text(f"status = 'open' and unanswered_at is not null and ({PRESSING})"),
        ),
        index(
            "ix_conversation_signs", "signs",
            question="In which conversations was this felt or wanted?",
            postgresql_using="gin",
        ),
        index(
            "ix_conversation_unread", "last_at", "id",
            question="In which conversations stands a text that was not read for its signals yet, newest first?",
            postgresql_where=text("said_position > understood_position"),
        ),
        index("ix_conversation_topic", "topic_id", "last_at", "id", question="Which are about this topic, newest?"),
        index(
            "ix_conversation_incident", "incident_id", "started_at",
            question="Which conversations hang on this incident, oldest first?",
            postgresql_where=text("incident_id is not null"),
        ),
        index(
            "ix_conversation_merged", "merged_into_id",
            question="Which conversations were merged into this one?",
            postgresql_where=text("merged_into_id is not null"),
        ),
        index(
            "ix_conversation_due_at", "due_at", "id",
            question="In which open conversations is a promise due first, or broken longest?",
            postgresql_where=text("status = 'open' and due_at is not null"),
        ),
        index(
            "ix_conversation_follows", "follows_id",
            question="Which conversation goes on what was closed here?",
            postgresql_where=text("follows_id is not null"),
        ),
        {"comment": "One row is one exchange with one customer on one channel, as it stands now."},
    )  # fmt: skip
    id: Mapped[UUID] = mapped_column(primary_key=True, default_factory=new_id)
    number: Mapped[int] = mapped_column(BigInteger, Identity(), unique=True, init=False)  # what people call it: #1234
    channel_id: Mapped[UUID]
    channel: Mapped[str]
    identity: Mapped[UUID]
    started_at: Mapped[datetime]
    last_at: Mapped[datetime]
    status_at: Mapped[datetime]
    correspondent: Mapped[UUID | None] = mapped_column(default=None)
    anonymous: Mapped[UUID | None] = mapped_column(default=None)
    subject: Mapped[str | None] = mapped_column(default=None)
    opened_on: Mapped[dict[str, Any] | None] = mapped_column(default=None)
    snippet: Mapped[str] = mapped_column(default="")
    position: Mapped[int] = mapped_column(default=0)
    status: Mapped[str] = mapped_column(default=Status.OPEN.value)
    status_by_id: Mapped[UUID | None] = mapped_column(default=None)
    wakes_at: Mapped[datetime | None] = mapped_column(default=None)
    assignee_id: Mapped[UUID | None] = mapped_column(default=None)
    team_id: Mapped[UUID | None] = mapped_column(default=None)
    assigned_at: Mapped[datetime | None] = mapped_column(default=None)
    assigned_by_id: Mapped[UUID | None] = mapped_column(default=None)
    unanswered_at: Mapped[datetime | None] = mapped_column(default=None)
    received_position: Mapped[int] = mapped_column(default=0)
    customer_read_position: Mapped[int] = mapped_column(default=0)
    teammate_read_position: Mapped[int] = mapped_column(default=0)
    said_position: Mapped[int] = mapped_column(default=0, server_default="0")
    understood_position: Mapped[int] = mapped_column(default=0, server_default="0")
    priority: Mapped[str] = mapped_column(default=Priority.NORMAL.value, server_default="normal")
    resolution: Mapped[str | None] = mapped_column(default=None)
    refund: Mapped[Decimal | None] = mapped_column(default=None)
    refund_currency: Mapped[str | None] = mapped_column(default=None)
    topic_id: Mapped[UUID | None] = mapped_column(ForeignKey("topic.id"), default=None)
    phase: Mapped[str | None] = mapped_column(default=None)
    about: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True), default=None)
    incident_id: Mapped[UUID | None] = mapped_column(ForeignKey("incident.id"), default=None)
    merged_into_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("conversation.id", ondelete="SET NULL"), default=None
    )
    merge_was: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True), default=None)
    follows_id: Mapped[UUID | None] = mapped_column(ForeignKey("conversation.id", ondelete="SET NULL"), default=None)
    # Who said when that the wait since `no_reply_since_at` needs no answer; up to where thanks alone was looked for.
    no_reply_at: Mapped[datetime | None] = mapped_column(default=None)
    no_reply_by_id: Mapped[UUID | None] = mapped_column(default=None)
    no_reply_since_at: Mapped[datetime | None] = mapped_column(default=None)
    thanks_position: Mapped[int] = mapped_column(default=0, server_default="0")
    due_at: Mapped[datetime | None] = mapped_column(default=None)
    feeling: Mapped[float | None] = mapped_column(default=None)
    urgency: Mapped[float | None] = mapped_column(default=None)
    signs: Mapped[list[str]] = mapped_column(ARRAY(Text), default_factory=list, server_default="{}")

    @property
    def waiting_state(self) -> WaitingState:
        """Whose turn it is: ours from the oldest customer message that nobody answered."""
        if self.status in SETTLED:
            return WaitingState.CLOSED
        if not self.snippet:
            return WaitingState.INTERNAL
        waits = self.unanswered_at is not None and self.status != Status.PENDING
        return WaitingState.AWAITING_US if waits else WaitingState.AWAITING_CUSTOMER

    def advance(self, at: datetime) -> int:
        """The position of the next entry."""
        self.position, self.last_at = self.position + 1, max(self.last_at, at)
        return self.position

    def received(self, at: datetime) -> None:
        """A customer wrote: the wait begins with the oldest message without an answer; a resolve ended the old wait."""
        if self.status == Status.RESOLVED or self.unanswered_at is None:
            self.unanswered_at = at
        self.no_reply_at = self.no_reply_by_id = self.no_reply_since_at = None

    def answered(self) -> None:
        """A teammate wrote: nothing waits for us."""
        self.unanswered_at = self.no_reply_at = self.no_reply_by_id = self.no_reply_since_at = None

    def goes_on(self, at: datetime, within: timedelta) -> bool:
        """Whether a customer's message still belongs here (or to what goes on it), or begins something new."""
        return self.status != Status.RESOLVED or at - self.status_at <= within

    def become(self, status: Status, by: Author, at: datetime) -> None:
        """Raises AlreadySo where it is so already."""
        if self.status == status:
            raise AlreadySo(f"This conversation is {status.value} already.", status=status.value)
        self.status, self.status_at, self.status_by_id, self.wakes_at = status.value, at, by.id, None
        if status not in SETTLED:
            self.resolution = self.refund = self.refund_currency = None

    def snooze(self, until: datetime | None, by: Author, at: datetime) -> None:
        """Until a moment, or (None) until the customer replies. Raises SnoozeInPast."""
        if until and until <= at:
            raise SnoozeInPast(until=until.isoformat())
        self.status, self.status_at, self.status_by_id, self.wakes_at = Status.SNOOZED.value, at, by.id, until

    def assign(self, teammate: UUID | None, team: UUID | None, by: Author, at: datetime) -> bool:
        """Make it theirs. Returns whether that changed anything."""
        if (self.assignee_id, self.team_id) == (teammate, team):
            return False
        self.assignee_id, self.team_id, self.assigned_at, self.assigned_by_id = teammate, team, at, by.id
        return True


class Entry(Base, kw_only=True):
    """One thing in a conversation, in its order."""

    __tablename__ = "entry"
    __table_args__ = (
        UniqueConstraint("conversation_id", "position", name="uq_entry_position"),
        UniqueConstraint("conversation_id", "author_kind", "client_id", name="uq_entry_client_id"),
        index(
            "ix_entry_search", text(ENTRY_SEARCH),
            question="In which conversations was this said?",
            postgresql_using="gin",
        ),
        index(
            "ix_entry_masked_search", text(MASKED_SEARCH),
            question="In which conversations was this said, as those see it who see masks?",
            postgresql_using="gin",
            postgresql_where=text("masked is not null"),
        ),
        index(
            "ix_entry_personal", "conversation_id",
            question="Which personal data has been found in a conversation?",
            postgresql_where=text("masked is not null"),
        ),
        index(
            "ix_entry_unlooked", "conversation_id",
            question="Where has nobody looked for personal data yet?",
            postgresql_where=text("masks is null and kind <> 'state'"),
        ),
        {"comment": "One row is one message, note or change of state; its words never change once written."},
    )  # fmt: skip
    id: Mapped[UUID] = mapped_column(primary_key=True, default_factory=new_id)
    conversation_id: Mapped[UUID] = mapped_column(ForeignKey("conversation.id", ondelete="CASCADE"))
    position: Mapped[int]
    kind: Mapped[str]
    author_kind: Mapped[str]
    at: Mapped[datetime]
    author_id: Mapped[UUID | None] = mapped_column(default=None)
    body: Mapped[str] = mapped_column(default="")
    client_id: Mapped[str | None] = mapped_column(default=None)
    state: Mapped[dict[str, Any] | None] = mapped_column(default=None)
    automatic: Mapped[bool] = mapped_column(default=False)
    # Whom a message was addressed to, where its writer chose: {to, cc, bcc}; None: whoever the channel knows.
    addressed: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True), default=None)
    # What each mask stands for ({} where nothing personal was found, None where nobody looked); the body with masks.
    masks: Mapped[dict[str, Any] | None] = mapped_column(JSONB(none_as_null=True), default=None)
    masked: Mapped[str | None] = mapped_column(default=None)


class Attachment(Base, kw_only=True):
    """A file that was sent, or is about to be."""

    __tablename__ = "attachment"
    __table_args__ = (
        index("ix_attachment_entry_id", "entry_id", question="Which files came with this entry?"),
        index("ix_attachment_uploader_id", "uploader_id", "at", question="How many files did they send lately?"),
        {"comment": "One row is one file; its bytes lie in the file store under its id. No entry yet: not sent."},
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default_factory=new_id)
    name: Mapped[str]
    type: Mapped[str]
    size: Mapped[int]
    at: Mapped[datetime]
    uploader_kind: Mapped[str]
    uploader_id: Mapped[UUID | None]
    entry_id: Mapped[UUID | None] = mapped_column(ForeignKey("entry.id", ondelete="CASCADE"), default=None)
