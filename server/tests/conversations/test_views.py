"""Views of one's own: kept, found again, changed, put in order, and seen by nobody else."""

from typing import Any
from uuid import uuid4

import httpx
import pytest

from tests.cast import STARTED_AT, As, Cast
from wayline.conversations.views.keeping import keep_view
from wayline.conversations.views.shapes import MOST, Filters, NewView
from wayline.entry.parts import Parts

NARROWING = "view tag topic priority phase field channel feeling intent emotion urgent conditions sort columns"
NONE: dict[str, Any] = dict.fromkeys(NARROWING.split())
ANGRY = {"view": "waiting", "feeling": "negative", "emotion": "anger", "urgent": True}


async def keep(client: httpx.AsyncClient, name: str, **filters: Any) -> httpx.Response:
    return await client.post("/api/views", json={"name": name, "filters": filters})


async def names(client: httpx.AsyncClient) -> list[str]:
    return [each["name"] for each in (await client.get("/api/views")).json()["items"]]


async def test_a_view_is_kept_with_its_filters_and_only_for_who_keeps_it(as_role: As) -> None:
    tom, vic = await as_role("teammate"), await as_role("viewer")
    made = await keep(tom, "  Angry,   and waiting ", **ANGRY)
    assert made.status_code == 201
    assert (made.json()["name"], made.json()["filters"]) == ("Angry, and waiting", {**NONE, **ANGRY})
    assert (await tom.get("/api/views")).json() == {"items": [made.json()], "next": None}
    assert await names(vic) == []
    assert (await keep(vic, "Angry, and waiting", urgent=True)).status_code == 201


async def test_what_a_view_keeps_is_what_the_list_is_asked(as_role: As) -> None:
    tom = await as_role("teammate")
    filters = (await keep(tom, "Angry", **ANGRY)).json()["filters"]
    filters["urgent"] = "true"
    asked = await tom.get(
        "/api/conversations", params={name: str(value) for name, value in filters.items() if value is not None}
    )
    assert asked.status_code == 200


@pytest.mark.parametrize(
    "filters",
    [{"feeling": "awful"}, {"view": "somewhere"}, {"intent": "joy"}, {"tag": "returns"}, {"search": "Maya Okafor"}],
)
async def test_what_is_no_filter_of_the_list_is_refused_and_words_are_not_kept(
    as_role: As, filters: dict[str, Any]
) -> None:
    tom = await as_role("teammate")
    assert (await keep(tom, "Mine", **filters)).status_code in {400, 422}
    assert await names(tom) == []


async def test_a_name_is_there_once_and_not_empty(as_role: As) -> None:
    tom = await as_role("teammate")
    await keep(tom, "Urgent", urgent=True)
    again = await keep(tom, "URGENT", feeling="negative")
    assert (again.status_code, again.json()["code"]) == (409, "view_name_taken")
    other = (await keep(tom, "Other", feeling="negative")).json()["id"]
    renamed = await tom.patch(f"/api/views/{other}", json={"name": "urgent"})
    assert (renamed.status_code, renamed.json()["code"]) == (409, "view_name_taken")
    assert (await keep(tom, "   ", urgent=True)).status_code == 422
    assert await names(tom) == ["Urgent", "Other"]


async def test_it_is_renamed_and_narrowed_and_removed(as_role: As) -> None:
    tom = await as_role("teammate")
    id = (await keep(tom, "Urgent", urgent=True)).json()["id"]
    await tom.patch(f"/api/views/{id}", json={"name": "Now"})
    changed = (await tom.patch(f"/api/views/{id}", json={"filters": {"intent": "complaint"}})).json()
    assert (changed["name"], changed["filters"]) == ("Now", {**NONE, "intent": "complaint"})
    assert (await tom.delete(f"/api/views/{id}")).status_code == 204
    gone = await tom.delete(f"/api/views/{id}")
    assert (gone.status_code, gone.json()["code"]) == (404, "no_such_view")


async def test_the_views_of_another_are_not_there(as_role: As) -> None:
    tom, ana = await as_role("teammate"), await as_role("administrator")
    id = (await keep(tom, "Urgent", urgent=True)).json()["id"]
    for answer in (await ana.patch(f"/api/views/{id}", json={"name": "Mine"}), await ana.delete(f"/api/views/{id}")):
        assert (answer.status_code, answer.json()["code"]) == (404, "no_such_view")
    assert await names(tom) == ["Urgent"]


async def test_they_stand_in_the_order_they_are_put_in(as_role: As, cast: Cast) -> None:
    tom = await as_role("teammate")
    ids = [(await keep(tom, name, urgent=True)).json()["id"] for name in ("One", "Two", "Three")]
    put = await tom.put("/api/views/order", json={"ids": [ids[2], ids[0], ids[1]]})
    assert [each["name"] for each in put.json()["items"]] == ["Three", "One", "Two"]
    assert await names(tom) == ["Three", "One", "Two"]
    for wrong in (ids[:2], [*ids[:2], ids[0]], [*ids[:2], str(uuid4())]):
        refused = await tom.put("/api/views/order", json={"ids": wrong})
        assert (refused.status_code, refused.json()["code"]) == (422, "view_order_invalid")
    await keep(tom, "Four", urgent=True)
    assert await names(tom) == ["Three", "One", "Two", "Four"]


async def test_a_hundred_are_enough_and_are_counted_together(parts: Parts, cast: Cast, as_role: As) -> None:
    tom = await as_role("teammate")
    async with parts.database.transaction() as tx:
        for number in range(MOST):
            view = NewView(f"View {number}", Filters(view="all", urgent=True))
            await keep_view(tx, cast.ids["teammate"], view, STARTED_AT)
    full = await keep(tom, "One more", urgent=True)
    assert (full.status_code, full.json()["code"]) == (409, "views_full")
    counts = (await tom.get("/api/views/counts")).json()["counts"]
    assert (len(counts), set(counts.values())) == (100, {0})


async def test_a_view_is_shared_with_a_team_one_is_in(as_role: As, cast: Cast) -> None:
    ada, tom = await as_role("administrator"), await as_role("teammate")
    team = (await ada.post("/api/teams", json={"name": "Returns"})).json()["id"]
    asked = {"name": "Late", "filters": {"urgent": True}, "audience": "team", "team_id": team}
    assert (await tom.post("/api/views", json=asked)).status_code == 404
    await ada.patch(f"/api/teams/{team}", json={"teammate_ids": [str(cast.ids["teammate"])]})
    assert (await tom.post("/api/views", json=asked)).status_code == 201
    assert await names(ada) == []
    await ada.patch(
        f"/api/teams/{team}", json={"teammate_ids": [str(cast.ids["teammate"]), str(cast.ids["administrator"])]}
    )
    assert await names(ada) == ["Late"]
