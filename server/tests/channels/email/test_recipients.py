"""To, Cc and Bcc: who gets an answer, what becomes of it for each, and who gets none any more."""

import asyncio
from typing import Any
from uuid import UUID

import pytest

from tests.cast import As
from tests.channels.email.post import ADDRESS, Post, until
from wayline.channels.email.model import Mail
from wayline.channels.email.outgoing.addressing import Reached, chosen, mark, named, usual
from wayline.channels.email.outgoing.sending import send
from wayline.channels.email.outgoing.suppressing import says_gone
from wayline.conversations import Addressed
from wayline.entry.parts import Parts
from wayline.kit.clock import utc_now
from wayline.kit.ids import new_id

FIRST = "Message-ID: <first@example.com>"
GONE = "550 5.1.1 Nobody of this name"


def came(answer_to: str, to: list[str], cc: list[str]) -> Mail:
    """A mail that came."""
    made = Mail(channel_id=new_id(), way="in", state="taken", at=utc_now(), size=1)
    made.sender = made.answer_to = answer_to
    made.recipients = named((("to", to), ("cc", cc)))
    return made


@pytest.mark.parametrize(
    ("before", "to", "cc"),
    [
        ([], [], []),
        ([came("a@x.test", ["help@us.test"], [])], ["a@x.test"], []),
        ([came("a@x.test", ["help+c-1@us.test", "b@x.test"], ["c@x.test"])], ["a@x.test"], ["b@x.test", "c@x.test"]),
        ([came("a@x.test", ["sales@us.test", "a@x.test"], ["b@x.test", "b@x.test"])], ["a@x.test"], ["b@x.test"]),
        ([came("a@x.test", [], ["c@x.test"]), came("c@x.test", ["a@x.test"], [])], ["c@x.test"], ["a@x.test"]),
    ],
)
def test_an_answer_goes_to_who_wrote_last_and_all_whom_they_named(
    before: list[Mail], to: list[str], cc: list[str]
) -> None:
    found = usual(before, {"help@us.test", "sales@us.test"})
    assert (found.to, found.cc, found.bcc) == (to, cc, [])


def test_a_mail_stands_as_the_worst_of_its_recipients() -> None:
    sent = Mail(channel_id=new_id(), way="out", state="queued", at=utc_now(), size=1)
    sent.recipients = chosen(Addressed(["a@x.test"], ["b@x.test"]))
    mark(sent, {"a@x.test": (Reached.SENT, "")}, utc_now())
    assert sent.state == "queued"
    mark(sent, {"b@x.test": (Reached.LATE, "still trying")}, utc_now())
    assert sent.state == "sent"
    mark(sent, {"b@x.test": (Reached.BOUNCED, "gone")}, utc_now())
    assert (sent.state, sent.reason) == ("failed", "gone")


@pytest.mark.parametrize(("status", "gone"), [("5.1.1", True), ("5.2.2", False), ("5.7.1", False), ("4.2.1", False)])
def test_only_who_is_not_there_is_held_back(status: str, *, gone: bool) -> None:
    assert says_gone(status) is gone


async def test_a_teammate_chooses_who_gets_an_answer(post: Post) -> None:
    arrived = await post.arrives(
        FIRST, f"To: {ADDRESS}, Ines <ines@example.com>", "Cc: jonas@example.com", "Subject: Both"
    )
    id = arrived["conversation_id"]
    usual_ones = (await post.tom.get(f"/api/conversations/{id}/recipients")).json()
    assert (usual_ones["to"], usual_ones["cc"]) == (["maya@example.com"], ["ines@example.com", "jonas@example.com"])
    assert "new@example.com" not in usual_ones["known"]
    everybody = await post.answer(id, "To all of you.")
    assert set(everybody.everybody) == {"maya@example.com", "ines@example.com", "jonas@example.com"}
    assert everybody.message["Cc"] == "ines@example.com, jonas@example.com"
    addressed = {"to": ["Maya@Example.com"], "cc": [], "bcc": ["boss@court-shoes.test"]}
    two = await post.answer(id, "To you alone.", addressed=addressed)
    assert set(two.everybody) == {"maya@example.com", "boss@court-shoes.test"}
    assert "boss" not in two.message.as_string()
    wrong = {"client_id": "x", "body": "x", "addressed": {"to": ["no address"]}}
    assert (await post.tom.post(f"/api/conversations/{id}/messages", json=wrong)).status_code == 422
    # Who was written to has a part in the conversation.
    back = await post.arrives("From: boss@court-shoes.test", f"In-Reply-To: {two.message['Message-ID']}", body="Fine.")
    assert back["conversation_id"] == id


