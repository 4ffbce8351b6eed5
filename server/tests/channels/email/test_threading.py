"""Forged, foreign and automatic mail: it is kept and shown, and opens, starts and answers nothing."""

from uuid import UUID

import pytest

from tests.cast import As
from tests.channels.email.letters import mail, mail_of, part, parts
from tests.channels.email.post import ADDRESS, Post
from wayline.channels.email.reading import read_mail
from wayline.channels.email.signing import answer_address, conversation_in
from wayline.channels.email.threading import decide, named_by_address

ORDER = ["Subject: Order 43", "Message-ID: <first@example.com>"]
MINE, OTHER = UUID(int=1), UUID(int=2)


def test_an_answer_address_is_believed_only_as_it_was_signed() -> None:
    address = answer_address(ADDRESS, MINE, "secret")
    assert conversation_in(address, "secret") == MINE
    assert conversation_in(address.upper(), "secret") == MINE
    assert conversation_in(address, "another") is None
    wrong = address.replace("+c-a", "+c-b", 1)
    assert conversation_in(wrong, "secret") is None
    assert len(address.partition("@")[0]) <= 64


@pytest.mark.parametrize(
    ("headers", "named", "conversation", "beside"),
    [
        (["In-Reply-To: <ours-1>"], None, MINE, None),
        (["References: <ours-2> <ours-1> <unknown>"], None, MINE, None),
        (["In-Reply-To: <ours-1>", "References: <ours-2>"], OTHER, OTHER, None),
        (["In-Reply-To: <unknown>"], None, None, None),
        (["In-Reply-To: <ours-1>", "From: eve@example.com"], None, None, MINE),
        (["From: eve@example.com"], MINE, None, MINE),
        (["From: Maya@EXAMPLE.com", "In-Reply-To: <ours-1>"], None, MINE, None),
    ],
)
def test_where_a_mail_belongs(
    headers: list[str], named: UUID | None, conversation: UUID | None, beside: UUID | None
) -> None:
    known = {"ours-1": MINE, "ours-2": OTHER}
    who = {MINE: {"maya@example.com"}, OTHER: {"maya@example.com"}}
    threaded = decide(read_mail(mail(*headers)), named, known, who)
    assert (threaded.conversation, threaded.beside) == (conversation, beside)


def test_an_address_named_in_a_copy_counts_too() -> None:
    letter = read_mail(mail(f"Cc: {answer_address(ADDRESS, MINE, 's')}"))
    assert named_by_address(letter, "s") == MINE


async def test_a_stranger_who_names_a_thread_begins_a_conversation_of_their_own(post: Post) -> None:
    mine = await post.arrives(*ORDER)
    out = (await post.answer(mine["conversation_id"], "It is on its way.")).message
    forged = await post.arrives(
        "From: Eve <eve@example.com>", f"In-Reply-To: {out['Message-ID']}", "Subject: Re: Order 43"
    )
    stolen = await post.arrives("From: eve@example.com", f"To: {out['Reply-To']}", "Subject: hello")
    assert len({mine["conversation_id"], forged["conversation_id"], stolen["conversation_id"]}) == 3
    assert len(await post.entries(mine["conversation_id"])) == 2
    for one in (forged, stolen):
        told = [entry["state"] for entry in await post.entries(one["conversation_id"], "state")]
        [link] = [state for state in told if state["name"] == "linked"]
        assert (link["other"], link["kind"]) == (mine["conversation_id"], "mail")
    related = (await post.tom.get(f"/api/conversations/{mine['conversation_id']}/related")).json()["items"]
    assert {each["conversation"]["id"] for each in related} == {forged["conversation_id"], stolen["conversation_id"]}


async def test_what_answers_a_mail_that_was_split_out_goes_where_that_went(post: Post) -> None:
    mine = await post.arrives(*ORDER)
    other = await post.arrives(
        "Subject: Re: Order 43", "In-Reply-To: <first@example.com>", "Message-ID: <b@example.com>"
    )
    assert other["conversation_id"] == mine["conversation_id"]
    path = f"/api/conversations/{mine['conversation_id']}"
    new = (await post.tom.post(f"{path}/split", json={"entry_id": other["entry_id"]})).json()
    more = await post.arrives("Subject: Re: Order 43", "In-Reply-To: <b@example.com>", "Message-ID: <c@example.com>")
    first = await post.arrives("Subject: Re: Order 43", "In-Reply-To: <first@example.com>")
    assert (more["conversation_id"], first["conversation_id"]) == (new["id"], mine["conversation_id"])
    sent = (await post.answer(new["id"], "The blue one comes back on Monday.")).message
    assert sent["In-Reply-To"] == "<c@example.com>"


