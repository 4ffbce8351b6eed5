"""What a team wants of its routing, and what a teammate can take: plain words, checked, no I/O."""

from collections.abc import Mapping
from typing import Annotated, Literal
from uuid import UUID

import msgspec
from msgspec import Meta

Way = Literal["manual", "round_robin", "balanced"]
Seconds = Annotated[int, Meta(ge=0, le=7 * 24 * 3600)]
AtOnce = Annotated[int, Meta(ge=0, le=500)]
Word = Annotated[str, Meta(min_length=1, max_length=60, pattern=r"\S")]
WHOLE = 100
"""Points of a teammate who has nothing in hand."""
LIVE = frozenset({"chat", "call"})
"""Channels on which somebody sits and waits."""


class Policy(msgspec.Struct, frozen=True, kw_only=True):
    """How a team's conversations find somebody. Times in seconds of waiting.

    `channel_ids`: whose new conversations are this team's. `vip_tags`: these first. `widen_after`: then skills are no
    longer asked for, and after twice that languages neither. `overflow_after`: then it goes to `overflow_team_id`.
    `accept_within`: what is live and not opened by then goes on; `most_misses` in a row and the teammate is away.
    """

    way: Way = "manual"
    channel_ids: Annotated[list[UUID], Meta(max_length=100)] = []
    last_first: bool = True
    vip_tags: Annotated[list[Word], Meta(max_length=20)] = msgspec.field(default_factory=lambda: ["vip"])
    widen_after: Seconds = 120
    overflow_team_id: UUID | None = None
    overflow_after: Seconds = 600
    accept_within: Seconds | None = 45
    most_misses: Annotated[int, Meta(ge=1, le=20)] = 3


class Capacity(msgspec.Struct, frozen=True, kw_only=True):
    """What one teammate takes at once, by channel: with 3 chats or 10 emails they are full, and so with a mix of them.

    `languages` are ISO 639-1 codes (none: whatever is written); `skills` are names of tags.
    """

    call: AtOnce = 1
    chat: AtOnce = 3
    email: AtOnce = 10
    languages: Annotated[list[Annotated[str, Meta(pattern="^[a-z]{2}$")]], Meta(max_length=40)] = []
    skills: Annotated[list[Word], Meta(max_length=60)] = []

    def points(self, channel: str) -> float | None:
        """How many of their 100 one conversation on this channel takes; None where they take none."""
        most = self.chat if channel == "chat" else self.call if channel == "call" else self.email
        return WHOLE / most if most else None

    def used(self, in_hand: Mapping[str, int]) -> float:
        """How many of their points so many conversations by channel take; what they never take fills them."""
        return sum((self.points(channel) or WHOLE) * many for channel, many in in_hand.items() if many)
