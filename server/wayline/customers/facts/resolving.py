"""What is known of a customer: resolved at reading over the facts of their identities, never copied, never added up."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from wayline.customers.identities import Kind
from wayline.customers.store import Known

# Of these the older one stands: they tell of a beginning.
BEGINNINGS = frozenset(
    {"created_at", "createdAt", "created", "first_seen_at", "firstSeenAt", "signed_up_at", "first_seen"}
)
TEAMMATE = "teammate"


class Told(msgspec.Struct, frozen=True):
    """A fact as one source told it of one identity."""

    identity: UUID
    name: str
    value: Any
    source: str
    at: datetime


class Fact(msgspec.Struct, frozen=True):
    """A customer's fact, with where it comes from."""

    name: str
    value: Any
    type: str
    source: str
    at: datetime


class Profile(msgspec.Struct, frozen=True):
    """How a customer is called and reached."""

    name: str | None
    email: str | None
    phone: str | None
    company: str | None


def resolve(identities: Iterable[Known], told: Iterable[Told]) -> list[Fact]:
    """The facts of one customer, by name.

    A teammate's word wins, then what was told of the best known identity (a user id before an address before a
    browser), then the newest; of beginnings (`created_at` …) the oldest. Numbers are never added up. A null takes the
    fact of that identity back.
    """
    rank = {identity.id: identity.seen.rank for identity in identities}
    by_name: dict[str, list[Told]] = {}
    for each in told:
        if each.identity in rank:
            by_name.setdefault(each.name, []).append(each)
    chosen = []
    for name, candidates in sorted(by_name.items()):
        by_rank = sorted(candidates, key=lambda each: (rank[each.identity], each.source, str(each.value)))
        newest = sorted(by_rank, key=lambda each: each.at, reverse=True)
        best = min(newest, key=lambda each: (each.source != TEAMMATE, rank[each.identity][0]))
        stated = [each for each in newest if each.value is not None]
        if name in BEGINNINGS and stated and best.source != TEAMMATE:
            best = min(stated, key=lambda each: (str(each.value), each.at))
        if best.value is None:
            best = next((each for each in stated if each.identity != best.identity), best)
        if best.value is not None:
            chosen.append(Fact(name, best.value, type_of(best.value), best.source, best.at))
    return chosen


def profile(identities: Iterable[Known], facts: Mapping[str, Any], company: str | None = None) -> Profile:
    """Name, address, number and employer, from the facts first and the identities second."""
    identities = sorted(identities, key=lambda identity: identity.seen.rank)
    return Profile(
        name=_name(facts),
        email=_text(facts.get("email")) or _first(identities, Kind.EMAIL),
        phone=_text(facts.get("phone")) or _first(identities, Kind.PHONE),
        company=_company(facts.get("company")) or company,
    )


def type_of(value: object) -> str:
    """The type shown beside a fact: text, number, boolean, time, list or object."""
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, int | float):
        return "number"
    if isinstance(value, list):
        return "list"
    if isinstance(value, dict):
        return "object"
    return "time" if _is_time(str(value)) else "text"


def _is_time(value: str) -> bool:
    if len(value) < len("2026-01-01") or not value[:4].isdigit() or value[4] != "-":
        return False
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return False
    return True


def _name(facts: Mapping[str, Any]) -> str | None:
    whole = _text(facts.get("name")) or _text(facts.get("full_name")) or _text(facts.get("fullName"))
    first = _text(facts.get("first_name")) or _text(facts.get("firstName"))
    last = _text(facts.get("last_name")) or _text(facts.get("lastName"))
    return whole or " ".join(part for part in (first, last) if part) or None


def _company(value: object) -> str | None:
    return _text(value.get("name")) if isinstance(value, dict) else _text(value)


def _text(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _first(identities: Iterable[Known], kind: Kind) -> str | None:
    return next((identity.value for identity in identities if identity.kind == kind), None)
