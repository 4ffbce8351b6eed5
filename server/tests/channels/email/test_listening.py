"""Mail over LMTP and SMTP: a mail is ours once it is stored, and not a moment before."""

import asyncio
import smtplib
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.smtp import SMTP, Envelope, Session

from tests.channels.email.letters import mail
from tests.channels.email.post import ADDRESS, Post
from tests.post_office import PostOffice
from tests.running import free_port
from wayline.channels.email.listening import LATER, STORED, Postman, listen
from wayline.channels.email.settings import ListenInvalid, place_of
from wayline.entry.parts import Parts
from wayline.entry.settings import MailSettings, Settings
from wayline.language import LanguageSettings

SENDER = "maya@example.com"


@pytest.fixture
def port() -> int:
    """Where mail is taken."""
    return free_port()


@pytest.fixture
def settings(tmp_path: Path, office: PostOffice, port: int) -> Settings:
    """A server that takes mail by LMTP."""
    mail = MailSettings(smtp_url=office.url, listen=f"lmtp://127.0.0.1:{port}")
    return Settings(data=tmp_path / "data", mail=mail, language=LanguageSettings(enabled=False))


@pytest.fixture
async def smtp_port(parts: Parts) -> AsyncIterator[int]:
    """The same over SMTP, beside it."""
    port = free_port()
    task = asyncio.create_task(listen(f"smtp://127.0.0.1:{port}", parts.database, parts.files))
    yield port
    task.cancel()


async def handed(protocol: type[smtplib.SMTP], port: int, to: list[str], raw: bytes) -> dict[str, tuple[int, bytes]]:
    """Hand a mail over as a mail server does. Returns who was refused."""

    def speak() -> dict[str, tuple[int, bytes]]:
        with protocol("127.0.0.1", port, local_hostname="mx.example.com") as server:
            return server.sendmail(SENDER, to, raw)

    async with asyncio.timeout(60):
        while True:
            try:
                return await asyncio.to_thread(speak)
            except ConnectionRefusedError:
                await asyncio.sleep(0.02)  # it has only just begun to listen


async def stored(post: Post) -> list[dict[str, Any]]:
    """The mails of all conversations, once there is one."""
    async with asyncio.timeout(60):
        while not (conversations := await post.conversations()):  # noqa: ASYNC110 (a job makes it so)
            await asyncio.sleep(0.02)
    return [one for each in conversations for one in await post.mails(each["id"])]


async def test_mail_comes_by_lmtp_and_each_recipient_is_answered(post: Post, port: int) -> None:
    refused = await handed(smtplib.LMTP, port, [ADDRESS, "nobody@court-shoes.test"], mail("Subject: By LMTP"))
    assert {address: code for address, (code, _) in refused.items()} == {"nobody@court-shoes.test": 550}
    (came,) = await stored(post)
    assert (came["subject"], came["state"]) == ("By LMTP", "taken")
    raw = await post.tom.get(f"/api/mails/{came['id']}/raw")
    assert raw.content.startswith(b"Return-Path: <maya@example.com>\r\nFrom: Maya Chen")


async def test_mail_comes_by_smtp_also_behind_a_plus(post: Post, smtp_port: int) -> None:
    tagged = ADDRESS.replace("@", "+summer@").upper()
    assert await handed(smtplib.SMTP, smtp_port, [tagged], mail("Subject: By SMTP")) == {}
    (came,) = await stored(post)
    assert came["subject"] == "By SMTP"


async def test_the_same_mail_handed_over_twice_is_one(post: Post, port: int) -> None:
    for _ in range(2):
        await handed(smtplib.LMTP, port, [ADDRESS], mail("Subject: Twice"))
    assert len(await stored(post)) == 1


async def test_a_mailbox_that_is_turned_off_takes_nothing(post: Post, port: int) -> None:
    await post.tom.patch(f"/api/channels/{post.channel_id}", json={"active": False})
    with pytest.raises(smtplib.SMTPRecipientsRefused):
        await handed(smtplib.LMTP, port, [ADDRESS], mail())


async def test_what_cannot_be_stored_is_to_be_sent_again(post: Post, port: int, settings: Settings) -> None:
    in_the_way = settings.data / "files" / "mails"
    in_the_way.write_text("no folder can be made here")
    with pytest.raises(smtplib.SMTPDataError) as refused:
        await handed(smtplib.LMTP, port, [ADDRESS], mail("Subject: Later"))
    assert refused.value.smtp_code == 451
    assert (await post.hand_over(mail("Subject: Later"))).status_code == 503
    in_the_way.unlink()
    await handed(smtplib.LMTP, port, [ADDRESS], mail("Subject: Later"))
    assert [one["subject"] for one in await stored(post)] == ["Later"]


@pytest.mark.parametrize("is_lmtp", [True, False])
async def test_nothing_is_acknowledged_for_a_mailbox_that_went_meanwhile(
    post: Post, parts: Parts, *, is_lmtp: bool
) -> None:
    postman = Postman(parts.database, parts.files, is_lmtp=is_lmtp)
    envelope = Envelope()
    envelope.rcpt_tos, envelope.original_content = [ADDRESS, "gone@court-shoes.test"], mail()
    answered = await postman.handle_DATA(SMTP(postman), Session(asyncio.get_running_loop()), envelope)
    assert answered == (f"{STORED}\r\n{LATER}" if is_lmtp else LATER)
    assert len(await stored(post)) == 1


@pytest.mark.parametrize("url", ["", "lmtp://", "lmtp://127.0.0.1", "http://127.0.0.1:80", "lmtp://127.0.0.1:x"])
def test_a_place_that_is_none_is_refused_in_words(url: str) -> None:
    with pytest.raises(ListenInvalid):
        place_of(url)


def test_a_wrong_place_is_told_before_anything_starts() -> None:
    with pytest.raises(ListenInvalid, match=r"mail\.listen is not a place"):
        MailSettings(listen="127.0.0.1:2424")
