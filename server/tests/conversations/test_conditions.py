"""Conditions on conversations: what they may say, and what each finds."""

import json
from typing import Any
from uuid import uuid4

import httpx
import pytest

from tests.cast import As, Cast
from tests.conversations.conftest import MAYAS, Talk, after
from wayline.conversations.conditions.model import ConditionUnreadable, check
from wayline.conversations.conditions.reads import all_met, first_met
from wayline.conversations.fields.keeping import NewField, make_field
from wayline.conversations.fields.model import FieldKind, FieldValue
from wayline.conversations.fields.stating import state
from wayline.conversations.prioritising import prioritise
from wayline.conversations.states import Priority
from wayline.conversations.tagging import make_tag, put_tags
from wayline.customers import set_facts

NOW = after(60)
SOME = str(uuid4())


def one(field: str, how: str, value: Any = None) -> dict[str, Any]:
    return {"field": field, "is": how, "value": value}


@pytest.mark.parametrize(
    "condition",
    [
        None,
        [],
        {"all": {}},
        {"all": [], "any": []},
        one("nothing", "is", "x"),
        one("facts.", "is", "x"),
        one("field.colour", "is", "x"),
        one("priority", "resembles", "x"),
        one("priority", "is", {"a": 1}),
        one("subject", "contains", "\x00"),
        one("last_at", "above", "yesterday"),
        one("last_at", "is", "9999-12-31"),
        one("last_at", "within", "2"),
        one("last_at", "within", 0),
        one("facts.age", "is", float("nan")),
        {"all": [{"all": [{"all": [{"all": [{"all": [{"all": []}]}]}]}]}]},
        {"any": [one("priority", "is", "low")] * 50},
    ],
)
def test_what_is_no_condition_is_refused(condition: object) -> None:
    with pytest.raises(ConditionUnreadable):
        check(condition)


@pytest.fixture
async def described(talk: Talk, cast: Cast) -> dict[str, str]:
    """Maya's conversation, with a question in it, a tag beneath another, fields and facts; ids by their names."""
    await talk.hear("Where is my blue lamp?", after(1))
    await talk.do(prioritise, Priority.HIGH, talk.tom, after(2))
    async with talk.parts.database.transaction() as tx:
        above = await make_tag(tx, "Delivery", None, after(0))
        tag = await make_tag(tx, "Late", None, after(0), parent=above.id)
        await set_facts(
            tx, MAYAS, {"plan": "Gold", "orders": 7, "vip": True, "likes": ["Tea", "Cake"]}, "site", after(0)
        )
        made = {
            kind: await make_field(tx, NewField(name=kind, kind=FieldKind(kind)), after(0))
            for kind in ("text", "number", "date", "checkbox")
        }
    said: dict[str, FieldValue] = {"text": "Lamp 7", "number": 12, "date": "2026-11-20", "checkbox": True}
    await talk.do(put_tags, [tag.id], talk.tom, after(3))
    async with talk.parts.database.transaction() as tx:
        for kind, value in said.items():
            await state(tx, talk.id, made[kind].id, value, by=talk.tom, at=after(3))
    ids = {f"field.{kind}": f"field.{field.id}" for kind, field in made.items()}
    return {**ids, "above": str(above.id), "tom": str(cast.ids["teammate"]), "its_channel": str(cast.channel_id)}


