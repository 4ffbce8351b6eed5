"""Signatures: the nearest stands beneath a mail, filled, is kept with it, and folds away when it comes back."""

from uuid import UUID, uuid4

import httpx
import pytest

from tests.cast import As
from tests.channels.email.post import Post
from wayline.channels.email.signatures.choosing import nearest
from wayline.channels.email.signatures.model import Signature
from wayline.kit.clock import utc_now

TOM, HERE, ELSEWHERE = uuid4(), uuid4(), uuid4()
PLACES = ((TOM, HERE), (TOM, None), (None, HERE), (None, None))


@pytest.mark.parametrize("first", range(len(PLACES)))
def test_the_nearest_stands_whatever_else_there_is(first: int) -> None:
    there = [*PLACES[first:], (TOM, ELSEWHERE), (None, ELSEWHERE)]
    rows = [Signature(teammate_id=who, channel_id=where, body="", changed_at=utc_now()) for who, where in there[::-1]]
    found = nearest(rows, HERE)
    assert found
    assert (found.teammate_id, found.channel_id) == PLACES[first]
    assert nearest([row for row in rows if row.channel_id == ELSEWHERE], HERE) is None


async def put(client: httpx.AsyncClient, whose: str, body: str | None, channel: UUID | str | None = None) -> int:
    wish = {"whose": whose, "body": body, "channel_id": channel and str(channel)}
    return (await client.put("/api/signatures", json=wish)).status_code


async def test_it_is_sent_beneath_the_words_and_kept_with_the_mail(post: Post, as_role: As) -> None:
    ana, tom = await as_role("administrator"), await as_role("teammate")
    name = (await ana.get("/api/me")).json()["teammate"]["name"]
    assert await put(tom, "everyone", "Not his to say") == 403
    assert await put(ana, "everyone", "{{customer.name}}") == 422
    assert await put(ana, "everyone", "**{{teammate.name}}**, {{channel.name}}") == 200
    shown = (await ana.get(f"/api/mailboxes/{post.channel_id}/signature")).json()
    assert shown == {"text": f"**{name}**, Court Shoes", "whose": "everyone"}
    came = await post.arrives("Subject: Order 43")
    out = (await post.answer(came["conversation_id"], "It is here.")).message
    plain, page = (out.get_body((kind,)) for kind in ("plain", "html"))
    assert plain
    assert page
    assert plain.get_content().splitlines() == ["It is here.", "", "-- ", f"**{name}**, Court Shoes"]
    assert f"<strong>{name}</strong>, Court Shoes" in page.get_content()
    back = await post.arrives(
        "Subject: Re: Order 43", f"In-Reply-To: {out['Message-ID']}", body=f"Thanks!\n\n-- \n{name}\n"
    )
    said = [each["body"] for each in await post.entries(back["conversation_id"]) if each["kind"] == "message"]
    assert said[-2:] == ["It is here.", "Thanks!"]
    mails = (await ana.get(f"/api/conversations/{came['conversation_id']}/mails")).json()["items"]
    assert [mail["rest"] for mail in mails if mail["way"] == "out"] == [f"**{name}**, Court Shoes"]
    assert await put(ana, "mine", "", post.channel_id) == 200
    out = (await post.answer(came["conversation_id"], "Bye.")).message
    assert out.get_body(("plain",)).get_content().split() == ["Bye."]  # type: ignore[union-attr] # (it has one)
    assert await put(ana, "mine", None, post.channel_id) == 200
    assert (await ana.get(f"/api/mailboxes/{post.channel_id}/signature")).json() == shown
