"""Mail that goes out: by SMTP, or written to the log where no server is set."""

import asyncio
from email.message import EmailMessage
from email.utils import formatdate, make_msgid
from typing import Protocol
from urllib.parse import unquote, urlsplit

import aiosmtplib
import msgspec

from wayline.kit.errors import Unavailable
from wayline.kit.logs import logger

TIMEOUT = 20.0
log = logger("mail")


class MailFailed(Unavailable):
    """The mail was not taken; `reason` is what the server said."""

    code = "mail_failed"
    message = "The mail server did not take the mail."


class Mail(msgspec.Struct, frozen=True, kw_only=True):
    """One mail to one address: plain text, and HTML where it helps."""

    to: str
    subject: str
    text: str
    html: str | None = None


class Mailer(Protocol):
    """Sends mail."""

    delivers: bool
    """Whether a mail reaches anybody: false where it is only logged."""

    async def send(self, mail: Mail) -> None:
        """Hand it over; returns when the server has taken it. Raises MailFailed."""

    async def post(self, message: EmailMessage) -> None:
        """Hand over a message with headers of its own. Raises MailFailed."""


class SmtpMailer:
    """Sends by a mail server: `smtp://user:password@host:587` (STARTTLS where offered) or `smtps://…:465`."""

    delivers = True

    def __init__(self, url: str, sender: str) -> None:
        self._url = urlsplit(url)
        self._sender = sender

    async def send(self, mail: Mail) -> None:
        """Hand it over; returns when the server has taken it. Raises MailFailed, with what the server said."""
        await self.post(as_message(mail, self._sender))

    async def post(self, message: EmailMessage) -> None:
        """Hand over a message with headers of its own. Raises MailFailed, with what the server said."""
        secure = self._url.scheme == "smtps"
        client = aiosmtplib.SMTP(
            hostname=self._url.hostname or "localhost",
            port=self._url.port or (465 if secure else 587),
            username=unquote(self._url.username) if self._url.username else None,
            password=unquote(self._url.password) if self._url.password else None,
            use_tls=secure,
            timeout=TIMEOUT,
        )
        try:
            async with client:
                try:
                    await client.send_message(message)
                except asyncio.CancelledError:
                    client.close()  # or the library would say goodbye first, and wait for the answer
                    raise
        except (aiosmtplib.SMTPException, OSError) as error:
            raise MailFailed(f"{MailFailed.message} It said: {error}", reason=str(error)) from error


class LogMailer:
    """Writes mail to the log instead: for a first look, before a mail server is set."""

    delivers = False

    def __init__(self, sender: str) -> None:
        self._sender = sender

    async def send(self, mail: Mail) -> None:
        """Write it to the log, whole."""
        log.info("mail not sent, no smtp_url is set", to=mail.to, subject=mail.subject, text=mail.text)

    async def post(self, message: EmailMessage) -> None:
        """Write it to the log, its words and who it is for."""
        body = message.get_body(("plain",))
        text = str(body.get_content()) if body else ""
        log.info("mail not sent, no smtp_url is set", to=message["To"], subject=message["Subject"], text=text)


def make_mailer(smtp_url: str, sender: str) -> Mailer:
    """By SMTP if there is an address to send by, else to the log."""
    return SmtpMailer(smtp_url, sender) if smtp_url else LogMailer(sender)


def as_message(mail: Mail, sender: str) -> EmailMessage:
    """The mail as it goes over the wire; a line break in a header is refused by the library."""
    message = EmailMessage()
    message["From"] = sender
    message["To"] = mail.to
    message["Subject"] = mail.subject
    message["Date"] = formatdate(usegmt=True)
    message["Message-ID"] = make_msgid(domain=sender.rpartition("@")[2].rstrip("> ") or None)
    message["Auto-Submitted"] = "auto-generated"  # RFC 3834: nobody's out-of-office answers it
    message.set_content(mail.text)
    if mail.html is not None:
        message.add_alternative(mail.html, subtype="html")
    return message
