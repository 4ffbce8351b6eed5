"""Mail over SMTP: what stops is stopped, and a refusal is told."""

import asyncio

import pytest

from tests.post_office import PostOffice
from wayline.kit.mail import Mail, MailFailed, SmtpMailer

HELLO = Mail(to="maya@example.com", subject="Hello", text="Your shoes are here.")


async def test_a_mail_in_hand_is_let_go_of_at_once_and_counts_as_not_sent() -> None:
    async with PostOffice() as office:
        office.open.clear()
        sending = asyncio.create_task(SmtpMailer(office.url, "shop@court-shoes.test").send(HELLO))
        await office.holds(1)
        sending.cancel()
        done, _ = await asyncio.wait({sending}, timeout=20)
        assert done, "it waits for the goodbye of a server that does not answer"
        assert sending.cancelled()
        office.open.set()
        await office.holds(0)
        assert office.letters == []


async def test_a_mail_nobody_listens_for_has_failed() -> None:
    async with PostOffice() as office:
        url = office.url
    with pytest.raises(MailFailed):
        await SmtpMailer(url, "shop@court-shoes.test").send(HELLO)


async def test_a_mail_is_handed_over() -> None:
    async with PostOffice() as office:
        await SmtpMailer(office.url, "shop@court-shoes.test").send(HELLO)
    assert [(letter.to, letter.text.strip()) for letter in office.letters] == [(HELLO.to, "Your shoes are here.")]
