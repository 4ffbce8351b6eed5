"""Mail that goes out: by SMTP, or written to the log where no server is set."""

import asyncio
from collections.abc import Sequence
from email.message import EmailMessage
from email.utils import formatdate, make_msgid
from typing import Protocol
from urllib.parse import unquote, urlsplit

import aiosmtplib
import msgspec

from wayline.kit.errors import Unavailable
from wayline.kit.logs import logger

TIMEOUT = 20.0
LASTING = 500
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


class Refusal(msgspec.Struct, frozen=True):
    """Why a mail server did not take a mail for one address: the code of its answer, and what it said."""

    code: int
    says: str

    @property
    def is_lasting(self) -> bool:
        """Whether it is of no use to try again (RFC 5321, section 4.2.1)."""
        return self.code >= LASTING


class Mailer(Protocol):
    """Sends mail."""

    delivers: bool
    """Whether a mail reaches anybody: false where it is only logged."""

    async def send(self, mail: Mail) -> None:
        """Hand it over; returns when the server has taken it. Raises MailFailed."""

    async def post(self, message: EmailMessage, to: Sequence[str] = ()) -> dict[str, Refusal]:
        """Hand over a message with headers of its own, to these or whom it names. Returns who of them was refused.

        Raises MailFailed where it was taken for nobody and may be later.
        """


class SmtpMailer:
    """Sends by a mail server: `smtp://user:password@host:587` (STARTTLS where offered) or `smtps://…:465`."""

    delivers = True

    def __init__(self, url: str, sender: str) -> None:
        self._url = urlsplit(url)
        self._sender = sender

    async def send(self, mail: Mail) -> None:
        """Hand it over; returns when the server has taken it. Raises MailFailed, with what the server said."""
        for refusal in (await self.post(as_message(mail, self._sender))).values():
            raise MailFailed(f"{MailFailed.message} It said: {refusal.says}", reason=refusal.says)

    async def post(self, message: EmailMessage, to: Sequence[str] = ()) -> dict[str, Refusal]:
        """Hand over a message with headers of its own. Returns who was refused. Raises MailFailed."""
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
                    refused, _ = await client.send_message(message, recipients=list(to) or None)
                except asyncio.CancelledError:
                    client.close()  # or the library would say goodbye first, and wait for the answer
                    raise
        except aiosmtplib.SMTPRecipientsRefused as error:
            return {one.recipient: Refusal(one.code, one.message) for one in error.recipients}
        except (aiosmtplib.SMTPException, OSError) as error:
            raise MailFailed(f"{MailFailed.message} It said: {error}", reason=str(error)) from error
        return {address: Refusal(said.code, said.message) for address, said in refused.items()}


class LogMailer:
    """Writes mail to the log instead: for a first look, before a mail server is set."""

    delivers = False

    def __init__(self, sender: str) -> None:
        self._sender = sender

    async def send(self, mail: Mail) -> None:
        """Write it to the log, whole."""
        log.info("mail not sent, no smtp_url is set", to=mail.to, subject=mail.subject, text=mail.text)

    async def post(self, message: EmailMessage, to: Sequence[str] = ()) -> dict[str, Refusal]:
        """Write it to the log, its words and who it is for."""
        body = message.get_body(("plain",))
        text = str(body.get_content()) if body else ""
        log.info(
            "mail not sent, no smtp_url is set", to=list(to) or message["To"], subject=message["Subject"], text=text
        )
        return {}


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
