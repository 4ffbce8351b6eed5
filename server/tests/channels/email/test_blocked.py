"""Blocked senders: their mail is kept and shown as blocked, opens nothing, and comes in once they are unblocked."""

import asyncio

import pytest

from tests.cast import As
from tests.channels.email.letters import mail
from tests.channels.email.post import ADDRESS, Post
from wayline.channels.email.blocked.blocking import names_of, plain_sender
from wayline.channels.email.errors import SenderInvalid

SPAM = mail("From: Eve <eve@mail.spam.example>", "Message-ID: <spam@spam.example>", "Subject: Win!")


@pytest.mark.parametrize("given", ["", "spam", "@", "a b.example", "spam..example", ".example"])
def test_what_is_neither_an_address_nor_a_domain_cannot_be_blocked(given: str) -> None:
    with pytest.raises(SenderInvalid):
        plain_sender(given)


def test_a_domain_blocks_what_is_below_it_and_not_what_ends_alike() -> None:
    assert "spam.example" in names_of("eve@mail.spam.example")
    assert "spam.example" not in names_of("eve@notspam.example")
    assert "example" not in names_of("eve@spam.example")


async def blocked_mails(post: Post, count: int) -> list[dict[str, str]]:
    """The mails that were blocked, once there are so many."""
    async with asyncio.timeout(20):
        while True:
            found: list[dict[str, str]] = (await post.tom.get("/api/blocked-mails")).json()["items"]
            if len(found) == count:
                return found
            await asyncio.sleep(0.02)


async def test_mail_of_a_blocked_domain_is_kept_opens_nothing_and_comes_in_after_all(post: Post) -> None:
    said = await post.tom.post("/api/blocked-senders", json={"sender": "@Spam.example"})
    assert said.json() == {"sender": "spam.example"}
    id = (await post.hand_over(SPAM)).json()["id"]
    (kept,) = await blocked_mails(post, 1)
    assert (kept["id"], kept["state"], kept["sender"]) == (id, "blocked", "eve@mail.spam.example")
    assert await post.conversations() == []
    assert await post.bad() == []
    gone = await post.tom.delete("/api/blocked-senders", params={"sender": "spam.example"})
    assert gone.status_code == 204
    assert (await post.tom.post(f"/api/mails/{id}/retry")).status_code == 202
    assert (await post.read(id))["state"] == "taken"


async def test_only_who_may_block_blocks_and_nobody_blocks_their_own_mailbox(post: Post, as_role: As) -> None:
    viewer = await as_role("viewer")
    assert (await viewer.post("/api/blocked-senders", json={"sender": "spam.example"})).status_code == 403
    for ours in (ADDRESS, ADDRESS.partition("@")[2]):
        refused = await post.tom.post("/api/blocked-senders", json={"sender": ours})
        assert refused.json()["code"] == "blocks_us"
    none = await post.tom.delete("/api/blocked-senders", params={"sender": "spam.example"})
    assert none.json()["code"] == "not_blocked"