async def test_each_address_has_its_own_fate_and_who_is_gone_gets_no_more(post: Post) -> None:
    arrived = await post.arrives(FIRST, "Cc: gone@example.com, full@example.com", "Subject: Fates")
    id = arrived["conversation_id"]
    post.office.refuses = {"gone@example.com": GONE, "full@example.com": "552 5.2.2 Mailbox full"}
    await post.answer(id, "Hello all")
    fates = await fates_of(post, id, {"sent", "bounced"})
    assert {one: fate["state"] for one, fate in fates.items()} == {
        "maya@example.com": "sent",
        "gone@example.com": "bounced",
        "full@example.com": "bounced",
    }
    assert "Nobody of this name" in fates["gone@example.com"]["reason"]
    notes = [one["body"] for one in await post.entries(id, "note")]
    assert any("gone@example.com" in one for one in notes)
    held = (await post.tom.get("/api/suppressed")).json()["items"]
    assert [one["address"] for one in held] == ["gone@example.com"]
    said = (await post.tom.get(f"/api/conversations/{id}/recipients")).json()["suppressed"]
    assert [one["address"] for one in said] == ["gone@example.com"]
    post.office.refuses = {}
    again = await post.answer(id, "Once more")
    assert set(again.everybody) == {"maya@example.com", "full@example.com"}
    assert (await post.tom.delete("/api/suppressed?address=gone@example.com")).status_code == 204
    assert (await post.tom.delete("/api/suppressed?address=gone@example.com")).status_code == 404
    assert len((await post.answer(id, "All of you")).everybody) == 3


async def test_who_is_to_be_tried_again_is_though_another_address_failed(post: Post, parts: Parts) -> None:
    arrived = await post.arrives(FIRST, "Cc: gone@example.com, grey@example.com", "Subject: Fates")
    post.office.refuses = {"gone@example.com": GONE, "grey@example.com": "450 4.2.0 Come again"}
    await post.answer(arrived["conversation_id"], "Hello all")
    stands, gone = {"sent", "bounced", "queued"}, "gone@example.com"
    async with asyncio.timeout(20):
        while (await fates_of(post, arrived["conversation_id"], stands))[gone]["state"] != "bounced":  # noqa: ASYNC110 (a job makes it so)
            await asyncio.sleep(0.02)
    post.office.refuses = {}
    (mail,) = [one for one in await post.mails(arrived["conversation_id"]) if one["way"] == "out"]
    await send(parts.database, parts.files, parts.mail, UUID(mail["entry_id"]), utc_now())
    fates = await fates_of(post, arrived["conversation_id"], {"sent", "bounced"})
    assert fates["grey@example.com"]["state"] == "sent"
    assert "maya@example.com" not in post.office.letters[-1].everybody


async def test_a_conversation_begins_with_our_mail_and_goes_on_with_theirs(post: Post, as_role: As) -> None:
    wish = {
        "addressed": {"to": ["maya@example.com"], "cc": ["ines@example.com"]},
        "subject": "Your order 43",
        "body": "It left *today*.",
        "client_id": "begun",
    }
    path = f"/api/mailboxes/{post.channel_id}/conversations"
    begun = (await post.tom.post(path, json=wish)).json()["id"]
    assert (await post.tom.post(path, json=wish)).json()["id"] == begun
    await until(lambda: bool(post.office.letters))
    (letter,) = post.office.letters
    assert (letter.message["Subject"], letter.message["To"]) == ("Your order 43", "maya@example.com")
    assert letter.message["In-Reply-To"] is None
    (conversation,) = await post.conversations()
    assert (conversation["id"], conversation["waiting_state"]) == (begun, "awaiting_customer")
    assert conversation["assignee"]["name"] == "Ana Duarte"
    back = await post.arrives("From: ines@example.com", f"In-Reply-To: {letter.message['Message-ID']}", body="Good!")
    assert back["conversation_id"] == begun
    nobody = {**wish, "addressed": {"to": []}, "client_id": "nobody"}
    assert (await post.tom.post(path, json=nobody)).json()["code"] == "nobody_addressed"
    vic = await as_role("viewer")
    assert (await vic.post(path, json=wish)).status_code == 403
    await post.tom.patch(f"/api/channels/{post.channel_id}", json={"active": False})
    assert (await post.tom.post(path, json={**wish, "client_id": "off"})).json()["code"] == "mailbox_off"


async def fates_of(post: Post, conversation: str, ends: set[str]) -> dict[str, Any]:
    """What became of the last mail of ours for each address, once none waits."""
    async with asyncio.timeout(60):
        while True:
            ours = [one for one in await post.mails(conversation) if one["way"] == "out"]
            if ours and {one["state"] for one in ours[-1]["recipients"]} <= ends:
                return {one["address"]: one for one in ours[-1]["recipients"]}
            await asyncio.sleep(0.02)
