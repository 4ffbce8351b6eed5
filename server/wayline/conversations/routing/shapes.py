"""What the console is answered with about routing."""

from datetime import datetime
from uuid import UUID

import msgspec

from wayline.conversations.routing.deciding import Candidate, Why
from wayline.conversations.routing.policies import Capacity, Policy


class MemberShape(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody of a team: what they take, and how many of their 100 points are in use now."""

    teammate_id: UUID
    name: str
    there: bool
    used: float
    capacity: Capacity


class RoutingShape(msgspec.Struct, frozen=True, kw_only=True):
    """How a team routes. `waiting` conversations are nobody's yet."""

    team_id: UUID
    policy: Policy
    members: list[MemberShape]
    waiting: int


class DecisionShape(msgspec.Struct, frozen=True, kw_only=True):
    """One decision of routing, with what it was made from."""

    id: UUID
    at: datetime
    teammate_id: UUID | None
    teammate_name: str | None
    why: Why
    candidates: list[Candidate]
    opened_at: datetime | None
    missed_at: datetime | None


class DecisionList(msgspec.Struct, frozen=True):
    """What was decided about a conversation, newest first."""

    items: list[DecisionShape]
    next: None = None


class Pulled(msgspec.Struct, frozen=True):
    """What was given to who asked."""

    conversation_id: UUID | None
