"""Fetching by IMAP from a real server: nothing is left out, nothing comes twice, trouble is told and ends."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.cast import As
from tests.channels.email.dovecot import ACCOUNT, PASSWORD, Dovecot, dovecot
from tests.channels.email.letters import mail
from tests.channels.email.post import Post
from tests.channels.email.tokens import TokenServer, token_server
from tests.post_office import PostOffice
from wayline.channels.email.fetching import answers, store
from wayline.channels.email.fetching.catching_up import Shelf, catch_up
from wayline.channels.email.fetching.imap import Imap, Place
from wayline.entry.parts import Parts
from wayline.entry.settings import MailSettings, Settings
from wayline.kit.files import Files
from wayline.language import LanguageSettings

__all__ = ["dovecot", "token_server"]


@pytest.fixture
def settings(tmp_path: Path, office: PostOffice) -> Settings:
    """A server that may ask a server of tokens on this machine."""
    settings = MailSettings(smtp_url=office.url, allow_private=True)
    return Settings(data=tmp_path / "data", mail=settings, language=LanguageSettings(enabled=False))


def letter(number: int) -> bytes:
    """One of many mails of Maya's."""
    return mail(f"Subject: Order {number}", f"Message-ID: <order-{number}@example.com>")


async def fetch_from(post: Post, dovecot: Dovecot, **more: Any) -> httpx.Response:
    """Have the mailbox's mail fetched from there."""
    wish = {
        "host": "127.0.0.1",
        "port": dovecot.port,
        "secure": False,
        "username": ACCOUNT,
        "password": PASSWORD,
        **more,
    }
    path = f"/api/mailboxes/{post.channel_id}/fetching"
    return await post.tom.put(path, json=wish)  # the one who answers here is Ana


async def fetching(post: Post) -> dict[str, Any]:
    """How it goes."""
    (one,) = (await post.tom.get("/api/mailboxes")).json()["items"]
    found: dict[str, Any] = one["fetching"]
    return found


async def soon(ask: Callable[[], Awaitable[Any]]) -> Any:
    """Ask until the answer is true."""
    async with asyncio.timeout(60):
        while not (found := await ask()):  # noqa: ASYNC110 (another server makes it so)
            await asyncio.sleep(0.02)
    return found


async def subjects(post: Post, count: int) -> list[str]:
    """The subjects of the conversations, once there are so many."""

    async def there() -> list[str] | None:
        found = sorted(str(one["subject"]) for one in await post.conversations())
        return found if len(found) >= count else None

    found: list[str] = await soon(there)
    return found


async def test_mail_comes_the_moment_it_is_there_and_is_marked_seen_once_stored(post: Post, dovecot: Dovecot) -> None:
    await asyncio.to_thread(dovecot.deliver, letter(1))
    assert (await fetch_from(post, dovecot)).status_code == 204
    told = await soon(lambda: _seen(post))
    assert {"name": "Sent", "use": "sent"} in told["found"]
    assert "Gelöschtes & Co" in [one["name"] for one in told["found"]]
    await asyncio.to_thread(dovecot.deliver, letter(2))
    assert await subjects(post, 1) == ["Order 2"]  # from now on: what lay there stays there
    flags = await asyncio.to_thread(dovecot.flags)
    assert [r"\Seen" in one for one in flags] == [False, True]
    shown = (await post.tom.get("/api/mailboxes")).text
    assert PASSWORD not in shown
    assert "white" not in shown


async def test_what_came_while_the_server_was_away_is_fetched_and_nothing_twice(post: Post, dovecot: Dovecot) -> None:
    await asyncio.to_thread(dovecot.deliver, letter(1), letter(2))
    await fetch_from(post, dovecot, begins_on="2020-01-01", folders=["INBOX", "Gelöschtes & Co"])
    assert await subjects(post, 2) == ["Order 1", "Order 2"]
    await asyncio.to_thread(dovecot.stop)
    assert (await soon(lambda: _trouble(post)))["trouble"] == "unreachable"
    for number in (3, 4):
        (dovecot.home / "mail" / "new" / f"17.{number}.x").write_bytes(letter(number))
    await asyncio.to_thread(dovecot.start)
    assert await subjects(post, 4) == [f"Order {number}" for number in (1, 2, 3, 4)]
    assert (await soon(lambda: _seen(post)))["trouble"] is None
    # A folder that was made anew numbers its mails anew: known ones are known by their bytes.
    await asyncio.to_thread(dovecot.deliver, letter(5), folder="Gel&APY-schtes &- Co")
    await fetch_from(post, dovecot, begins_on="2020-01-01", folders=["INBOX", "Gelöschtes & Co"])
    await subjects(post, 5)
    await asyncio.to_thread(dovecot.recreate, "Gel&APY-schtes &- Co")
    await asyncio.to_thread(dovecot.deliver, letter(5), letter(6), folder="Gel&APY-schtes &- Co")
    await fetch_from(post, dovecot, begins_on="2020-01-01", folders=["INBOX", "Gelöschtes & Co"])
    assert await subjects(post, 6) == [f"Order {number}" for number in (1, 2, 3, 4, 5, 6)]


