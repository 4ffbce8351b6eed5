"""An item on its way to becoming a touchpoint, and the capture it came in."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

import msgspec

from wayline.collect.reasons import Reason
from wayline.collect.sources import Source
from wayline.collect.wire import Item
from wayline.touchpoints.recording import Initiator, Lens

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
NOBODY = UUID(int=0)


class Draft(msgspec.Struct, gc=False):
    """What the steps fill in, in their order."""

    item: Item
    kind: str
    id: UUID = NOBODY
    name: str = ""
    properties: dict[str, Any] = {}
    context: dict[str, Any] = {}
    user_id: str | None = None
    anonymous_id: str | None = None
    identity: UUID = NOBODY
    anonymous: UUID | None = None
    occurred_at: datetime = EPOCH
    marks: tuple[str, ...] = ()
    lens: Lens = Lens.EXPERIENCE
    channel: str = "api"
    department: str | None = None
    stage: str | None = None
    initiated_by: Initiator = Initiator.CUSTOMER
    conversation: UUID | None = None
    campaign: str | None = None
    visit: str | None = None
    value: Decimal | None = None
    currency: str | None = None
    order_id: str | None = None


class Capture(msgspec.Struct, kw_only=True):
    """One request: who sent it, when it came, and from where."""

    source: Source
    received_at: datetime
    reject: Callable[[Reason, Item | None], None]
    sent_at: datetime | None = None
    clock_moved: timedelta = timedelta(0)
    """How far our own clock was set since we started."""
    history: bool = False
    address: str | None = None
    user_agent: str | None = None
