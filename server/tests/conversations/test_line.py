"""Every change is on the customer's line, once, with who did it, where and why."""

import json

from tests.conversations.conftest import MAYAS, Talk, after, to_come
from wayline.conversations import SYSTEM, Kind, Reply, assign, reply, resolve, snooze, wake_due


async def test_each_change_is_a_touchpoint_of_the_service_lens_on_the_chat(talk: Talk) -> None:
    await talk.hear("Is it blue\n\nand white?", to_come(1))
    await talk.do(assign, (talk.tom.id, None), talk.tom, to_come(2))
    await talk.answer("A difficult one", to_come(2), kind=Kind.NOTE)
    await talk.answer("Red and white.", to_come(3))
    await talk.do(snooze, to_come(5), talk.tom, to_come(4))
    async with talk.parts.database.transaction() as tx:
        await wake_due(tx, to_come(5))
    await talk.do(resolve, talk.tom, to_come(6))
    line = await talk.line()
    assert [(row["name"], row["initiated_by"], row["occurred_at"]) for row in line] == [
        ("Conversation Started", "customer", after(0)),
        ("Message Received", "customer", to_come(1)),
        ("Conversation Assigned", "company", to_come(2)),
        ("Note Added", "company", to_come(2)),
        ("Message Sent", "company", to_come(3)),
        ("Conversation Snoozed", "company", to_come(4)),
        ("Conversation Woken", "system", to_come(5)),
        ("Conversation Resolved", "company", to_come(6)),
    ]
    assert {(row["lens"], row["channel"], row["identity"], row["conversation"]) for row in line} == {
        ("service", "chat", MAYAS, talk.id)
    }
    assert [row["teammate"] for row in line] == [None, None, *[talk.tom.id] * 4, None, talk.tom.id]


async def test_the_start_says_on_which_page_and_a_message_says_its_first_words(talk: Talk) -> None:
    await talk.hear("Is it blue\n\nand white? " + "x" * 300, after(1))
    await talk.answer("secret among us", after(2), kind=Kind.NOTE)
    started, received, noted = await talk.line()
    page = {"url": "https://shop.test/basket", "title": "Basket"}
    assert json.loads(started["context"]) == {"page": page}
    assert json.loads(started["properties"])["cause"] == {"method": "page", **page}
    words = json.loads(received["properties"])["text"]
    assert words.startswith("Is it blue and white? xxx")
    assert (len(words), words[-1]) == (140, "…")
    assert "text" not in json.loads(noted["properties"])


async def test_automatic_messages_are_marked_so_that_no_metric_takes_them_for_a_person(talk: Talk) -> None:
    await talk.do(reply, Reply(body="We are back at nine.", automatic=True), SYSTEM, after(1))
    _, sent = await talk.line()
    assert (sent["initiated_by"], json.loads(sent["properties"])["automatic"], json.loads(sent["marks"])) == (
        "system",
        True,
        ["automatic"],
    )


async def test_a_message_sent_twice_is_one_touchpoint(talk: Talk) -> None:
    for _ in range(3):
        await talk.hear("Hello?", after(1), client_id="same")
    assert [row["name"] for row in await talk.line()] == ["Conversation Started", "Message Received"]
