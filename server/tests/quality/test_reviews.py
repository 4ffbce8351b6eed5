"""A review: written beside a conversation, seen by its teammate first, answered, and counted once released."""

from typing import Any

import httpx
from sqlalchemy import select

from tests.cast import As
from tests.conversations.conftest import Talk, after, talk
from wayline.kit.audit import AuditEntry
from wayline.quality.store import load_review

__all__ = ["talk"]  # the fixture


def judged(card: dict[str, Any], **more: Any) -> list[dict[str, Any]]:
    """Everything scored 3, but what is said."""
    return [{"criterion": each["key"], "score": more.get(each["key"], 3)} for each in card["criteria"]]


async def wrote(lead: httpx.AsyncClient, talk: Talk, **more: Any) -> httpx.Response:
    card = (await lead.get("/api/scorecard")).json()
    body = {"subject_id": str(talk.tom.id), "scores": judged(card, **more), "summary": "Well led."}
    return await lead.post(f"/api/conversations/{talk.id}/reviews", json=body)


async def test_its_teammate_sees_it_first_and_answers(talk: Talk, as_role: As) -> None:
    await talk.hear("My parcel is late.", after(1))
    answer = await talk.answer("It comes today.", after(2))
    lea, tom, ana = await as_role("lead"), await as_role("teammate"), await as_role("administrator")
    found = (await wrote(lea, talk, clear=1, extra_mile=None)).json()
    assert found["is_released"] is False
    assert (await ana.get("/api/reviews")).json()["items"] == []
    assert [each["id"] for each in (await lea.get("/api/reviews")).json()["items"]] == [found["id"]]
    assert (await lea.get("/api/quality")).json()["waiting"] == 1
    assert (await lea.post(f"/api/reviews/{found['id']}/seen")).json()["code"] == "no_such_review"
    scores = judged(found["card"])
    scores[0] |= {"comment": "Within a minute.", "entry_id": str(answer.id)}
    again = {"subject_id": str(talk.tom.id), "scores": scores}
    assert (await lea.post(f"/api/conversations/{talk.id}/reviews", json=again)).json()["id"] == found["id"]
    [own] = (await tom.get("/api/me/reviews")).json()["items"]
    assert own["scores"][0]["entry_id"] == str(answer.id)
    reply = await tom.post(f"/api/reviews/{found['id']}/reply", json={"words": "Thank you."})
    assert reply.json()["is_released"] is True
    assert (await wrote(lea, talk)).json()["code"] == "review_seen"
    assert [each["reply"] for each in (await ana.get("/api/reviews")).json()["items"]] == ["Thank you."]
    quality = (await lea.get("/api/quality")).json()
    assert (quality["waiting"], quality["score"]["n"], quality["teammates"][0]["teammate"]["name"]) == (
        0,
        1,
        "Tom Keller",
    )
    async with talk.parts.database.transaction() as tx:
        assert (await load_review(tx, found["id"])).replied_at is not None
        noted = set(await tx.scalars(select(AuditEntry.action)))
    assert "review.written" in noted
    assert "review.replied" in noted


async def test_two_reviewers_judge_blind_and_their_agreement_is_told(talk: Talk, as_role: As) -> None:
    await talk.answer("Hello.", after(1))
    lea, tom, ana = await as_role("lead"), await as_role("teammate"), await as_role("administrator")
    place = f"/api/conversations/{talk.id}/reviews"
    first = (await wrote(lea, talk, clear=1)).json()
    unseen = (await ana.get(place)).json()
    assert ([each["name"] for each in unseen["teammates"]], unseen["hidden"], unseen["reviews"]) == (
        ["Tom Keller"],
        1,
        [],
    )
    second = (await wrote(ana, talk, clear=4)).json()
    for each in (first, second):
        await tom.post(f"/api/reviews/{each['id']}/seen")
    assert {each["id"] for each in (await ana.get(place)).json()["reviews"]} == {first["id"], second["id"]}
    criteria = {each["key"]: each for each in (await ana.get("/api/quality")).json()["criteria"]}
    assert (criteria["clear"]["compared"], criteria["clear"]["agreement"]) == (1, 0.0)
    assert (criteria["kind"]["compared"], criteria["kind"]["agreement"]) == (1, None)


async def test_an_old_review_keeps_its_card(talk: Talk, as_role: As) -> None:
    await talk.answer("Hello.", after(1))
    lea = await as_role("lead")
    before = (await wrote(lea, talk)).json()
    new = {"criteria": [{"key": "right", "name": "Right", "weight": 2}], "scale": ["No", "Yes"]}
    assert (await lea.put("/api/scorecard", json=new)).json()["version"] == before["card"]["version"] + 1
    [kept] = (await lea.get("/api/reviews")).json()["items"]
    assert (kept["card"], kept["total"]) == (before["card"], before["total"])
    assert (await lea.put("/api/scorecard", json=new | {"scale": ["Yes"]})).json()["code"] == "bad_scorecard"


async def test_what_cannot_be_reviewed_is_refused(talk: Talk, as_role: As) -> None:
    await talk.hear("Hello?", after(1))
    lea, tom = await as_role("lead"), await as_role("teammate")
    assert (await wrote(lea, talk)).json()["code"] == "not_their_part"
    assert (await wrote(tom, talk)).status_code == 403
    scores = judged((await lea.get("/api/scorecard")).json())
    own = {"subject_id": str(talk.cast.ids["lead"]), "scores": scores}
    assert (await lea.post(f"/api/conversations/{talk.id}/reviews", json=own)).json()["code"] == "own_part"
    assert (await tom.get("/api/quality")).status_code == 403


async def test_a_company_keeps_the_card_of_who_used_it_first(talk: Talk, as_role: As) -> None:
    await talk.answer("It comes today.", after(2))
    lea = await as_role("lead")
    german = {"Accept-Language": "de-DE"}
    assert (await lea.get("/api/scorecard", headers=german)).json()["criteria"][0]["name"] == "Zügig"
    assert (await lea.get("/api/scorecard")).json()["criteria"][0]["name"] == "Timely"
    card = (await lea.get("/api/scorecard", headers=german)).json()
    body = {"subject_id": str(talk.tom.id), "scores": judged(card)}
    written = await lea.post(f"/api/conversations/{talk.id}/reviews", json=body, headers=german)
    assert written.json()["card"]["scale"][0] == "Fehlt"
    assert (await lea.get("/api/scorecard")).json()["scale"][0] == "Fehlt"
