"""What a touchpoint is."""

from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any
from uuid import UUID

import msgspec

from wayline.kit.ids import derived_id


class Lens(StrEnum):
    """Service is one interaction; experience is the whole line."""

    SERVICE = "service"
    EXPERIENCE = "experience"


class Initiator(StrEnum):
    """Who began it."""

    CUSTOMER = "customer"
    COMPANY = "company"
    SYSTEM = "system"


class Touchpoint(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One thing that happened between a customer and the company.

    `id` comes from the cause, so recording twice is recording once. `identity` is the identity that was seen
    (see `identity_id`); `anonymous` is the browser beside it, where both were named. Times are UTC.
    `recorded_at` is set by the writer. `marks` say what was mended on the way in (`clock_corrected`, `time_clamped` …).
    """

    id: UUID
    identity: UUID
    name: str
    occurred_at: datetime
    lens: Lens = Lens.EXPERIENCE
    channel: str = "api"
    department: str | None = None
    stage: str | None = None
    initiated_by: Initiator = Initiator.CUSTOMER
    anonymous: UUID | None = None
    conversation: UUID | None = None
    survey: UUID | None = None
    order_id: str | None = None
    article: UUID | None = None
    campaign: str | None = None
    teammate: UUID | None = None
    value: Decimal | None = None
    currency: str | None = None
    visit: str | None = None
    source: str | None = None
    marks: tuple[str, ...] = ()
    history: bool = False
    properties: dict[str, Any] = {}
    context: dict[str, Any] = {}


def identity_id(kind: str, value: str) -> UUID:
    """The id of an identity: kind (`anonymous`, `user`, `email`, `phone`, `channel`) and its normalised value."""
    return derived_id("identity", kind, value)
