"""What a conversation is about: topic, phase, order, followers, tags in a tree; and lists narrowed by them."""

from typing import Any
from uuid import UUID

import httpx

from tests.cast import As
from tests.conversations.conftest import Talk, after
from wayline.conversations import entries_after


async def make(lead: httpx.AsyncClient, path: str, **body: Any) -> str:
    made = await lead.post(path, json=body)
    assert made.status_code == 201, made.text
    return str(made.json()["id"])


async def found(client: httpx.AsyncClient, query: str) -> list[str]:
    return [each["id"] for each in (await client.get(f"/api/conversations?{query}")).json()["items"]]


async def test_a_topic_is_found_by_what_it_lies_beneath_and_stays_when_it_is_archived(talk: Talk, as_role: As) -> None:
    await talk.hear("Where is it?", after(1))
    lead, tom = await as_role("lead"), await as_role("teammate")
    delivery = await make(lead, "/api/topics", name="Delivery")
    late = await make(lead, "/api/topics", name=" Late ", parent_id=delivery)
    other = await make(lead, "/api/topics", name="Payment")
    assert (await tom.post("/api/topics", json={"name": "Mine"})).status_code == 403
    assert (await lead.post("/api/topics", json={"name": "late", "parent_id": delivery})).json()["code"] == "name_taken"
    below = await lead.patch(f"/api/topics/{delivery}", json={"parent_id": late})
    assert (below.status_code, below.json()["code"]) == (422, "tree_invalid")
    path = f"/api/conversations/{talk.id}"
    about = (await tom.put(f"{path}/topic", json={"topic_id": late})).json()
    assert about["topic"] == {"id": late, "path": "Delivery / Late"}
    for topic, expected in ((delivery, [str(talk.id)]), (late, [str(talk.id)]), (other, [])):
        assert await found(tom, f"view=all&topic={topic}") == expected
    await lead.patch(f"/api/topics/{late}", json={"is_archived": True, "name": "Too late"})
    assert (await tom.get(path)).json()["topic"]["path"] == "Delivery / Too late"
    line = [row for row in await talk.line() if row["name"] == "Topic Changed"]
    assert len(line) == 1


async def test_phase_and_order_are_said_once_and_are_on_the_line(talk: Talk, as_role: As) -> None:
    await talk.hear("Where is it?", after(1))
    tom, path = await as_role("teammate"), f"/api/conversations/{talk.id}"
    for _ in range(2):
        await tom.put(f"{path}/phase", json={"phase": "after"})
        about = {"about": {"kind": "order", "value": " R-1001 ", "title": None}}
        shown = (await tom.put(f"{path}/about", json=about)).json()
    assert (shown["phase"], shown["about"]["value"]) == ("after", "R-1001")
    assert await found(tom, "view=all&phase=after") == [str(talk.id)]
    assert await found(tom, "view=all&phase=before") == []
    states = [entry.state for entry in (await talk.do(entries_after, 2)).items]
    assert [(state["what"], state["value"]) for state in states if state] == [("phase", "after"), ("about", "R-1001")]


async def test_followers_have_a_view_of_their_own_and_no_touchpoint(talk: Talk, as_role: As) -> None:
    await talk.hear("Where is it?", after(1))
    tom, vic = await as_role("teammate"), await as_role("viewer")
    path, me = f"/api/conversations/{talk.id}", str(talk.cast.ids["teammate"])
    before = len(await talk.line())
    assert await found(tom, "view=following") == []
    shown = (await tom.put(f"{path}/followers", json={"teammate_ids": [me]})).json()
    assert [each["name"] for each in shown["followers"]] == ["Tom Keller"]
    assert await found(tom, "view=following") == [str(talk.id)]
    assert await found(vic, "view=following") == []
    unknown = await tom.put(f"{path}/followers", json={"teammate_ids": [str(UUID(int=1))]})
    assert unknown.json()["code"] == "nobody_there"
    await tom.put(f"{path}/followers", json={"teammate_ids": []})
    assert await found(tom, "view=following") == []
    assert len(await talk.line()) == before


async def test_tags_are_a_tree_with_colours(talk: Talk, as_role: As) -> None:
    await talk.hear("Where is it?", after(1))
    lead = await as_role("lead")
    vip = await make(lead, "/api/tags", name="VIP", colour="rose")
    gold = await make(lead, "/api/tags", name="Gold", parent_id=vip)
    await lead.put(f"/api/conversations/{talk.id}/tags", json={"tag_ids": [gold]})
    assert await found(lead, f"view=all&tag={vip}") == [str(talk.id)]
    assert (await lead.patch(f"/api/tags/{gold}", json={"name": "vip"})).json()["code"] == "name_taken"
    assert (await lead.patch(f"/api/tags/{vip}", json={"parent_id": gold})).json()["code"] == "tree_invalid"
    changed = (await lead.patch(f"/api/tags/{gold}", json={"name": "Golden", "colour": "amber"})).json()
    assert (changed["name"], changed["colour"], changed["parent_id"]) == ("Golden", "amber", vip)
    assert (await lead.delete(f"/api/tags/{vip}")).status_code == 204
    tags = (await lead.get("/api/tags")).json()["items"]
    assert [(each["name"], each["parent_id"]) for each in tags] == [("Golden", None)]
