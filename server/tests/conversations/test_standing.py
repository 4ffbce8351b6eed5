"""Pending, closed for good, priority, and no reply needed: by hand, and where thanks were all."""

import pytest

from tests.cast import As
from tests.conversations.conftest import Talk, after
from tests.conversations.understood import understood
from wayline.conversations import (
    Priority,
    close,
    entries_after,
    need_no_reply,
    need_reply,
    pend,
    prioritise,
    resolve,
    unclose,
    unpend,
)
from wayline.conversations.errors import AlreadySo
from wayline.conversations.store import look_at
from wayline.conversations.understanding.correcting import correct
from wayline.conversations.understanding.shapes import Correction

THANKS = {"intents": [{"name": "thanks", "confidence": 0.95}]}


async def told(talk: Talk) -> list[str]:
    page = await talk.do(entries_after, 1)
    return [entry.state["name"] if entry.state else entry.kind for entry in page.items]


async def test_pending_waits_for_the_customer_and_their_message_opens_it(talk: Talk) -> None:
    await talk.hear("Is it blue?", after(1))
    await talk.do(pend, talk.tom, after(2))
    assert (await talk.do(look_at)).waiting_state == "awaiting_customer"
    with pytest.raises(AlreadySo):
        await talk.do(pend, talk.tom, after(3))
    await talk.hear("The left one.", after(4))
    found = await talk.do(look_at)
    assert (found.status, found.waiting_state, found.unanswered_at) == ("open", "awaiting_us", after(1))
    assert await told(talk) == ["message", "pending", "unpended", "message"]
    with pytest.raises(AlreadySo):
        await talk.do(unpend, talk.tom, after(5))


async def test_a_message_after_it_was_closed_begins_a_linked_one_once(talk: Talk) -> None:
    await talk.hear("Is it blue?", after(1))
    await talk.do(close, talk.tom, after(2))
    assert await told(talk) == ["message", "resolved", "closed"]
    first = await talk.hear("And in 43?", after(3), client_id="m-1")
    again = await talk.hear("And in 43?", after(4), client_id="m-1")
    more = await talk.hear("Hello?", after(5))
    assert (again.id, more.conversation_id) == (first.id, first.conversation_id)
    async with talk.parts.database.transaction() as tx:
        new = await look_at(tx, first.conversation_id)
    assert (new.follows_id, new.unanswered_at, new.correspondent) == (talk.id, after(3), None)
    assert (await talk.do(look_at)).status == "closed"
    await talk.do(unclose, talk.tom, after(6))
    assert (await talk.do(look_at)).status == "resolved"


async def test_a_priority_is_on_the_line_once(talk: Talk) -> None:
    await talk.hear("Is it blue?", after(1))
    for priority in (Priority.URGENT, Priority.URGENT, Priority.LOW):
        await talk.do(prioritise, priority, talk.tom, after(2))
    changes = [entry.state for entry in (await talk.do(entries_after, 2)).items if entry.state]
    assert [(each["was"], each["priority"]) for each in changes] == [("normal", "urgent"), ("urgent", "low")]
    assert [row["name"] for row in await talk.line()].count("Priority Changed") == len(changes)


async def test_no_reply_needed_ends_the_wait_and_undoing_it_goes_on_with_it(talk: Talk) -> None:
    with pytest.raises(AlreadySo):
        await talk.do(need_no_reply, talk.tom, after(0))
    await talk.hear("Never mind.", after(1))
    await talk.do(need_no_reply, talk.tom, after(2))
    assert (await talk.do(look_at)).waiting_state == "awaiting_customer"
    await talk.do(need_reply, talk.tom, after(3))
    assert (await talk.do(look_at)).unanswered_at == after(1)
    names = [row["name"] for row in await talk.line()]
    assert names[-2:] == ["No Reply Needed Marked", "No Reply Needed Undone"]


async def test_thanks_alone_after_an_answer_need_no_reply_until_somebody_says_so(talk: Talk) -> None:
    early = await talk.hear("Thanks in advance", after(1))
    await understood(talk, early, **THANKS)
    assert (await talk.do(look_at)).unanswered_at == after(1)
    await talk.answer("Yes, it is.", after(55))
    thanks = await talk.hear("Perfect, thank you!", after(56))
    await understood(talk, thanks, **THANKS)
    found = await talk.do(look_at)
    assert (found.unanswered_at, found.no_reply_by_id, found.waiting_state) == (None, None, "awaiting_customer")
    await talk.do(need_reply, talk.tom, after(57))
    more = await talk.hear("Thanks", after(58))
    await understood(talk, more, **THANKS)
    assert (await talk.do(look_at)).no_reply_at is not None
    correction = Correction("intent", "question")
    async with talk.parts.database.transaction() as tx:
        await correct(tx, talk.id, more.id, correction, by=talk.tom, at=after(59))
    assert (await talk.do(look_at)).unanswered_at == after(56)
    assert await told(talk) == [
        "message", "message", "message", "no_reply_needed", "reply_needed", "message", "no_reply_needed",
        "reply_needed",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("Thanks. And in 43?", THANKS),
        ("Thanks for nothing", {**THANKS, "sentiment": -3.0, "sentiment_label": "negative"}),
        ("Thanks, it broke", {"intents": [*THANKS["intents"], {"name": "problem", "confidence": 0.8}]}),
        ("Blue", {"intents": []}),
    ],
)
async def test_what_is_more_than_thanks_waits_for_us(talk: Talk, body: str, said: dict[str, object]) -> None:
    await talk.answer("Yes, it is.", after(1))
    entry = await talk.hear(body, after(55))
    await understood(talk, entry, **said)
    assert (await talk.do(look_at)).unanswered_at == after(55)


async def test_over_http_each_act_answers_with_how_it_stands(talk: Talk, as_role: As) -> None:
    await talk.hear("Is it blue?", after(1))
    tom, path = await as_role("teammate"), f"/api/conversations/{talk.id}"
    pressing = (await tom.put(f"{path}/priority", json={"priority": "urgent"})).json()
    assert (pressing["priority"], pressing["status"]) == ("urgent", "open")
    found = (await tom.get("/api/conversations?view=waiting&priority=urgent")).json()["items"]
    assert [each["id"] for each in found] == [str(talk.id)]
    assert (await tom.get("/api/conversations?view=waiting&priority=low")).json()["items"] == []
    marked = (await tom.post(f"{path}/no-reply-needed")).json()
    assert (marked["no_reply_by"]["name"], marked["waiting_since"]) == ("Tom Keller", None)
    assert (await tom.post(f"{path}/reply-needed")).json()["waiting_since"]
    assert (await tom.post(f"{path}/pending")).json()["status"] == "pending"
    assert (await tom.get("/api/conversations/counts")).json()["pending"] == 1
    assert (await tom.post(f"{path}/close")).json()["waiting_state"] == "closed"
    assert (await tom.post(f"{path}/close")).status_code == 409
    assert (await (await as_role("viewer")).put(f"{path}/priority", json={"priority": "low"})).status_code == 403
    await talk.do(unclose, talk.tom, after(9))
    with pytest.raises(AlreadySo):
        await talk.do(resolve, talk.tom, after(9))
