"""Several conversations of one customer become one, and several again; and handing over with a reason."""

from uuid import uuid4

import pytest

from tests.cast import As
from tests.conversations.conftest import MAYAS, Talk, after
from wayline.conversations import Author, Incoming, Opening, Side, close, entries_after, receive, reopen, start
from wayline.conversations.errors import AlreadySo, NotMergeable
from wayline.conversations.merging.joining import merge, unmerge
from wayline.conversations.store import look_at


async def another(talk: Talk, minute: float, identity: object = MAYAS) -> Talk:
    async with talk.parts.database.transaction() as tx:
        opening = Opening(channel_id=talk.cast.channel_id, channel="chat", identity=identity)  # type: ignore[arg-type] # (an identity of the cast)
        began = await start(tx, opening, after(minute))
        await receive(tx, began.id, Incoming(body="Hello again?"), Author(Side.CUSTOMER, began.identity), after(minute))
    return Talk(talk.parts, talk.cast, talk.settled, began.id)


async def test_what_is_merged_goes_on_in_the_other_and_undoing_it_brings_back_how_both_stood(talk: Talk) -> None:
    early = await another(talk, 1)
    await talk.hear("Where is it?", after(2))
    await talk.do(merge, [early.id], talk.tom, after(3))
    assert (await talk.do(look_at)).unanswered_at == after(1)
    merged = await early.do(look_at)
    assert (merged.status, merged.merged_into_id) == ("closed", talk.id)
    more = await early.hear("Anybody?", after(4))
    assert more.conversation_id == talk.id
    for act in (reopen, close):
        with pytest.raises(AlreadySo):
            await early.do(act, talk.tom, after(5))
    await early.do(unmerge, talk.tom, after(6))
    back, target = await early.do(look_at), await talk.do(look_at)
    assert (back.status, back.unanswered_at, back.merged_into_id) == ("open", after(1), None)
    assert target.unanswered_at == after(2)
    with pytest.raises(AlreadySo):
        await early.do(unmerge, talk.tom, after(7))
    names = [row["name"] for row in await talk.line()]
    assert (names.count("Conversation Merged"), names.count("Conversation Reopened")) == (1, 1)


async def test_other_customers_and_closed_ones_are_not_merged(talk: Talk) -> None:
    strangers, closed = await another(talk, 1, uuid4()), await another(talk, 2)
    await closed.do(close, talk.tom, after(3))
    for ids in ([strangers.id], [closed.id], [talk.id], []):
        with pytest.raises(NotMergeable):
            await talk.do(merge, ids, talk.tom, after(4))


async def test_over_http_the_others_are_offered_and_merged(talk: Talk, as_role: As) -> None:
    early = await another(talk, 1)
    tom, path = await as_role("teammate"), f"/api/conversations/{talk.id}"
    assert [each["id"] for each in (await tom.get(f"{path}/others")).json()["items"]] == [str(early.id)]
    assert (await tom.post(f"{path}/merge", json={"ids": [str(early.id)]})).json()["id"] == str(talk.id)
    again = await tom.post(f"{path}/merge", json={"ids": [str(early.id)]})
    assert (again.status_code, again.json()["code"]) == (409, "not_mergeable")
    shown = (await tom.get(f"/api/conversations/{early.id}")).json()
    assert (shown["merged_into_id"], shown["status"]) == (str(talk.id), "closed")
    assert (await tom.post(f"/api/conversations/{early.id}/unmerge")).json()["status"] == "open"


async def test_handing_over_says_why_leaves_a_note_and_escalating_presses(talk: Talk, as_role: As) -> None:
    tom, path, me = await as_role("teammate"), f"/api/conversations/{talk.id}", str(talk.cast.ids["teammate"])
    wanted = {"way": "transfer", "reason": " Wrong  team ", "teammate_id": me, "note": "She has waited long."}
    moved = (await tom.post(f"{path}/hand-over", json=wanted)).json()
    assert (moved["assignee"]["id"], moved["priority"]) == (me, "normal")
    raised = (await tom.post(f"{path}/hand-over", json={**wanted, "way": "escalate", "note": ""})).json()
    assert raised["priority"] == "high"
    entries = (await talk.do(entries_after, 1)).items
    said = [entry.state["name"] if entry.state else f"{entry.kind}: {entry.body}" for entry in entries]
    assert said == ["note: She has waited long.", "transferred", "escalated", "prioritised"]
    assert entries[1].state is not None
    assert (entries[1].state["reason"], entries[1].state["teammate_name"]) == ("Wrong team", "Tom Keller")
    nobody = await tom.post(f"{path}/hand-over", json={"way": "transfer", "reason": "Wrong team"})
    assert nobody.json()["code"] == "nobody_there"
    names = [row["name"] for row in await talk.line()]
    assert {"Conversation Transferred", "Conversation Escalated"} <= set(names)
