"""An incident: many conversations, and each customer answered once with their own name when it is solved."""

import asyncio
from uuid import uuid4

import pytest

from tests.cast import As
from tests.conversations.conftest import Talk, after
from wayline.conversations import Author, Incoming, Opening, Side, entries_after, receive, start
from wayline.conversations.incidents.keeping import answer_all, filled
from wayline.conversations.store import look_at
from wayline.customers import see, set_facts


@pytest.mark.parametrize(
    ("words", "name", "expected"),
    [
        ("Hi {{first_name|there}}, done.", "Maya Okafor", "Hi Maya, done."),
        ("Hi {{ first_name | there }}, done.", None, "Hi there, done."),
        ("Hi {{name}}!", "Maya Okafor", "Hi Maya Okafor!"),
        ("Hi {{name}}!", "", "Hi!"),
        ("{{order}} {first_name}", "Maya", "{{order}} {first_name}"),
    ],
)
def test_a_name_stands_in_its_place_or_what_is_said_without_one(words: str, name: str | None, expected: str) -> None:
    assert filled(words, name) == expected


async def another(talk: Talk, name: str | None) -> Talk:
    identity = uuid4()
    async with talk.parts.database.transaction() as tx:
        await see(tx, identity, "anonymous", str(identity), after(1))
        if name:
            await set_facts(tx, identity, {"name": name}, "teammate", after(1))
        began = await start(tx, Opening(channel_id=talk.cast.channel_id, channel="chat", identity=identity), after(1))
        await receive(tx, began.id, Incoming(body="Error 12"), Author(Side.CUSTOMER, identity), after(1))
    return Talk(talk.parts, talk.cast, talk.settled, began.id)


async def test_everybody_is_answered_once_by_name_and_resolved(talk: Talk, as_role: As) -> None:
    tom = await as_role("teammate")
    incident = (await tom.post("/api/incidents", json={"title": " Payments  fail "})).json()
    assert incident["title"] == "Payments fail"
    talks = [await another(talk, name) for name in ("Ines Duarte", None)]
    for each in talks:
        put = await tom.put(f"/api/conversations/{each.id}/incident", json={"incident_id": incident["id"]})
        assert put.json()["incident_id"] == incident["id"]
    found = (await tom.get(f"/api/conversations?view=all&incident={incident['id']}")).json()["items"]
    assert len(found) == len(talks)
    assert (await tom.get("/api/incidents")).json()["items"][0]["conversations"] == len(talks)
    answer = {"answer": "Hi {{first_name|there}}, it is mended."}
    solved = await tom.post(f"/api/incidents/{incident['id']}/solve", json=answer)
    assert solved.status_code == 200
    async with asyncio.timeout(20):
        while (await tom.get("/api/incidents")).json()["items"][0]["answered"] < len(talks):  # noqa: ASYNC110 (a job does it)
            await asyncio.sleep(0.05)
    assert await answer_all(talk.parts.database, incident["id"], after(10**7)) == 0
    said = [[e.body for e in (await each.do(entries_after, 2)).items if e.kind == "message"] for each in talks]
    assert said == [["Hi Ines, it is mended."], ["Hi there, it is mended."]]
    assert {(await each.do(look_at)).resolution for each in talks} == {"solved"}
    assert (await tom.post(f"/api/incidents/{incident['id']}/solve", json=answer)).json()["code"] == "incident_solved"
    late = await tom.put(f"/api/conversations/{talk.id}/incident", json={"incident_id": incident["id"]})
    assert late.json()["code"] == "incident_solved"
    vic = await as_role("viewer")
    assert (await vic.post("/api/incidents", json={"title": "No"})).status_code == 403