IS_SO = [
    one("status", "is", ["open", "pending"]),
    one("waiting_state", "is", "awaiting_us"),
    one("priority", "is", "HIGH"),
    one("priority", "is_not", ["low", "normal"]),
    one("channel", "is", "its_channel"),
    one("channel_kind", "is", "chat"),
    one("assignee", "missing"),
    one("team", "is_not", SOME),
    one("follower", "is_not", "me"),
    one("tag", "is", "above"),
    one("tag", "is", "delivery"),
    one("topic", "missing"),
    one("incident", "missing"),
    one("resolution", "missing"),
    one("phase", "is_not", "after"),
    one("subject", "missing"),
    one("page", "contains", "BASKET"),
    one("order", "missing"),
    one("intent", "is_not", "praise"),
    one("urgent", "is", False),
    one("due_at", "missing"),
    one("waiting_since", "exists"),
    one("started_at", "is", "2026-11-02"),
    one("last_at", "above", "2026-11-02T11:00:00Z"),
    one("last_at", "below", "2026-11-03"),
    one("waiting_since", "within", 1),
    one("started_at", "longer_ago", 0.5),
    one("field.text", "is", "lamp 7"),
    one("field.text", "contains", "LAMP"),
    one("field.text", "is_not", "lamp 8"),
    one("field.number", "is", 12.0),
    one("field.number", "above", 11.5),
    one("field.number", "below", 13),
    one("field.date", "above", "2026-11-01"),
    one("field.date", "is", "2026-11-20"),
    one("field.checkbox", "is", True),
    one("field.number", "exists"),
    one(f"field.{SOME}", "missing"),
    one("customer.blocked", "is", False),
    one("customer.name", "missing"),
    one("customer.last_seen_at", "exists"),
    one("facts.plan", "is", "gold"),
    one("facts.plan", "contains", "OL"),
    one("facts.plan", "is_not", "silver"),
    one("facts.orders", "above", 6),
    one("facts.vip", "is", True),
    one("facts.likes", "is", "Cake"),
    one("facts.shoe", "missing"),
    {"all": []},
    {"any": [one("priority", "is", "low"), {"none": [one("tag", "missing"), {"any": []}]}]},
]


async def test_each_condition_is_met_and_its_opposite_is_not(talk: Talk, described: dict[str, str]) -> None:
    named = [_named(each, described) for each in IS_SO]
    async with talk.parts.database.transaction() as tx:
        for each in named:
            check(each)
            assert await first_met(tx, talk.id, [{"none": [each]}, each], NOW) == 1, each


async def test_the_list_and_a_shared_view_are_narrowed_by_the_same_conditions(
    talk: Talk, described: dict[str, str], as_role: As
) -> None:
    tom, lea = await as_role("teammate"), await as_role("lead")
    asked = {"all": [one("facts.orders", "above", 6), {"any": [one("tag", "is", "late"), one("status", "is", "spam")]}]}
    assert await _found(tom, asked) == [str(talk.id)]
    assert await _found(tom, {"none": [asked]}) == []
    refused = await tom.get("/api/conversations", params={"conditions": '{"field": "x"}'})
    assert (refused.status_code, refused.json()["code"]) == (422, "condition_unreadable")
    made = await tom.post(
        "/api/views",
        json={"name": "Gold", "filters": {"view": "all", "conditions": asked}, "audience": "everyone"},
    )
    assert made.status_code == 201
    [seen] = (await lea.get("/api/views")).json()["items"]
    assert (seen["name"], seen["is_mine"], seen["filters"]["conditions"]) == ("Gold", False, asked)
    assert (await lea.patch(f"/api/views/{seen['id']}", json={"name": "Ours"})).status_code == 404
    assert (await lea.get("/api/views/counts")).json()["counts"] == {seen["id"]: 1}


async def test_conditions_that_ask_the_same_are_each_answered(talk: Talk) -> None:
    nothing = one("priority", "is", "urgent")
    asked = [{"all": []}, nothing, {"all": []}, nothing]
    async with talk.parts.database.transaction() as tx:
        assert await all_met(tx, [talk.id], asked, NOW) == [{talk.id}, set(), {talk.id}, set()]


async def _found(client: httpx.AsyncClient, conditions: dict[str, Any]) -> list[str]:
    asked = {"view": "any", "conditions": json.dumps(conditions), "sort": "oldest"}
    return [each["id"] for each in (await client.get("/api/conversations", params=asked)).json()["items"]]


def _named(condition: dict[str, Any], ids: dict[str, str]) -> dict[str, Any]:
    field, value = condition.get("field", ""), condition.get("value")
    if not field:
        return condition
    return {
        **condition,
        "field": ids.get(field, field),
        "value": ids.get(value, value) if isinstance(value, str) else value,
    }