async def test_an_id_of_another_mailbox_opens_nothing(post: Post, as_role: As) -> None:
    mine = await post.arrives(*ORDER)
    ana = await as_role("administrator")
    made = (await ana.post("/api/mailboxes", json={"name": "Returns", "address": "returns@court-shoes.test"})).json()
    secret = (await ana.post(f"/api/mailboxes/{made['channel_id']}/secret")).json()["secret"]
    other = Post(post.client, ana, post.office, made["path"], secret, made["channel_id"])
    came = await other.arrives("Subject: Re: Order 43", "In-Reply-To: <first@example.com>")
    same = await other.arrives(*ORDER)
    assert mine["conversation_id"] not in {came["conversation_id"], same["conversation_id"]}


async def test_a_mailbox_has_an_address_of_its_own(as_role: As, post: Post) -> None:
    ana, tom = await as_role("administrator"), await as_role("teammate")
    again = await ana.post("/api/mailboxes", json={"name": "Again", "address": ADDRESS.upper()})
    wrong = await ana.post("/api/mailboxes", json={"name": "Wrong", "address": "no address"})
    refused = await tom.post("/api/mailboxes", json={"name": "Mine", "address": "tom@court-shoes.test"})
    assert [one.status_code for one in (again, wrong, refused)] == [409, 422, 403]
    [one] = (await ana.get("/api/mailboxes")).json()["items"]
    assert (one["address"], one["channel_id"]) == (ADDRESS, post.channel_id)


async def test_automatic_mail_is_shown_and_starts_no_clock(post: Post) -> None:
    came = await post.arrives("Auto-Submitted: auto-replied", "Subject: Automatic reply: away")
    (conversation,) = await post.conversations()
    assert conversation["waiting_state"] == "awaiting_customer"
    assert [one["automatic"] for one in await post.entries(came["conversation_id"])] == [True]


async def test_mail_of_our_own_addresses_and_of_nobody_is_put_aside(post: Post) -> None:
    ours = await post.arrives(f"From: {ADDRESS}", "Message-ID: <loop@example.com>")
    nobody = await post.arrives("From: nobody at all", "Message-ID: <nobody@example.com>")
    assert [(one["state"], bool(one["reason"])) for one in (ours, nobody)] == [("unreadable", True)] * 2
    assert await post.conversations() == []
    assert (await post.tom.post(f"/api/mails/{nobody['id']}/retry")).status_code == 202
    assert (await post.read(nobody["id"]))["state"] == "unreadable"


def report_of(message_id: str, action: str) -> bytes:
    """A report of delivery of a mail of ours to Maya."""
    status = f"Final-Recipient: rfc822; maya@example.com\nAction: {action}\nStatus: 5.1.1\n"
    report = parts(
        "report",
        part("Content-Type: text/plain", body="What became of it."),
        part("Content-Type: message/delivery-status", body=status),
        part("Content-Type: text/rfc822-headers", body=f"Message-ID: {message_id}\n"),
    )
    return mail_of(report).replace(b"maya@example.com", b"mailer-daemon@example.com", 1)


async def test_a_bounce_is_told_in_the_conversation_of_the_mail_that_failed(post: Post) -> None:
    came = await post.arrives(*ORDER)
    out = (await post.answer(came["conversation_id"], "It is on its way.")).message
    for action in ("delivered", "failed"):
        await post.hand_over(report_of(str(out["Message-ID"]), action))
    (failed,) = await post.some_bad()
    assert (failed["entry_id"], failed["way"]) == ((await post.entries(came["conversation_id"]))[1]["id"], "out")
    (note,) = await post.entries(came["conversation_id"], "note")
    assert note["body"] == "The mail to maya@example.com could not be delivered. The server said: 5.1.1"
    assert len(await post.conversations()) == 1
