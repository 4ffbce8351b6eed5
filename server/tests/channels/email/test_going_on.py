"""A chat that its customer left goes on by mail, both ways, in the same conversation."""

from uuid import UUID

import httpx
import pytest

from tests.cast import Cast
from tests.channels.email.post import ADDRESS, Post, until
from tests.visitor import Visitor
from wayline.channels.email.onward.going_on import go_on
from wayline.entry.parts import Parts
from wayline.kit.clock import utc_now


@pytest.fixture
async def maya(client: httpx.AsyncClient, cast: Cast, post: Post) -> Visitor:
    """She left her address in a chat that goes on by mail from the mailbox."""
    path = f"/api/channels/{cast.channel_id}/onward"
    assert (await post.tom.put(path, json={"mailbox_id": post.channel_id, "minutes": 5})).status_code == 204
    found = Visitor(client, cast.key)
    await found.arrive()
    return found


async def said(post: Post, conversation: str, body: str) -> UUID:
    """Tom says something in a chat. Returns the entry."""
    path = f"/api/conversations/{conversation}/messages"
    return UUID((await post.tom.post(path, json={"client_id": body, "body": body})).json()["id"])


async def test_what_was_not_read_in_the_chat_is_mailed_and_the_answer_is_in_the_chat(
    post: Post, maya: Visitor, parts: Parts
) -> None:
    begun = await maya.say("Where is my order?")
    conversation = begun["conversation_id"]
    await maya.post("/w/email", {"email": "maya@example.com"})
    first, second = await said(post, conversation, "I look."), await said(post, conversation, "It is *on its way*.")
    for entry in (first, second, first):
        await go_on(parts.database, entry, utc_now())
    await until(lambda: bool(post.office.letters))
    (letter,) = post.office.letters
    assert (letter.to, letter.message["From"]) == ("maya@example.com", f"Court Shoes <{ADDRESS}>")
    words = letter.message.get_body(("plain",))
    assert words
    lines = words.get_content().splitlines()
    assert lines == ["I look.", "", "It is *on its way*.", "", "> Where is my order?"]
    back = await post.arrives(f"To: {letter.message['Reply-To']}", "Subject: Re: yours", body="Thank you!\n\n> I look.")
    assert back["conversation_id"] == conversation
    shown = [one["body"] for one in await maya.entries(conversation) if one["kind"] == "message"]
    assert shown == ["Where is my order?", "I look.", "It is *on its way*.", "Thank you!"]
    # They write by mail now, so the next answer is mailed at once.
    await said(post, conversation, "You are welcome.")
    await until(lambda: len(post.office.letters) == 2)
    assert post.office.letters[1].message["In-Reply-To"].strip() == f"<{back_id(post)}>"


async def test_what_was_read_in_the_chat_is_not_mailed(post: Post, maya: Visitor, parts: Parts) -> None:
    begun = await maya.say("Where is my order?")
    conversation = begun["conversation_id"]
    entry = await said(post, conversation, "It is on its way.")
    await go_on(parts.database, entry, utc_now())  # nobody knows an address
    await maya.post("/w/email", {"email": "maya@example.com"})
    position = (await maya.entries(conversation))[-1]["position"]
    await maya.post(f"/w/conversations/{conversation}/read", {"position": position})
    await go_on(parts.database, entry, utc_now())
    assert not [one for one in await post.mails(conversation) if one["way"] == "out"]
    assert not post.office.letters


def back_id(post: Post) -> str:
    """What the mail is called that came last; it had no id of its own."""
    return str(post.office.letters[1].message["References"]).split()[-1].strip("<>")
