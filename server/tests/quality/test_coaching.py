"""A coaching note: about a real moment, seen by its teammate first, answered; without the moment once it is erased."""

from typing import Any

import httpx

from tests.cast import As
from tests.conversations.conftest import MAYAS, Talk, after, talk
from wayline.conversations.store import erase

__all__ = ["talk"]  # the fixture


async def say(lead: httpx.AsyncClient, talk: Talk, **more: Any) -> httpx.Response:
    body = {"teammate_id": str(talk.tom.id), "body": "Name the trouble first.", **more}
    return await lead.post("/api/coaching-notes", json=body)


async def test_its_teammate_sees_a_note_about_a_message_first_answers_it_and_keeps_it_when_the_customer_is_erased(
    talk: Talk, as_role: As
) -> None:
    heard = await talk.hear("My parcel is late.", after(1))
    await talk.answer("It comes today.", after(2))
    lea, tom, ana = await as_role("lead"), await as_role("teammate"), await as_role("administrator")
    moment = {"conversation_id": str(talk.id), "entry_id": str(heard.id)}
    found = (await say(lea, talk, **moment)).json()
    assert (found["is_erased"], found["is_released"], found["about"]) == (False, False, "message")
    assert (await ana.get("/api/coaching-notes")).json()["items"] == []
    assert [each["id"] for each in (await tom.get("/api/me/coaching-notes")).json()["items"]] == [found["id"]]
    address = f"/api/coaching-notes/{found['id']}"
    assert (await lea.post(f"{address}/seen")).json()["code"] == "no_such_note"
    answered = (await tom.post(f"{address}/reply", json={"words": "I will."})).json()
    assert (answered["reply"], answered["seen_at"] is not None, answered["is_released"]) == ("I will.", True, True)
    assert [each["reply"] for each in (await ana.get("/api/coaching-notes")).json()["items"]] == ["I will."]
    assert (await lea.delete(address)).json()["code"] == "note_seen"
    async with talk.parts.database.transaction() as tx:
        await erase(tx, [MAYAS])
    [alone] = (await tom.get("/api/me/coaching-notes")).json()["items"]
    assert (alone["body"], alone["is_erased"]) == ("Name the trouble first.", True)
    assert (alone["conversation_id"], alone["entry_id"]) == (None, None)


async def test_a_note_is_about_a_moment_of_theirs_and_by_who_may(talk: Talk, as_role: As) -> None:
    answer = await talk.answer("It comes today.", after(2))
    lea, tom = await as_role("lead"), await as_role("teammate")
    moment = {"conversation_id": str(talk.id), "entry_id": str(answer.id)}
    assert (await say(tom, talk, **moment)).status_code == 403
    assert (await say(lea, talk)).json()["code"] == "not_their_part"
    own = {**moment, "teammate_id": str(talk.cast.ids["lead"])}
    assert (await say(lea, talk, **own)).json()["code"] == "own_part"
    card = (await lea.get("/api/scorecard")).json()
    scores = [{"criterion": each["key"], "score": 2} for each in card["criteria"]]
    body = {"subject_id": str(talk.tom.id), "scores": scores}
    review = (await lea.post(f"/api/conversations/{talk.id}/reviews", json=body)).json()
    assert (await say(lea, talk, review_id=review["id"], criterion="none")).json()["code"] == "not_their_part"
    found = (await say(lea, talk, review_id=review["id"], criterion="clear")).json()
    assert (found["about"], found["criterion"], found["conversation_id"]) == ("criterion", "Clear", str(talk.id))
    assert (await lea.delete(f"/api/coaching-notes/{found['id']}")).status_code == 204
    assert (await tom.get("/api/me/coaching-notes")).json()["items"] == []
