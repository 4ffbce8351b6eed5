"""Talking: a visitor's message, the teammate's answer, and back."""

from tests.cast import As
from tests.visitor import Visitor


async def test_a_message_reaches_the_inbox_and_the_answer_the_visitor(visitor: Visitor, as_role: As) -> None:
    tom = await as_role("teammate")
    page = {"url": "https://shop.test/basket", "title": "Basket"}
    sent = await visitor.say("Is it blue **and** white?", page=page)
    [listed] = (await tom.get("/api/conversations?view=unassigned")).json()["items"]
    assert (listed["id"], listed["snippet"], listed["unread"]) == (
        sent["conversation_id"], "Is it blue **and** white?", True,
    )  # fmt: skip
    assert listed["opened_on"] == {**page, "referrer": None}
    assert listed["waiting_state"] == "awaiting_us"
    body = {"client_id": "a", "body": "It is *red* and white."}
    answer = (await tom.post(f"/api/conversations/{listed['id']}/messages", json=body)).json()
    assert answer["body_html"] == "<p>It is <em>red</em> and white.</p>\n"
    seen = await visitor.entries(sent["conversation_id"])
    assert [(each["author"]["name"], each["body"]) for each in seen] == [
        (None, "Is it blue **and** white?"),
        ("Tom Keller", "It is *red* and white."),
    ]
