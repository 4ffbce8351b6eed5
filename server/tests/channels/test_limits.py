"""What one visitor may send, and whose word is not taken."""

import asyncio
import gc
from typing import Any

from tests.cast import As
from tests.visitor import Visitor
from wayline.entry.parts import Parts
from wayline.kit.ids import new_id

PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 30


async def test_a_flood_is_stopped_with_when_to_try_again(visitor: Visitor) -> None:
    id = (await visitor.say("0"))["conversation_id"]
    for number in range(1, 20):
        await visitor.say(f"{number}", id)
    refused = await visitor.try_to_say("20", id)
    assert (refused.status_code, refused.json()["code"]) == (429, "sending_too_fast")
    assert int(refused.headers["retry-after"]) > 0


async def test_what_was_taken_in_before_the_flood_may_still_be_asked_for_again(visitor: Visitor) -> None:
    first = await visitor.say("0", client_id="first")
    for number in range(1, 20):
        await visitor.say(f"{number}", first["conversation_id"])
    again = await visitor.try_to_say("0", client_id="first")
    assert (again.status_code, again.json()["id"]) == (200, first["id"])


async def test_a_blocked_customer_is_refused_and_an_unblocked_one_is_not(visitor: Visitor, as_role: As) -> None:
    lead = await as_role("lead")
    id = (await visitor.say("Spam!"))["conversation_id"]
    customer = (await lead.get(f"/api/conversations/{id}")).json()["customer"]["id"]
    assert (await lead.post(f"/api/customers/{customer}/block")).is_success
    refused = await visitor.try_to_say("More spam!", id)
    assert (refused.status_code, refused.json()["code"]) == (403, "blocked")
    assert (await lead.delete(f"/api/customers/{customer}/block")).is_success
    assert (await visitor.try_to_say("Sorry.", id)).status_code == 200


async def test_files_are_for_those_who_sent_or_got_them(visitor: Visitor, as_role: As) -> None:
    async def upload(who: Visitor) -> str:
        kept = await who.client.post(
            "/w/files", files={"file": ("a.png", PNG)}, headers={"X-Wayline-Session": who.session}
        )
        return str(kept.json()["id"])

    stranger = Visitor(visitor.client, visitor.key)
    await stranger.arrive()
    mine = await upload(visitor)
    assert [(await who.get(f"/w/files/{mine}")).status_code for who in (visitor, stranger)] == [200, 404]
    assert (await stranger.try_to_say("", attachments=[mine])).status_code == 404
    sent = await visitor.say("", attachments=[mine])
    assert sent["attachments"][0]["url"] == f"/w/files/{mine}"
    tom = await as_role("teammate")
    assert (await tom.get(f"/api/files/{mine}")).content == PNG
    theirs = (await tom.post("/api/files", files={"file": ("b.png", PNG)})).json()["id"]
    path = f"/api/conversations/{sent['conversation_id']}/messages"
    await tom.post(path, json={"client_id": "n", "kind": "note", "body": "", "attachments": [theirs]})
    assert (await visitor.get(f"/w/files/{theirs}")).status_code == 404


async def test_empty_and_endless_messages_are_refused(visitor: Visitor) -> None:
    assert (await visitor.try_to_say("  \n ")).json()["code"] == "message_empty"
    assert (await visitor.try_to_say("x" * 20_001)).status_code == 400
    assert (await visitor.try_to_say("a\x00b")).status_code == 422
    assert (await visitor.try_to_say("Hi", str(new_id()))).status_code == 404


async def test_refused_visitors_leave_no_connection_behind(visitor: Visitor, parts: Parts) -> None:
    pool: Any = parts.database.engine.pool
    visitor.session = "never given"
    gc.disable()
    try:
        for _ in range(5):
            assert (await visitor.get("/w/conversations")).status_code == 401
        # The work behind holds one for a moment, now and then; what a request has lost is held for ever.
        async with asyncio.timeout(60):
            while pool.checkedout():  # noqa: ASYNC110 (a pool tells nobody)
                await asyncio.sleep(0.005)
    finally:
        gc.enable()
