"""Fields: what each kind holds, and that no change of a field loses a value."""

from typing import Any

import httpx
import pytest

from tests.cast import As
from tests.conversations.conftest import Talk, after
from wayline.conversations import entries_after
from wayline.conversations.errors import ValueInvalid
from wayline.conversations.fields.model import FieldKind, FieldValue, Option, checked, turned
from wayline.kit.ids import derived_id

RED, BLUE = Option(derived_id("option", "red"), "Red"), Option(derived_id("option", "blue"), "Blue")
COLOURS = [RED, BLUE]
R, B = str(RED.id), str(BLUE.id)

HELD: list[tuple[str, Any, Any]] = [
    ("text", "  hello ", "hello"),
    ("text", "", None),
    ("text", "x" * 2001, None),
    ("number", 3, 3),
    ("number", -2.5, -2.5),
    ("number", "3", None),
    ("number", True, None),
    ("date", "2026-02-28", "2026-02-28"),
    ("date", "2026-02-30", None),
    ("date", "28.2.2026", None),
    ("checkbox", False, False),
    ("checkbox", "yes", None),
    ("link", "https://shop.test/a?b=c", "https://shop.test/a?b=c"),
    ("link", "javascript:alert(1)", None),
    ("list", R, R),
    ("list", [R], None),
    ("list", "Red", None),
    ("multi_list", [B, R, B], [B, R]),
    ("multi_list", R, [R]),
    ("multi_list", [R, "?"], None),
    ("multi_list", [], None),
]


@pytest.mark.parametrize(("kind", "value", "kept"), HELD)
def test_a_field_holds_what_its_kind_can(kind: str, value: FieldValue, kept: FieldValue | None) -> None:
    if kept is not None:
        assert checked(FieldKind(kind), value, COLOURS) == kept
        return
    with pytest.raises(ValueInvalid):
        checked(FieldKind(kind), value, COLOURS)


TURNED: list[tuple[str, Any, Any]] = [
    ("text", [R, B], "Red, Blue"),
    ("text", 3.0, "3"),
    ("text", True, "yes"),
    ("number", "12.5", 12.5),
    ("number", "twelve", None),
    ("date", "2026-01-31", "2026-01-31"),
    ("date", "soon", None),
    ("link", "https://a.test", "https://a.test"),
    ("link", "a.test", None),
    ("list", "red", R),
    ("list", "green", None),
    ("list", [R], R),
    ("list", [R, B], None),
    ("multi_list", R, [R]),
    ("checkbox", "yes", None),
]


@pytest.mark.parametrize(("kind", "value", "kept"), TURNED)
def test_a_value_turns_into_another_kind_whole_or_not_at_all(
    kind: str, value: FieldValue, kept: FieldValue | None
) -> None:
    if kept is not None:
        assert turned(FieldKind(kind), value, COLOURS, COLOURS) == kept
        return
    with pytest.raises(ValueInvalid):
        turned(FieldKind(kind), value, COLOURS, COLOURS)


async def make(lead: httpx.AsyncClient, **body: Any) -> dict[str, Any]:
    made = await lead.post("/api/fields", json=body)
    assert made.status_code == 201, made.text
    found: dict[str, Any] = made.json()
    return found


async def test_a_list_is_renamed_and_archived_without_losing_a_value(talk: Talk, as_role: As) -> None:
    await talk.hear("Where is it?", after(1))
    lead, path = await as_role("lead"), f"/api/conversations/{talk.id}"
    field = await make(lead, name="Shop", kind="list", options=[{"name": "Berlin"}, {"name": "Porto"}])
    berlin, porto = field["options"]
    said = f"{path}/fields/{field['id']}"
    shown = (await lead.put(said, json={"value": berlin["id"]})).json()
    assert [(each["name"], each["words"]) for each in shown["fields"]] == [("Shop", "Berlin")]
    options = [{"id": porto["id"], "name": "Oporto"}]
    changed = (await lead.patch(f"/api/fields/{field['id']}", json={"name": "Store", "options": options})).json()
    assert [(each["name"], each["is_archived"]) for each in changed["options"]] == [("Oporto", False), ("Berlin", True)]
    assert changed["used"] == 1
    assert [(each["name"], each["words"]) for each in (await lead.get(path)).json()["fields"]] == [("Store", "Berlin")]
    for value, expected in ((berlin["id"], [str(talk.id)]), (porto["id"], []), ("nonsense", [])):
        page = (await lead.get(f"/api/conversations?view=all&field={field['id']}:{value}")).json()
        assert [each["id"] for each in page["items"]] == expected
    assert (await lead.get("/api/conversations?view=all&field=x")).status_code == 422
    assert (await lead.put(said, json={"value": None})).json()["fields"] == []
    states = [entry.state for entry in (await talk.do(entries_after, 2)).items]
    assert [(state["field"], state["value"], state["was"]) for state in states if state] == [
        ("Shop", "Berlin", None), ("Store", None, "Berlin"),
    ]  # fmt: skip


async def test_another_kind_is_refused_where_it_would_lose_a_value_and_says_which(talk: Talk, as_role: As) -> None:
    lead, tom = await as_role("lead"), await as_role("teammate")
    field = await make(lead, name="Size", kind="text")
    said, path = f"/api/conversations/{talk.id}/fields/{field['id']}", f"/api/fields/{field['id']}"
    await tom.put(said, json={"value": "forty"})
    refused = await lead.patch(path, json={"kind": "number"})
    assert (refused.status_code, refused.json()["code"]) == (409, "values_would_be_lost")
    assert (refused.json()["facts"]["count"], refused.json()["facts"]["examples"]) == (1, ["forty"])
    assert (await lead.get("/api/fields")).json()["items"][0]["kind"] == "text"
    await tom.put(said, json={"value": "40"})
    assert (await lead.patch(path, json={"kind": "number"})).json()["kind"] == "number"
    assert (await tom.get(f"/api/conversations/{talk.id}")).json()["fields"][0]["value"] == 40
    assert (await tom.put(said, json={"value": "big"})).json()["code"] == "value_invalid"
    assert (await tom.patch(path, json={"name": "No"})).status_code == 403
