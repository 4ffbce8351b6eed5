"""Who sent it: the trusted server's word counts, nobody else's; and machines do not answer machines."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from litestar import Litestar

from tests.cast import As
from tests.channels.email.post import Post
from wayline.channels.email.authenticating import verdict_of

US = "mx.us.test"
FIRST = "Message-ID: <first@example.com>"
FAILS = f"Authentication-Results: {US}; dmarc=fail header.from=example.com"


@pytest.fixture
async def robot(app: Litestar, post: Post) -> AsyncIterator[httpx.AsyncClient]:
    """A program with a key: what it writes is automatic."""
    made = await post.tom.post("/api/keys", json={"name": "robot", "scopes": ["conversations.reply"]})
    headers = {"Authorization": f"Bearer {made.json()['key']}"}
    transport = httpx.ASGITransport(app=app)
    async with httpx.AsyncClient(transport=transport, base_url="http://wayline.test", headers=headers) as found:
        yield found


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ([], ""),
        (["mx.us.test; dmarc=pass"], "pass"),
        (["MX.US.test 1; spf=pass smtp.mailfrom=a.test; DMARC = Fail (p=none)"], "fail"),
        (["mx.them.test; dmarc=fail"], ""),
        (["mx.us.test.evil.test; dmarc=pass"], ""),
        (["mx.us.test; dkim=pass"], ""),
        (["mx.us.test; dmarc=none"], "none"),
        (["mx.us.test; dmarc=temperror"], "none"),
        (["mx.us.test; dmarc=pass", "mx.us.test; dmarc=fail"], "fail"),
        (["mx.us.test; dkim=pass", "mx.us.test; dmarc=pass"], "pass"),
        (['mx.us.test; dkim=pass reason="; dmarc=pass"; dmarc=fail'], "fail"),
        (["mx.us.test (note; dmarc=pass (x)); dmarc=fail"], "fail"),
        (["mx.us.test; spf=pass smtp.mailfrom=x; xdmarc=pass"], ""),
    ],
)
def test_the_trusted_server_is_believed_and_no_other(said: list[str], verdict: str) -> None:
    assert verdict_of(said, US) == verdict
    assert verdict_of(said, "") == ""


@given(st.lists(st.text(max_size=60), max_size=5))
def test_whatever_is_said_is_no_proof(said: list[str]) -> None:
    assert verdict_of(said, US) in {"", "none"} or any("dmarc" in line.lower() for line in said)


async def trust(post: Post) -> httpx.Response:
    """Believe our own server."""
    return await post.tom.put(f"/api/mailboxes/{post.channel_id}/trusted", json={"server": US})


async def test_a_mail_that_fails_joins_no_conversation_and_says_so(post: Post, as_role: As) -> None:
    first = await post.arrives(FIRST, "Subject: Order 43")
    out = (await post.answer(first["conversation_id"], "Where shall it go?")).message
    not_yet = await post.arrives(FAILS, f"In-Reply-To: {out['Message-ID']}", "Message-ID: <1@x>", body="Untrusted")
    assert (not_yet["conversation_id"], not_yet["verdict"]) == (first["conversation_id"], "")
    assert (await trust(post)).status_code == 204
    forged = await post.arrives(
        FAILS,
        f"In-Reply-To: {out['Message-ID']}",
        f"To: {out['Reply-To']}",
        "Message-ID: <2@x>",
        body="To my new address.",
    )
    assert forged["conversation_id"] != first["conversation_id"]
    assert forged["verdict"] == "fail"
    notes = [one["body"] for one in await post.entries(forged["conversation_id"], "note")]
    assert any("DMARC failed" in one for one in notes)
    told = [entry["state"] for entry in await post.entries(forged["conversation_id"], "state")]
    assert [each["other"] for each in told if each["name"] == "linked"] == [first["conversation_id"]]
    passes = f"Authentication-Results: {US}; dmarc=pass header.from=example.com"
    true = await post.arrives(passes, f"In-Reply-To: {out['Message-ID']}", "Message-ID: <3@x>", body="It is me.")
    assert (true["conversation_id"], true["verdict"]) == (first["conversation_id"], "pass")
    vic = await as_role("viewer")
    assert (await vic.put(f"/api/mailboxes/{post.channel_id}/trusted", json={"server": US})).status_code == 403


async def test_two_robots_do_not_talk_for_ever(post: Post, robot: httpx.AsyncClient) -> None:
    """A program of ours answers each mail at once, and one of theirs, that does not say what it is, answers it."""
    came = await post.arrives(FIRST, "Subject: Hello")
    id = came["conversation_id"]
    for turn in range(4):
        written = {"body": "We got it", "client_id": str(turn)}
        assert (await robot.post(f"/api/conversations/{id}/messages", json=written)).status_code == 200
        await settled_mail(post, id, turn)
        back = (f"To: {post.office.letters[0].message['Reply-To']}", f"Message-ID: <robot-{turn}@example.com>")
        theirs = await post.arrives(*back, "Subject: Re: Hello", body="Thanks, we got it")
        assert theirs["conversation_id"] == id
    assert len(post.office.letters) == 1
    assert post.office.letters[0].message["Auto-Submitted"] == "auto-replied"


async def test_what_a_machine_wrote_is_never_answered_by_one(post: Post, robot: httpx.AsyncClient) -> None:
    came = await post.arrives(FIRST, "Subject: Away", "Auto-Submitted: auto-replied")
    id = came["conversation_id"]
    await robot.post(f"/api/conversations/{id}/messages", json={"body": "We got it", "client_id": "one"})
    last = await settled_mail(post, id, 0)
    assert last["recipients"][0]["state"] == "suppressed"
    assert not post.office.letters


async def settled_mail(post: Post, conversation: str, number: int) -> dict[str, Any]:
    """The mail of ours with this number, once it waits no more."""
    async with asyncio.timeout(60):
        while True:
            ours = [one for one in await post.mails(conversation) if one["way"] == "out"]
            if len(ours) > number and ours[number]["state"] != "queued":
                found: dict[str, Any] = ours[number]
                return found
            await asyncio.sleep(0.02)
