"""A channel and its settings."""

import re
from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

import msgspec
from msgspec import Meta
from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from wayline.company.errors import OriginInvalid
from wayline.kit.db import Base, index
from wayline.kit.ids import new_id

Kind = Literal["chat", "email"]
Language = Literal["en", "de", "es", "fr", "ar"]
Colour = Annotated[str, Meta(pattern="^#[0-9a-fA-F]{6}$")]
Words = Annotated[str, Meta(max_length=400)]
_ORIGIN = re.compile(r"^https?://(\*\.)?[a-z0-9.-]+(:[0-9]{1,5})?$|^https?://\[[0-9a-f:]+\](:[0-9]{1,5})?$")


class WidgetColours(msgspec.Struct, frozen=True):
    """The one colour of the widget, and whether it is light or dark."""

    accent: Colour = "#14746a"
    theme: Literal["auto", "light", "dark"] = "auto"


class PreChatField(msgspec.Struct, frozen=True):
    """One thing asked before the chat."""

    name: Annotated[str, Meta(pattern="^[a-z][a-z0-9_]{0,39}$")]
    label: Annotated[str, Meta(max_length=120)] = ""
    type: Literal["text", "email", "tel"] = "text"
    required: bool = False


class PreChat(msgspec.Struct, frozen=True):
    """What is asked before the chat, if anything."""

    enabled: bool = False
    fields: Annotated[list[PreChatField], Meta(max_length=8)] = []


class WidgetSettings(msgspec.Struct, frozen=True):
    """How the chat on the customer's page looks and speaks. `answers_in` is in seconds.

    `queue_limit`: with so many waiting for somebody the chat is full, and asks for an address; None: it never is.
    """

    colours: WidgetColours = msgspec.field(default_factory=WidgetColours)
    position: Literal["left", "right"] = "right"
    languages: Annotated[list[Language], Meta(min_length=1, max_length=5)] = msgspec.field(
        default_factory=lambda: ["en", "de", "es", "fr", "ar"]
    )
    texts: Annotated[dict[Language, dict[str, Words]], Meta(max_length=5)] = {}
    pre_chat: PreChat = msgspec.field(default_factory=PreChat)
    answers_in: Annotated[int, Meta(ge=0, le=604800)] | None = None
    sound: bool = False
    queue_limit: Annotated[int, Meta(ge=1, le=1000)] | None = None


class Channel(Base, kw_only=True):
    """One way in and out: the chat and the script tag of one site, or a mailbox."""

    __tablename__ = "channel"
    __table_args__ = (
        index("ix_channel_key", "key", unique=True, question="Which channel does this script tag belong to?"),
        {"comment": "One row is one channel: one widget on one site."},
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default_factory=new_id)
    kind: Mapped[str]
    name: Mapped[str]
    key: Mapped[str]
    secret: Mapped[str | None] = mapped_column(default=None)
    secret_made_at: Mapped[datetime | None] = mapped_column(default=None)
    allowed_origins: Mapped[list[Any]] = mapped_column(default_factory=list)
    settings: Mapped[dict[str, Any]] = mapped_column(default_factory=dict)
    schedule_id: Mapped[UUID | None] = mapped_column(ForeignKey("schedule.id"), default=None)
    made_at: Mapped[datetime]
    closed_at: Mapped[datetime | None] = mapped_column(default=None)
    closed_by: Mapped[UUID | None] = mapped_column(default=None)

    @property
    def active(self) -> bool:
        """Whether it is in use."""
        return self.closed_at is None

    @property
    def widget(self) -> WidgetSettings:
        """Its settings, with what was never set as it comes."""
        return msgspec.convert(self.settings, WidgetSettings)

    def allows(self, origin: str | None) -> bool:
        """Whether a page of this origin may use it: exact, or `https://*.example.com`. No list: every origin."""
        if not self.allowed_origins:
            return True
        return origin is not None and any(_covers(allowed, origin.lower()) for allowed in self.allowed_origins)


def plain_origins(origins: list[str]) -> list[str]:
    """Origins as browsers send them: lower case, no path. Raises OriginInvalid."""
    plain = [origin.strip().lower().rstrip("/") for origin in origins if origin.strip()]
    for origin in plain:
        if not _ORIGIN.fullmatch(origin):
            raise OriginInvalid(f"{origin!r} is not an origin. Write it like https://www.example.com.", origin=origin)
    return list(dict.fromkeys(plain))


def _covers(allowed: str, origin: str) -> bool:
    scheme, wild, rest = allowed.partition("://*.")
    if not wild:
        return allowed == origin
    return origin.startswith(f"{scheme}://") and origin.endswith(f".{rest}")
