"""Which conversation a message belongs to, and what a visitor says about themselves."""

from datetime import timedelta

from tests.cast import As
from tests.visitor import Visitor
from wayline.conversations.store import load
from wayline.entry.parts import Parts


async def test_a_message_lately_reopens_and_much_later_begins_something_new(
    visitor: Visitor, as_role: As, parts: Parts
) -> None:
    tom = await as_role("teammate")
    id = (await visitor.say("Hello?"))["conversation_id"]
    await tom.post(f"/api/conversations/{id}/resolve")
    assert (await visitor.say("Not solved", id))["conversation_id"] == id
    assert (await tom.get(f"/api/conversations/{id}")).json()["status"] == "open"
    await tom.post(f"/api/conversations/{id}/resolve")
    async with parts.database.transaction() as tx:
        (await load(tx, id)).status_at -= timedelta(days=15)  # type: ignore[arg-type] # PostgreSQL reads the text
    later = await visitor.say("Something else", id)
    assert later["conversation_id"] != id
    assert (await tom.get(f"/api/conversations/{id}")).json()["status"] == "resolved"


async def test_what_teammates_do_inside_looks_open_from_outside(visitor: Visitor, as_role: As) -> None:
    tom = await as_role("teammate")
    id = (await visitor.say("Hello?"))["conversation_id"]
    await tom.post(f"/api/conversations/{id}/spam")
    [seen] = (await visitor.get("/w/conversations")).json()["items"]
    assert seen["status"] == "open"
    assert (await visitor.say("Hello??"))["conversation_id"] == id
    assert (await tom.get(f"/api/conversations/{id}")).json()["status"] == "spam"


async def test_unread_for_the_visitor_is_what_we_said_and_they_did_not_see(visitor: Visitor, as_role: As) -> None:
    tom = await as_role("teammate")
    id = (await visitor.say("Hello?"))["conversation_id"]

    async def unread() -> bool:
        [seen] = (await visitor.get("/w/conversations")).json()["items"]
        return bool(seen["unread"])

    assert not await unread()
    body = {"client_id": "a", "body": "Hi"}
    position = (await tom.post(f"/api/conversations/{id}/messages", json=body)).json()["position"]
    assert await unread()
    await visitor.post(f"/w/conversations/{id}/read", {"position": position})
    assert not await unread()


async def test_answers_before_the_chat_name_the_customer(visitor: Visitor, as_role: As) -> None:
    fields = {"name": "Maya Okafor", "email": " Maya@Example.com ", "order": "A-17"}
    id = (await visitor.say("Hello?", fields=fields))["conversation_id"]
    tom = await as_role("teammate")
    customer = (await tom.get(f"/api/conversations/{id}")).json()["customer"]
    assert customer["name"] == "Maya Okafor"
    facts = (await tom.get(f"/api/customers/{customer['id']}")).json()
    assert ("order", "A-17") in [(fact["name"], fact["value"]) for fact in facts["facts"]]
    assert facts["email"] == "maya@example.com"


async def test_an_address_that_is_left_joins_for_us_and_shows_the_browser_nothing(
    visitor: Visitor, as_role: As
) -> None:
    first = (await visitor.say("It is me"))["conversation_id"]
    assert (await visitor.post("/w/email", {"email": "maya@example.com"})).status_code == 204
    stranger = Visitor(visitor.client, visitor.key)
    await stranger.arrive()
    second = (await stranger.say("It is me too"))["conversation_id"]
    assert (await stranger.post("/w/email", {"email": "maya@example.com"})).status_code == 204
    assert [each["id"] for each in (await stranger.get("/w/conversations")).json()["items"]] == [second]
    tom = await as_role("teammate")
    customers = [(await tom.get(f"/api/conversations/{id}")).json()["customer"]["id"] for id in (first, second)]
    assert customers[0] == customers[1]
    assert (await visitor.post("/w/email", {"email": "not one"})).status_code == 422
