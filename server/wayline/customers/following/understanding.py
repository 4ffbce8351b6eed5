"""What a row of the log says about who is who: pure, no more than reading."""

from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from wayline.customers.facts.describing import keepable
from wayline.customers.facts.resolving import Told
from wayline.customers.identities import Kind, is_junk, normalised
from wayline.customers.joining import edge_of
from wayline.customers.partition import By, Edge
from wayline.customers.store import Known
from wayline.kit.ids import derived_id
from wayline.touchpoints.reading import Initiator, identity_id

IDENTIFIED = "Customer Identified"
COMPANY = "Company Identified"
_ON_SCREEN = ("web", "app")


class Row(msgspec.Struct, frozen=True):
    """A row of the log, as far as this room reads it; or many that say the same, from `occurred_at` to `last_at`."""

    identity: UUID
    anonymous: UUID | None
    name: str
    occurred_at: datetime
    last_at: datetime
    channel: str
    initiated_by: str
    history: bool
    properties: str | None
    context: str | None


class Who(msgspec.Struct, frozen=True):
    """What collect leaves in the context for this room."""

    user_id: str | None = None
    anonymous_id: str | None = None
    previous_id: str | None = None
    group_id: str | None = None
    verified: bool = False


class Group(msgspec.Struct, frozen=True):
    """A company that a customer belongs to, as it was told."""

    member: UUID
    id: UUID
    key: str
    at: datetime
    name: str | None
    facts: dict[str, Any]


class Understood(msgspec.Struct):
    """What one batch of rows says."""

    met: dict[UUID, Known] = {}
    heard: dict[UUID, datetime] = {}
    edges: dict[UUID, Edge] = {}
    told: list[Told] = []
    groups: list[Group] = []
    since: dict[UUID, datetime] = {}

    def meet(self, kind: Kind, value: str, row: Row, verified_at: datetime | None = None) -> UUID:
        """An identity was met; several meetings are one row that spans them."""
        id = identity_id(kind, value)
        before = self.met.get(id)
        first, last = row.occurred_at, row.last_at
        if before:
            first, last = min(before.first_seen_at, first), max(before.last_seen_at, last)
        proof = min((t for t in (before and before.verified_at, verified_at) if t), default=None)
        self.met[id] = Known(id, kind, value, id, first, last, proof, None)
        return id

    def join(self, a: UUID, b: UUID, by: By, row: Row) -> None:
        """A claim; said many times, it counts from the earliest."""
        if a == b:
            return
        edge = edge_of(a, b, by, row.occurred_at)
        if edge.id not in self.edges or edge.occurred_at < self.edges[edge.id].occurred_at:
            self.edges[edge.id] = edge
            if row.history:
                self.since[edge.id] = edge.occurred_at


def understand(rows: list[Row], region: str) -> Understood:
    """What these rows say together. `region` is where a phone number without a country lies."""
    said = Understood()
    for row in rows:
        who = _who(row.context)
        by = _by(row, verified=who.verified)
        browser = _identity(said, Kind.ANONYMOUS, who.anonymous_id, row)
        signed_in = _identity(said, Kind.USER_ID, who.user_id, row, verified=who.verified)
        me = signed_in or browser
        if me is None:
            if row.initiated_by == Initiator.CUSTOMER:
                said.heard[row.identity] = max(row.last_at, said.heard.get(row.identity, row.last_at))
            continue
        if signed_in and browser:
            said.join(signed_in, browser, by, row)
        if who.previous_id and not is_junk(who.previous_id):
            said.join(me, identity_id(Kind.ANONYMOUS, who.previous_id.strip()), by, row)
        if row.name == IDENTIFIED:
            _describe(said, me, who, row, region)
        if who.group_id:
            traits = _traits(row.properties) if row.name == COMPANY else {}
            said.groups.append(_group(me, who.group_id, traits, row.occurred_at))
    return said


def _describe(said: Understood, me: UUID, who: Who, row: Row, region: str) -> None:
    by, traits = _by(row, verified=who.verified), _traits(row.properties)
    said.told += [
        fact for name, value in traits.items() if keepable(fact := Told(me, name, value, by, row.occurred_at))
    ]
    addresses = [traits.get("email"), who.user_id if who.user_id and "@" in who.user_id else None]
    for kind, values in ((Kind.EMAIL, addresses), (Kind.PHONE, [traits.get("phone")])):
        for value in values:
            plain = normalised(kind, value, region) if isinstance(value, str) else None
            if plain:
                proof = row.occurred_at if who.verified else None
                said.join(me, said.meet(kind, plain, row, proof), by, row)


def _identity(said: Understood, kind: Kind, value: str | None, row: Row, *, verified: bool = False) -> UUID | None:
    plain = normalised(kind, value) if value else None
    if plain is None or identity_id(kind, plain) not in {row.identity, row.anonymous}:
        return None
    return said.meet(kind, plain, row, row.occurred_at if verified else None)


def _by(row: Row, *, verified: bool) -> By:
    if row.channel not in _ON_SCREEN:
        return By.SERVER
    return By.TOKEN if verified else By.BROWSER


def _who(context: str | None) -> Who:
    try:
        return msgspec.json.decode(context, type=Who, strict=False) if context else Who()
    except msgspec.ValidationError:
        return Who()


def _traits(properties: str | None) -> dict[str, Any]:
    found = msgspec.json.decode(properties).get("traits") if properties else None
    return found if isinstance(found, dict) else {}


def _group(member: UUID, key: str, traits: dict[str, Any], at: datetime) -> Group:
    name = traits.get("name")
    facts = {name: value for name, value in traits.items() if keepable(Told(member, name, value, By.SERVER, at))}
    return Group(member, derived_id("company", key), key, at, name if isinstance(name, str) else None, facts)
