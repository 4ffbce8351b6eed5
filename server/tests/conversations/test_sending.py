"""Sending: with what becomes of the conversation, a little later, at a moment, once, and never unseen."""

import asyncio
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from tests.cast import As
from tests.conversations.conftest import Talk, to_come
from wayline.conversations import Entry, entries_after
from wayline.conversations.errors import MessageEmpty, NoMorning
from wayline.conversations.model import Author, Conversation, Kind, Side
from wayline.conversations.replying import Reply
from wayline.conversations.sending import leaving, store
from wayline.conversations.sending.becoming import Becoming
from wayline.conversations.sending.errors import NoSuchSending, SendingOfAnother, SendInPast, ThreadMoved
from wayline.conversations.sending.leaving import Change, Wanted, change, send, send_due, take_back
from wayline.conversations.sending.model import Sending, TakeBackShape, unseen
from wayline.conversations.snoozing import Pause
from wayline.conversations.stamping import stamp
from wayline.kit.clock import utc_now

SECONDS = {"mail_seconds": 10, "chat_seconds": 10}


async def told(talk: Talk) -> list[str]:
    page = await talk.do(entries_after, 1)
    return [entry.state["name"] if entry.state else entry.body for entry in page.items]


async def sent(talk: Talk, body: str, minute: float, **more: Any) -> Entry | Sending:
    wanted = Wanted(message=Reply(body=body, client_id=body), client_id=body, **more)
    found: Entry | Sending = await talk.do(send, wanted, talk.tom, to_come(minute))
    return found


async def waits(talk: Talk, body: str, minute: float, **more: Any) -> UUID:
    found = await sent(talk, body, minute, **more)
    assert isinstance(found, Sending)
    return found.id


async def gone_by(talk: Talk, minute: float) -> int:
    async with talk.parts.database.transaction() as tx:
        return await send_due(tx, to_come(minute))


async def with_seconds(talk: Talk, seconds: int) -> None:
    async with talk.parts.database.transaction() as tx:
        await store.put_take_back(tx, talk.cast.ids["teammate"], TakeBackShape(10, seconds), to_come(0))  # type: ignore[arg-type]  # one of the four


async def test_an_answer_and_what_becomes_of_it_are_one(talk: Talk) -> None:
    await talk.hear("When?", to_come(0.5))
    answer = await sent(talk, "Tomorrow.", 1, becomes=Becoming(act="resolve"))
    assert isinstance(answer, Entry)
    again = await sent(talk, "Tomorrow.", 2, becomes=Becoming(act="resolve"))
    assert isinstance(again, Entry)
    assert again.id == answer.id
    await sent(talk, "Truly.", 3, becomes=Becoming(act="snooze", pause=Pause(until=to_come(60))))
    await sent(talk, "Really.", 4, becomes=Becoming(act="pend"))
    await sent(talk, "Yes.", 5, becomes=Becoming(act="pend"))
    assert await told(talk) == [
        "When?", "Tomorrow.", "resolved", "reopened", "Truly.", "snoozed", "Really.", "pending", "Yes.",
    ]  # fmt: skip


async def test_where_one_half_is_refused_the_other_did_not_happen(talk: Talk) -> None:
    with pytest.raises(SendInPast):
        await sent(talk, "Bye.", 5, becomes=Becoming(act="snooze", pause=Pause(until=to_come(1))))
    with pytest.raises(MessageEmpty):
        await sent(talk, " ", 5, becomes=Becoming(act="resolve"))
    assert await told(talk) == []


async def test_for_some_seconds_it_may_be_taken_back_and_has_not_gone_out(talk: Talk) -> None:
    await with_seconds(talk, 10)
    first = await waits(talk, "Oops", 1, becomes=Becoming(act="resolve"))
    assert await waits(talk, "Oops", 1) == first
    await waits(talk, "Good", 2, becomes=Becoming(act="resolve"))
    await talk.hear("Still there?", to_come(2.1))
    async with talk.parts.database.transaction() as tx:
        assert (await take_back(tx, first)).body == "Oops"
        with pytest.raises(NoSuchSending):
            await take_back(tx, first)
    assert await gone_by(talk, 2 + 9 / 60) == 0
    assert await told(talk) == ["Still there?"]
    assert [await gone_by(talk, 2 + 11 / 60), await gone_by(talk, 3)] == [1, 0]
    assert await told(talk) == ["Still there?", "Good", "resolved"]


async def test_a_reply_holds_back_what_was_to_go_out_later_until_its_writer_has_seen_it(talk: Talk) -> None:
    held = await waits(talk, "Any news?", 1, send_at=to_come(60))
    await waits(talk, "The invoice", 1, send_at=to_come(60), despite_reply=True)
    await talk.hear("All is well now.", to_come(30))
    assert [await gone_by(talk, 61) for _ in range(2)] == [1, 0]
    assert await told(talk) == ["All is well now.", "The invoice"]
    async with talk.parts.database.transaction() as tx:
        with pytest.raises(SendingOfAnother):
            await change(tx, held, Change(), Author(Side.TEAMMATE, talk.cast.ids["administrator"]), to_come(62))
        await change(tx, held, Change(body="Good to hear."), talk.tom, to_come(62))
    assert await gone_by(talk, 62) == 1
    assert await told(talk) == ["All is well now.", "The invoice", "Good to hear."]


async def test_it_goes_out_once_whichever_servers_look(talk: Talk) -> None:
    await waits(talk, "Once", 1, send_at=to_come(60))
    with pytest.raises(RuntimeError, match="killed"):  # noqa: PT012 (the transaction of a server that is killed)
        async with talk.parts.database.transaction() as tx:
            await send_due(tx, to_come(60))
            raise RuntimeError("killed")
    assert await told(talk) == []
    await asyncio.gather(*(gone_by(talk, 61) for _ in range(4)))
    assert await told(talk) == ["Once"]


