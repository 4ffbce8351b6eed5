"""What goes out by a real mail server: who is refused now, later or only on the way, and the bounce that comes back."""

import asyncio
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.channels.email.post import Post
from tests.channels.email.postfix import MAY_RUN, Postfix
from tests.post_office import PostOffice
from tests.running import free_port
from wayline.entry.settings import MailSettings, Settings
from wayline.language import LanguageSettings

GREY, GONE, MOVED = "grey@example.com", "gone@example.com", "moved@example.com"


@pytest.fixture
def postfix(tmp_path_factory: pytest.TempPathFactory, office: PostOffice) -> Iterator[Postfix]:
    """A mail server between us and the world."""
    if not MAY_RUN:
        pytest.skip("Postfix is not installed, or this is not root: `apt-get install --no-install-recommends postfix`.")
    refusals = {GREY: "450 4.2.0 Greylisted, come again", GONE: "550 5.1.1 Nobody of this name"}
    home = tmp_path_factory.mktemp("postfix")
    found = Postfix(home, free_port(), free_port(), urlsplit(office.url).port or 0, refusals)
    found.start()
    yield found
    found.stop()


@pytest.fixture
def settings(tmp_path: Path, postfix: Postfix) -> Settings:
    """A server that sends by it, and takes from it what comes back."""
    mail = MailSettings(smtp_url=postfix.url, listen=f"lmtp://127.0.0.1:{postfix.lmtp}")
    return Settings(data=tmp_path / "data", mail=mail, language=LanguageSettings(enabled=False))


async def fates(post: Post, conversation: str, wanted: dict[str, str]) -> dict[str, str]:
    """How each address stands, once it stands so, or after a while."""
    found: dict[str, str] = {}
    for _ in range(800):
        mails = [one for one in await post.mails(conversation) if one["way"] == "out"]
        found = {one["address"]: one["state"] for mail in mails for one in mail["recipients"]}
        if found == wanted:
            break
        await asyncio.sleep(0.05)
    return found


async def test_each_address_has_the_fate_that_a_real_server_gives_it(post: Post, postfix: Postfix) -> None:
    post.office.refuses = {MOVED: "550 5.1.1 Moved away"}
    arrived = await post.arrives("Message-ID: <1@x.test>", f"Cc: {GREY}, {GONE}, {MOVED}", "Subject: Fates")
    id = arrived["conversation_id"]
    sent = await post.answer(id, "Hello all")
    assert sent.everybody == ("maya@example.com",), "the next server is offered who is not refused before"
    # One is refused at once, one is to be tried again, one bounces by LMTP after it was taken.
    wanted = {"maya@example.com": "sent", GREY: "queued", GONE: "bounced", MOVED: "bounced"}
    assert await fates(post, id, wanted) == wanted, postfix.log
    notes = "\n".join(one["body"] for one in await post.entries(id, "note"))
    assert "Nobody of this name" in notes
    assert "Moved away" in notes
    held = (await post.tom.get("/api/suppressed")).json()["items"]
    assert {one["address"] for one in held} == {GONE, MOVED}
    assert [one["id"] for one in await post.conversations()] == [id], "a bounce begins nothing"
    postfix.refuse({GONE: "550 5.1.1 Nobody of this name"})
    assert await fates(post, id, wanted | {GREY: "sent"}) == wanted | {GREY: "sent"}, postfix.log
    got: list[str] = []
    for _ in range(800):  # what Postfix took is on its way to the office
        got = [address for letter in post.office.letters for address in letter.everybody]
        if GREY in got:
            break
        await asyncio.sleep(0.05)
    assert sorted(got) == [GREY, "maya@example.com"], "who had it already does not get it again"
