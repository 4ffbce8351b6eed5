"""What alerts and alarms are answered with, and made from."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

import msgspec
from msgspec import Meta

from wayline.alerts.rules import About, AlertPlan
from wayline.conversations import Called, Mentioned

Name = Annotated[str, Meta(min_length=1, max_length=80)]


class AlertWish(msgspec.Struct, frozen=True):
    """An alert to be kept, or as it is to be from now on."""

    name: Name
    plan: AlertPlan


class AlertShape(msgspec.Struct, frozen=True, kw_only=True):
    """An alert. `watched`: for how many conversations it is now; `raised`: how many of its alarms are not over."""

    id: UUID
    name: str
    plan: AlertPlan
    made_at: datetime
    paused_at: datetime | None
    watched: int
    raised: int


class Alerts(msgspec.Struct, frozen=True):
    """Every alert, by name."""

    items: Sequence[AlertShape]
    next: None = None


class AlarmShape(msgspec.Struct, frozen=True, kw_only=True):
    """Something you are told. `since_at`: since when it is so, `at`: since when it is told; over once it has ended."""

    id: UUID
    alert_id: UUID
    name: str
    about: About
    at: datetime
    since_at: datetime
    ended_at: datetime | None
    snoozed_until_at: datetime | None
    conversation: Called | None
    facts: dict[str, Any]


class Alarms(msgspec.Struct, frozen=True):
    """Your alarms: those that are not over, the oldest first, and the latest that are; and notes that mention you.

    `pressing`: alarms that are not put off, and mentions that are to be read.
    """

    items: Sequence[AlarmShape]
    over: Sequence[AlarmShape]
    mentions: Sequence[Mentioned]
    pressing: int
    next: None = None


class Snoozed(msgspec.Struct, frozen=True):
    """Until when an alarm is put off (with an offset)."""

    until: Annotated[datetime, Meta(tz=True)]
