"""By mail and back: a customer's mail is a conversation, the answer a mail in the same thread, and so on."""

import asyncio
from datetime import timedelta
from email.message import EmailMessage

from tests.cast import As, Cast
from tests.channels.email.letters import mail, mail_of, part, parts
from tests.channels.email.post import ADDRESS, Post
from wayline.channels.email.placing import MOST_REST
from wayline.kit.clock import utc_now

ORDER = ["Subject: Order 43", "Message-ID: <first@example.com>"]


async def test_a_mail_becomes_a_conversation_of_its_sender(post: Post) -> None:
    body = "Where is my order?\n\nOn Mon, 2 Nov 2026, Tom Keller wrote:\n> It is on its way.\n"
    came = await post.arrives(*ORDER, body=body)
    (conversation,) = await post.conversations()
    assert (conversation["channel"]["kind"], conversation["subject"]) == ("email", "Order 43")
    assert conversation["customer"]["name"] == "Maya Chen"
    assert conversation["waiting_state"] == "awaiting_us"
    (entry,) = await post.entries(conversation["id"])
    assert entry["body"] == "Where is my order?"
    assert came["rest"].startswith("On Mon, 2 Nov 2026")
    assert (came["entry_id"], came["conversation_id"]) == (entry["id"], conversation["id"])


async def test_the_answer_goes_out_in_the_thread_and_comes_back_to_it(post: Post) -> None:
    came = await post.arrives(*ORDER, "References: <older@example.com>")
    letter = await post.answer(came["conversation_id"], "It is *here*.")
    out: EmailMessage = letter.message
    assert (letter.to, out["From"]) == ("maya@example.com", f"Court Shoes <{ADDRESS}>")
    assert (out["Subject"], out["In-Reply-To"]) == ("Re: Order 43", "<first@example.com>")
    assert out["References"] == "<older@example.com> <first@example.com>"
    plain, page = (out.get_body((kind,)) for kind in ("plain", "html"))
    assert plain
    assert page
    assert plain.get_content().strip() == "It is *here*."
    assert "<em>here</em>" in page.get_content()
    back = await post.arrives("Subject: Re: Order 43", f"In-Reply-To: {out['Message-ID']}", body="Thank you!")
    assert back["conversation_id"] == came["conversation_id"]
    said = [entry["body"] for entry in await post.entries(came["conversation_id"])]
    assert said == ["Where is my order?", "It is *here*.", "Thank you!"]
    again = await post.answer(came["conversation_id"], "You are welcome.")
    assert str(again.message["References"]).split()[-2:] == [out["Message-ID"], again.message["In-Reply-To"].strip()]


async def test_an_answer_to_the_signed_address_needs_no_other_sign(post: Post) -> None:
    came = await post.arrives(*ORDER)
    out = (await post.answer(came["conversation_id"], "Which colour?")).message
    back = await post.arrives("Subject: blue", f"To: {out['Reply-To']}", body="Blue.")
    assert back["conversation_id"] == came["conversation_id"]


async def test_files_go_both_ways(post: Post) -> None:
    file = part('Content-Disposition: attachment; filename="shoe.txt"', body="a shoe in words")
    program = part('Content-Disposition: attachment; filename="x.exe"', body=b"MZ\x00\x01\x02\x03")
    words = part("Content-Type: text/plain", body="See this.")
    handed = await post.hand_over(mail_of(parts("mixed", words, file, program)))
    came = await post.read(handed.json()["id"])
    assert came["left_out"] == ["x.exe"]
    (entry,) = await post.entries(came["conversation_id"])
    assert [one["name"] for one in entry["attachments"]] == ["shoe.txt"]
    form = {"file": ("answer.txt", b"forty-three")}
    kept = (await post.tom.post("/api/files", files=form)).json()["id"]
    out = (await post.answer(came["conversation_id"], "Here.", attachments=[kept])).message
    assert [(one.get_filename(), one.get_content()) for one in out.iter_attachments()] == [
        ("answer.txt", "forty-three")
    ]


async def test_the_same_mail_twice_is_one_however_it_comes(post: Post) -> None:
    came = await post.arrives(*ORDER)
    again = await post.hand_over(mail(*ORDER))
    assert again.json() == {"id": came["id"], "is_new": False}
    other = await post.hand_over(mail(*ORDER, "X-Copy: by another way"))
    assert other.json()["is_new"]
    await post.arrives("Subject: the next", "Message-ID: <next@example.com>")  # read after it, by the same queue
    assert len(await post.conversations()) == 2