async def test_what_cannot_go_out_says_why_and_keeps_nothing_else_waiting(talk: Talk) -> None:
    lost = UUID(int=7)
    async with talk.parts.database.transaction() as tx:
        tx.add(
            Sending(
                conversation_id=talk.id, teammate_id=talk.cast.ids["teammate"], made_at=to_come(1), send_at=to_come(2),
                waits_for="moment", client_id="lost", body="See the file", seen=1, files=[lost],
            )
        )  # fmt: skip
    await waits(talk, "Second", 1, send_at=to_come(3))
    assert [await gone_by(talk, 4) for _ in range(3)] == [1, 1, 0]
    assert await told(talk) == ["Second"]
    async with talk.parts.database.transaction() as tx:
        assert [row.problem for row in await store.of_conversation(tx, talk.id)] == ["no_such_file"]


async def test_what_fails_when_its_words_are_written_already_says_why_and_lets_the_next_one_go(
    talk: Talk, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def refuse(*_: object) -> None:
        raise NoMorning

    monkeypatch.setattr(leaving, "put_becoming", refuse)
    await waits(talk, "First", 1, send_at=to_come(2), becomes=Becoming(act="resolve"))
    await waits(talk, "Second", 1, send_at=to_come(3))
    assert [await gone_by(talk, 4) for _ in range(3)] == [1, 1, 0]
    assert await told(talk) == ["Second"]
    async with talk.parts.database.transaction() as tx:
        assert [(row.body, row.problem) for row in await store.of_conversation(tx, talk.id)] == [
            ("First", NoMorning.code)
        ]


async def test_whom_it_goes_to_is_masked_for_who_sees_masks(talk: Talk, as_role: As) -> None:
    await with_seconds(talk, 20)
    id = await waits(talk, "A word", 1)
    async with talk.parts.database.transaction() as tx:
        row = await store.find(tx, id)
        assert row is not None
        row.addressed = {"to": ["eve@hidden.example"], "cc": [], "bcc": ["adam@hidden.example"]}
    path = f"/api/conversations/{talk.id}/sendings"
    [seen] = (await (await as_role("viewer")).get(path)).json()["items"]
    [own] = (await (await as_role("teammate")).get(path)).json()["items"]
    assert "hidden.example" not in str(seen)
    assert own["addressed"]["bcc"] == ["adam@hidden.example"]


async def test_what_others_did_meanwhile_is_seen_before_it_is_sent(talk: Talk) -> None:
    await talk.answer("I look into it.", to_come(1))
    seen = (await talk.do(entries_after, 0)).position
    await talk.answer("Here it is.", to_come(2))
    assert isinstance(await sent(talk, "Mine does not stop me", 3, seen=seen), Entry)
    await talk.hear("Thanks, found it!", to_come(4))
    with pytest.raises(ThreadMoved) as moved:
        await sent(talk, "So?", 5, seen=seen)
    assert isinstance(await sent(talk, "So?", 5, seen=moved.value.facts["position"]), Entry)


@pytest.mark.parametrize(
    ("came", "seen", "first"),
    [([], 3, None), ([(2, None)], 3, None), ([(4, UUID(int=1))], 3, None), ([(4, UUID(int=1)), (6, None)], 3, 6)],
)
def test_what_is_unseen_is_by_others_and_after(
    came: list[tuple[int, UUID | None]], seen: int, first: int | None
) -> None:
    assert unseen(came, seen, UUID(int=1)) == first


async def test_over_http_it_waits_is_listed_and_goes_out_by_itself(talk: Talk, as_role: As) -> None:
    tom, ann = await as_role("teammate"), await as_role("administrator")
    path = f"/api/conversations/{talk.id}/sendings"
    assert (await tom.get("/api/me/take-back")).json() == {"mail_seconds": 10, "chat_seconds": 0}
    assert (await tom.put("/api/me/take-back", json={**SECONDS, "chat_seconds": 7})).status_code == 400
    await tom.put("/api/me/take-back", json=SECONDS)
    assert (await tom.get("/api/me/take-back")).json() == SECONDS
    moment = stamp(utc_now() + timedelta(days=1))
    new = {"body": "Soon", "client_id": "a", "becomes": {"act": "pend"}, "send_at": moment}
    waiting = (await tom.post(path, json=new)).json()
    assert waiting["entry"] is None
    assert waiting["sending"]["waits_for"] == "moment"
    listed = (await ann.get(path)).json()["items"]
    assert [(each["body"], each["held"], each["becomes"]["act"]) for each in listed] == [("Soon", False, "pend")]
    note = (await tom.post(path, json={"body": "Aside", "client_id": "b", "kind": "note"})).json()
    assert note["entry"]["kind"] == Kind.NOTE
    now = await tom.patch(f"/api/sendings/{waiting['sending']['id']}", json={})
    assert now.status_code == 200
    async with talk.parts.database.transaction() as tx:
        await send_due(tx, utc_now())
    assert (await ann.delete(f"/api/sendings/{waiting['sending']['id']}")).status_code == 404
    async with talk.parts.database.transaction() as tx:
        row = await tx.get(Conversation, talk.id)
        assert row is not None
        assert (row.status, row.snippet) == ("pending", "Soon")


async def test_the_past_and_a_year_ahead_are_no_moments(talk: Talk) -> None:
    for minute in (1, 60 * 24 * 400):
        with pytest.raises(SendInPast):
            await sent(talk, "Never", 1, send_at=to_come(minute))
