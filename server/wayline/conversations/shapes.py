"""What the console and the widget are answered with."""

from datetime import datetime
from decimal import Decimal
from typing import Any, Literal
from uuid import UUID

import msgspec

from wayline.conversations.fields.model import FieldValue
from wayline.conversations.model import Kind, Side
from wayline.conversations.promising.shapes import DueShape
from wayline.conversations.states import About, Phase, Priority, Resolution, Status, WaitingState
from wayline.conversations.understanding.shapes import SignalsShape
from wayline.language import Label


class PersonRef(msgspec.Struct, frozen=True):
    """A customer, teammate or team by name; a visitor who never said theirs has none."""

    id: UUID
    name: str | None


class ChannelRef(msgspec.Struct, frozen=True):
    """The channel a conversation runs on."""

    id: UUID
    kind: str
    name: str


class TagShape(msgspec.Struct, frozen=True):
    """A tag, and which it is beneath."""

    id: UUID
    name: str
    colour: str | None
    parent_id: UUID | None = None


class TopicRef(msgspec.Struct, frozen=True):
    """A topic, after those it is beneath: "Delivery / Late"."""

    id: UUID
    path: str


class FollowUpShape(msgspec.Struct, frozen=True):
    """What was promised last: to come back by `due_at`. `late`: missed, and come back with after all."""

    due_at: datetime
    words: str
    teammate: PersonRef | None
    state: Literal["open", "kept", "missed", "late"]


class FieldSaid(msgspec.Struct, frozen=True):
    """What a field says of a conversation, also in words."""

    field_id: UUID
    name: str
    value: FieldValue
    words: str


class OpenedOn(msgspec.Struct, frozen=True):
    """The page a conversation began on, as the browser told of it."""

    url: str | None = None
    title: str | None = None
    referrer: str | None = None


class RefundShape(msgspec.Struct, frozen=True):
    """What was given back."""

    amount: Decimal
    currency: str


class ConversationShape(msgspec.Struct, frozen=True, kw_only=True):
    """A conversation as a list shows it. Without a subject it is known by its `first_words`.

    `feeling` (−5 … 5) and `intent` are of the customer's latest text that expresses one; `urgency` (0 … 1) is that of
    the most urgent text since our last answer. None where nothing is expressed, or nothing was read yet.
    `number`: what people call it, `#1234`. `split_from_id`: what it was split out of.
    `no_reply_at`: since then it needs no reply, because `no_reply_by` said so (nobody: thanks were all).
    """

    id: UUID
    number: int
    customer: PersonRef
    channel: ChannelRef
    subject: str | None
    first_words: str | None
    snippet: str | None
    status: Status
    priority: Priority
    waiting_state: WaitingState
    waiting_since: datetime | None
    assignee: PersonRef | None
    team: PersonRef | None
    tags: list[TagShape]
    started_at: datetime
    last_at: datetime
    unread: bool
    snoozed_until: datetime | None
    position: int
    opened_on: OpenedOn | None
    customer_read_position: int
    teammate_read_position: int
    feeling: float | None = None
    feeling_label: Label | None = None
    intent: str | None = None
    urgency: float | None = None
    is_urgent: bool = False
    promises: list[DueShape] = []
    no_reply_at: datetime | None = None
    no_reply_by: PersonRef | None = None
    follows_id: UUID | None = None
    topic: TopicRef | None = None
    incident_id: UUID | None = None
    merged_into_id: UUID | None = None
    split_from_id: UUID | None = None
    follow_up: FollowUpShape | None = None
    phase: Phase | None = None
    about: About | None = None
    followers: list[PersonRef] = []
    fields: list[FieldSaid] = []
    resolution: Resolution | None = None
    refund: RefundShape | None = None


class FileShape(msgspec.Struct, frozen=True):
    """A file that was sent."""

    id: UUID
    name: str
    size: int
    type: str
    url: str


class AuthorShape(msgspec.Struct, frozen=True):
    """Who wrote or did something."""

    kind: Side
    id: UUID | None
    name: str | None


class EntryShape(msgspec.Struct, frozen=True, kw_only=True):
    """One entry of a conversation. `masked`: personal data in it is hidden from you.

    `signals`: what was understood of it, once it was read; not for customers.
    """

    id: UUID
    position: int
    kind: Kind
    author: AuthorShape
    body: str
    body_html: str
    attachments: list[FileShape]
    at: datetime
    client_id: str | None
    state: dict[str, Any] | None
    automatic: bool = False
    masked: bool = False
    signals: SignalsShape | None = None


class FoundPart(msgspec.Struct, frozen=True):
    """Some words; `is_hit` where they are what was searched for."""

    text: str
    is_hit: bool


class FoundShape(msgspec.Struct, frozen=True):
    """Where in a conversation a search was found last, with the words around it."""

    conversation_id: UUID
    entry_id: UUID
    position: int
    parts: list[FoundPart]


class ConversationPage(msgspec.Struct, frozen=True):
    """Some conversations, and where the list goes on; of a search, where in each of them it was found."""

    items: list[ConversationShape]
    next: str | None
    found: list[FoundShape] = []


class EntryPage(msgspec.Struct, frozen=True):
    """Some entries, and the position of the newest there is."""

    items: list[EntryShape]
    position: int


class FeltNow(msgspec.Struct, frozen=True, kw_only=True):
    """What is felt in open work now.

    `urgent` conversations wait for us; `unhappy` customers, each counted once, have `unhappy_conversations` in which
    their latest text that expresses a feeling is negative. `unread` conversations hold a text that was not read yet.
    """

    urgent: int
    unhappy: int
    unhappy_conversations: int
    unread: int


class Counts(msgspec.Struct, frozen=True):
    """How many conversations each view of open work holds; `mentioned`: notes that mention you and are to be read."""

    mine: int
    unassigned: int
    all: int
    waiting: int
    snoozed: int
    pending: int = 0
    mentioned: int = 0