async def test_a_wrong_password_is_told_and_the_right_one_ends_it(
    post: Post, dovecot: Dovecot, capsys: pytest.CaptureFixture[str]
) -> None:
    await fetch_from(post, dovecot, password="not-this-one")
    told = await soon(lambda: _trouble(post))
    assert (told["trouble"], "AUTHENTICATIONFAILED" in told["trouble_says"]) == ("refused", True)
    await fetch_from(post, dovecot)
    await soon(lambda: _seen(post))
    assert (await fetching(post))["trouble"] is None
    # Changed without a secret, it keeps the one it has.
    await fetch_from(post, dovecot, password="", folders=["INBOX", "Nowhere"])
    assert (await soon(lambda: _trouble(post)))["trouble"] == "folder"
    assert not {"not-this-one", PASSWORD} & set(capsys.readouterr().out.split())


async def test_an_account_that_is_nearly_full_is_told(post: Post, dovecot: Dovecot) -> None:
    await asyncio.to_thread(dovecot.deliver, mail("Subject: large", body="x" * 1_015_000))
    await fetch_from(post, dovecot)
    assert (await soon(lambda: _trouble(post)))["trouble"] == "quota"


async def test_an_account_is_opened_with_tokens_and_a_new_refresh_token_is_kept(
    post: Post, dovecot: Dovecot, token_server: TokenServer
) -> None:
    await asyncio.to_thread(dovecot.stop)
    dovecot.tokens, token_server.owner, token_server.next_refresh = token_server.url, ACCOUNT, "second-refresh"
    await asyncio.to_thread(dovecot.start)
    oauth = {"sign_in": "oauth", "token_url": f"{token_server.url}/token", "client_id": "wayline", "password": ""}
    refused = await fetch_from(post, dovecot, **oauth)
    assert refused.json()["code"] == "secret_needed"
    await fetch_from(post, dovecot, **oauth, refresh_token="first-refresh", client_secret="of-the-client")
    await soon(lambda: _seen(post))
    asked = token_server.asked[-1]
    assert (asked["client_secret"], asked["grant_type"]) == (["of-the-client"], ["refresh_token"])
    token_server.access = "second-access"
    await fetch_from(post, dovecot, **oauth, folders=["INBOX", "Sent"])
    await soon(lambda: _seen(post))
    assert token_server.asked[-1]["refresh_token"] == ["second-refresh"]
    token_server.refresh = "another"
    await fetch_from(post, dovecot, **oauth)
    told = await soon(lambda: _trouble(post))
    assert (told["trouble"], told["trouble_says"]) == ("token", "The refresh token is not good any more.")


async def test_mail_that_cannot_be_stored_stays_unseen_and_is_fetched_later(
    post: Post, dovecot: Dovecot, parts: Parts, tmp_path: Path
) -> None:
    await post.tom.patch(f"/api/channels/{post.channel_id}", json={"active": False})  # the server fetches nothing now
    await fetch_from(post, dovecot, begins_on="2020-01-01")
    await asyncio.to_thread(dovecot.deliver, letter(1))
    async with parts.database.transaction() as tx:
        (account,) = await store.accounts(tx)
    nowhere = Files.at(tmp_path / "full")
    (tmp_path / "full").rmdir() if (tmp_path / "full").is_dir() else None
    (tmp_path / "full").write_text("no folder")
    place = Place("127.0.0.1", dovecot.port, secure=False)
    async with await Imap.connect(place) as imap:
        await imap.sign_in(ACCOUNT, PASSWORD)
        with pytest.raises(Exception):  # noqa: B017, PT011 (whatever the store of files says)
            await catch_up(imap, Shelf(parts.database, nowhere), account, "INBOX")
    assert r"\Seen" not in (await asyncio.to_thread(dovecot.flags))[0]
    async with await Imap.connect(place) as imap:
        await imap.sign_in(ACCOUNT, PASSWORD)
        assert await catch_up(imap, Shelf(parts.database, parts.files), account, "INBOX") == 1
        assert await catch_up(imap, Shelf(parts.database, parts.files), account, "INBOX") == 0
    assert r"\Seen" in (await asyncio.to_thread(dovecot.flags))[0]