async def test_five_at_once_are_five_in_their_conversations(post: Post) -> None:
    raws = [mail(f"Message-ID: <{number}@example.com>", f"Subject: Order {number}") for number in range(5)]
    handed = await asyncio.gather(*(post.hand_over(raw) for raw in raws for _ in range(2)))
    assert sorted(one.json()["is_new"] for one in handed) == [False] * 5 + [True] * 5
    for one in handed:
        await post.read(one.json()["id"])
    assert sorted(one["subject"] for one in await post.conversations()) == [f"Order {number}" for number in range(5)]


async def test_who_does_not_know_the_secret_or_comes_late_is_refused(post: Post) -> None:
    raw = mail(*ORDER)
    late = await post.hand_over(raw, utc_now() - timedelta(minutes=6))
    forged = await post.hand_over(raw, secret="another")
    bare = await post.client.post(post.path, content=raw)
    unknown = await post.client.post("/v1/mail/wk_nobody", content=raw)
    assert [one.status_code for one in (late, forged, bare, unknown)] == [403, 403, 403, 404]
    assert await post.conversations() == []


async def test_masked_eyes_see_masked_mails(post: Post, as_role: As) -> None:
    came = await post.arrives(*ORDER)
    vic = await as_role("viewer")
    (seen,) = (await vic.get(f"/api/conversations/{came['conversation_id']}/mails")).json()["items"]
    assert "maya@example.com" not in str(seen)
    assert (await vic.get(f"/api/mails/{came['id']}/raw")).status_code == 403
    raw = await post.tom.get(f"/api/mails/{came['id']}/raw")
    assert raw.content == mail(*ORDER)


async def test_an_answer_goes_where_answers_are_wanted(post: Post) -> None:
    came = await post.arrives(*ORDER, "Reply-To: Maya at work <maya@work.example>")
    letter = await post.answer(came["conversation_id"], "It is here.")
    out = (await post.mails(came["conversation_id"]))[1]
    assert letter.to == out["answer_to"] == "maya@work.example"


async def test_a_long_thread_is_named_by_its_first_and_last_twenty(post: Post) -> None:
    ids = [f"<{number}@old.example.com>" for number in range(60)]
    came = await post.arrives(*ORDER, f"References: {' '.join(ids)}")
    named = str((await post.answer(came["conversation_id"], "It is here.")).message["References"]).split()
    assert named == [*ids[:20], *ids[-20:], "<first@example.com>"]


async def test_what_a_mail_quotes_is_kept_beside_it_within_bounds(post: Post) -> None:
    quoted = "On Mon, 2 Nov 2026, Tom Keller wrote:\n" + "> And so on and on.\n" * 20_000
    came = await post.arrives(*ORDER, body=f"Where is it?\n\n{quoted}")
    assert len(came["rest"]) == MOST_REST + 1
    assert len((await post.tom.get(f"/api/mails/{came['id']}/raw")).content) > len(quoted)


async def test_who_sees_the_secret_is_written_down(post: Post) -> None:
    found = (await post.tom.get("/api/audit?search=secret_shown")).json()["items"]
    assert [(one["action"], one["subject_id"]) for one in found] == [("channel.secret_shown", post.channel_id)]


async def test_the_key_of_a_mailbox_opens_no_chat_and_records_no_visit(post: Post) -> None:
    key = post.path.rpartition("/")[2]
    assert (await post.client.get(f"/w/config?key={key}")).status_code == 404
    seen = await post.client.post("/v1/t", json={"writeKey": key, "event": "Seen", "anonymousId": "a"})
    assert seen.status_code == 401


async def test_a_mailbox_lets_no_page_in_that_the_chats_keep_out(post: Post, cast: Cast) -> None:
    only = {"allowed_origins": ["https://shop.example.com"]}
    await post.tom.patch(f"/api/channels/{cast.channel_id}", json=only)
    asks = {"Origin": "https://evil.example", "Access-Control-Request-Method": "POST"}
    answer = await post.client.options("/w/sessions", headers=asks)
    assert "access-control-allow-origin" not in answer.headers
