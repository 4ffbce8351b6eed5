"""What places outside are answered with."""

from collections.abc import Sequence
from datetime import datetime
from typing import Literal
from uuid import UUID

import msgspec

from wayline.alerts.sending.payloads import TargetKind, What


class DeliveryShape(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that was sent: how often it was tried, and what was answered last (a status, or why not)."""

    id: UUID
    what: What
    asked_at: datetime
    tries: int
    state: Literal["on its way", "delivered", "given up"]
    status: int | None
    said: str


class TargetShape(msgspec.Struct, frozen=True, kw_only=True):
    """A place outside, and the latest that was sent there. Its address is shown to nobody: it opens a door."""

    id: UUID
    name: str
    kind: TargetKind
    host: str
    made_at: datetime
    deliveries: Sequence[DeliveryShape]


class Targets(msgspec.Struct, frozen=True):
    """All places outside, by name."""

    items: Sequence[TargetShape]
    next: None = None


class TargetMade(msgspec.Struct, frozen=True):
    """The new place; `secret` is shown once, and signs what is sent to a webhook."""

    target: TargetShape
    secret: str