async def test_a_mailbox_that_is_only_monitored_tells_who_waits_and_who_was_answered(
    post: Post, dovecot: Dovecot, parts: Parts
) -> None:
    await fetch_from(post, dovecot, begins_on="2020-01-01", folders=["INBOX", "Sent"], headers_only=True)
    await asyncio.to_thread(dovecot.deliver, letter(1))
    await subjects(post, 1)
    (conversation,) = await post.conversations()
    assert conversation["waiting_state"] == "awaiting_us"
    (entry,) = await post.entries(conversation["id"])
    assert entry["body"] == "Order 1"
    (came,) = await post.mails(conversation["id"])
    raw = await post.tom.get(f"/api/mails/{came['id']}/raw")
    assert b"Where is my order" not in raw.content
    assert (await asyncio.to_thread(dovecot.flags))[0].count("Seen") == 0
    answer = mail(
        f"From: {ACCOUNT}", "To: maya@example.com", "Subject: Re: Order 1", "In-Reply-To: <order-1@example.com>",
        "Message-ID: <from-outlook@court-shoes.test>", body="It is on its way.",
    )  # fmt: skip
    await asyncio.to_thread(dovecot.deliver, answer, folder="Sent")
    await fetch_from(post, dovecot, begins_on="2020-01-01", folders=["INBOX", "Sent"], headers_only=True)

    async def answered() -> bool:
        (now,) = await post.conversations()
        return bool(now["waiting_state"] == "awaiting_customer")

    await soon(answered)
    entries = await post.entries(conversation["id"])
    assert [(one["author"]["kind"], one["body"]) for one in entries] == [
        ("customer", "Order 1"),
        ("teammate", "Re: Order 1"),
    ]
    assert not post.office.letters  # nothing goes out twice


async def test_a_password_does_not_travel_open_and_only_who_may_sets_an_account(
    post: Post, as_role: As, dovecot: Dovecot
) -> None:
    open_wish = await fetch_from(post, dovecot, host="mail.example.com")
    assert (open_wish.status_code, open_wish.json()["code"]) == (422, "not_encrypted")
    wish = {"host": "127.0.0.1", "username": ACCOUNT, "password": PASSWORD}
    vic = await as_role("viewer")
    assert (await vic.put(f"/api/mailboxes/{post.channel_id}/fetching", json=wish)).status_code == 403
    assert (await post.tom.delete(f"/api/mailboxes/{post.channel_id}/fetching")).status_code == 404


@pytest.mark.parametrize(
    ("pieces", "items"),
    [
        ([b'* LIST (\\Sent) "/" "a \\"b\\""'], [b"*", b"LIST", [b"\\Sent"], b"/", b'a "b"']),
        ([b"* 1 FETCH (BODY[HEADER.FIELDS (TO)] NIL)"], [b"*", b"1", b"FETCH", [b"BODY[HEADER.FIELDS (TO)]", None]]),
        ([b"* 2 FETCH (BODY[] ", b") x (", b" UID 3)"], [b"*", b"2", b"FETCH", [b"BODY[]", b") x (", b"UID", b"3"]]),
        ([b") ) )"], []),
        ([b'* "never ends'], [b"*"]),
        ([b"(" * 200], None),
    ],
)
def test_answers_are_taken_apart(pieces: list[bytes], items: list[Any] | None) -> None:
    found = answers.items(pieces)
    assert items is None or found == items


async def _seen(post: Post) -> dict[str, Any] | None:
    found = await fetching(post)
    return found if found["seen_at"] else None


async def _trouble(post: Post) -> dict[str, Any] | None:
    found = await fetching(post)
    return found if found["trouble"] else None
