"""Whose word stands when a customer's identities tell different things."""

from datetime import datetime, timedelta
from typing import Any

from tests.customers.rows import NOON
from wayline.customers.facts.resolving import Told, profile, resolve, type_of
from wayline.customers.store import Known
from wayline.touchpoints.recording import identity_id

LAPTOP, MAYA, ADDRESS = (identity_id(*each) for each in (("anonymous", "l"), ("user", "m"), ("email", "m@x.example")))
IDENTITIES = [
    Known(id, kind, value, MAYA, NOON, NOON, None, None)
    for id, kind, value in ((LAPTOP, "anonymous", "l"), (MAYA, "user", "m"), (ADDRESS, "email", "m@x.example"))
]


def at(minute: int) -> datetime:
    return NOON + timedelta(minutes=minute)


def resolved(*told: Told) -> dict[str, Any]:
    return {fact.name: fact.value for fact in resolve(IDENTITIES, told)}


def test_the_known_ones_word_stands_over_a_newer_one_of_the_browser() -> None:
    told = [Told(MAYA, "plan", "pro", "browser", at(0)), Told(LAPTOP, "plan", "free", "browser", at(9))]
    assert resolved(*told) == {"plan": "pro"}


def test_numbers_are_never_added_up() -> None:
    told = [Told(MAYA, "pairs", 2, "browser", at(0)), Told(LAPTOP, "pairs", 3, "browser", at(1))]
    assert resolved(*told) == {"pairs": 2}


def test_of_beginnings_the_older_stands() -> None:
    told = [
        Told(MAYA, "created_at", "2026-05-01", "server", at(0)),
        Told(LAPTOP, "created_at", "2025-01-01", "browser", at(1)),
    ]
    assert resolved(*told) == {"created_at": "2025-01-01"}


def test_a_teammates_word_stands_over_all() -> None:
    told = [Told(LAPTOP, "city", "Leeds", "teammate", at(0)), Told(MAYA, "city", "York", "server", at(9))]
    assert resolved(*told) == {"city": "Leeds"}


def test_a_null_takes_back_what_was_told_of_that_identity() -> None:
    told = [
        Told(MAYA, "plan", "pro", "browser", at(0)),
        Told(MAYA, "plan", None, "server", at(1)),
        Told(ADDRESS, "plan", "free", "chat", at(0)),
    ]
    assert resolved(*told) == {"plan": "free"}
    assert resolved(*told[:2]) == {}


def test_a_name_is_made_of_its_parts_and_an_address_of_an_identity() -> None:
    shown = profile(IDENTITIES, {"firstName": "Maya", "lastName": "Okafor", "company": {"name": "Okafor Ltd"}})
    assert (shown.name, shown.email, shown.company) == ("Maya Okafor", "m@x.example", "Okafor Ltd")


def test_values_have_types() -> None:
    values = ["Leeds", 3, 2.5, True, "2026-11-22T10:00:00Z", "2026-11", [1], {"a": 1}]
    assert [type_of(value) for value in values] == [
        "text", "number", "number", "boolean", "time", "text", "list", "object",
    ]  # fmt: skip
