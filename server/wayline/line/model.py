"""What the line shows: a touchpoint in words, a mark on the curve, a band of service, the reason beside a request."""

from datetime import datetime
from decimal import Decimal
from typing import Any, Literal
from uuid import UUID

import msgspec

Kind = Literal["seen", "came", "act", "order", "message", "delivery", "trouble", "answer", "change"]
Tone = Literal["neutral", "warning", "negative"]


class Filters(msgspec.Struct, frozen=True, kw_only=True):
    """Which touchpoints of a line: several values of one field are alternatives; `since` counts, `until` does not."""

    lens: str | None = None
    channels: tuple[str, ...] = ()
    departments: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    since: datetime | None = None
    until: datetime | None = None


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    """A touchpoint for people: `title` and `detail` make one sentence. `is_arrival`: it says how they came."""

    id: UUID
    position: int
    name: str
    kind: Kind
    is_arrival: bool
    title: str
    detail: str | None
    occurred_at: datetime
    recorded_at: datetime
    lens: str
    channel: str
    department: str
    stage: str | None
    initiated_by: str
    conversation_id: UUID | None
    order_id: str | None
    teammate_id: UUID | None
    teammate_name: str | None
    value: Decimal | None
    currency: str | None
    properties: dict[str, Any]
    context: dict[str, Any]
    marks: list[str]


class LinePage(msgspec.Struct, frozen=True):
    """A stretch of a line, newest first; `total` counts everything the filters leave."""

    items: list[Shown]
    next: str | None
    total: int


class Mark(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """One touchpoint on the curve; what it has not is left out. There are thousands: the collector need not look."""

    id: str
    at: datetime
    name: str
    department: str
    lens: str
    channel: str
    kind: Kind
    label: str
    value: float | None = None
    currency: str | None = None
    conversation_id: str | None = None


class Band(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of service: from the start (or reopening) of a conversation to its resolution."""

    conversation_id: str
    began_at: datetime = msgspec.field(name="from")
    ended_at: datetime | None = msgspec.field(name="to")
    channel: str
    label: str
    subject: str | None
    open: bool


class Money(msgspec.Struct, frozen=True):
    """A sum in one currency."""

    value: Decimal
    currency: str


class ServiceSummary(msgspec.Struct, frozen=True):
    """This customer through the lens of service. Seconds are calendar seconds; None while nothing was answered."""

    contacts: int
    first_response_seconds: float | None


class ExperienceSummary(msgspec.Struct, frozen=True):
    """This customer through the lens of experience: orders, and what they came to with refunds taken off."""

    orders: int
    totals: list[Money]
    last_order_at: datetime | None


class Overview(msgspec.Struct, frozen=True, kw_only=True):
    """All of a line at once, for the curve. `thinned` says that only every n-th of the plainest marks is here."""

    first_at: datetime | None
    last_at: datetime | None
    total: int
    thinned: bool
    marks: list[Mark]
    bands: list[Band]
    service: ServiceSummary
    experience: ExperienceSummary
    names: list[str]
    channels: list[str]
    departments: list[str]


class CustomerInBrief(msgspec.Struct, frozen=True):
    """Who it is, in five lines."""

    id: UUID
    name: str | None
    email: str | None
    first_at: datetime | None
    contacts: int
    orders: int
    totals: list[Money]


class Before(msgspec.Struct, frozen=True):
    """Why somebody is here, from facts alone (None where they say nothing); what happened before, newest first."""

    why: str | None
    tone: Tone
    items: list[Shown]
    customer: CustomerInBrief
