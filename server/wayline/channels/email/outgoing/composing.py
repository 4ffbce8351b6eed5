"""Composing: what a teammate wrote as the bytes of a mail."""

from email.message import EmailMessage
from email.utils import formataddr, formatdate

from wayline.channels.email.model import Mail, Mailbox
from wayline.channels.email.outgoing.addressing import recipients_of
from wayline.channels.email.signing import answer_address
from wayline.conversations import Entry, from_markdown

FIRST, LAST = 20, 20
"""How many ids of a long thread a mail names: the first and the last."""


def composed(mail: Mail, sender: tuple[Mailbox, str], words: str, written: Entry) -> EmailMessage:
    """The mail without its files, with its signature (`mail.rest`). Who gets a blind copy stands nowhere in it."""
    message = EmailMessage()
    mailbox, name = sender
    message["From"] = formataddr((name, mailbox.address))
    for line, kind in (("To", "to"), ("Cc", "cc")):
        if addresses := [one.address for one in recipients_of(mail) if one.kind == kind]:
            message[line] = ", ".join(addresses)
    message["Subject"] = " ".join(mail.subject.split())
    message["Date"] = formatdate(written.at.timestamp(), usegmt=True)
    message["Message-ID"] = f"<{mail.message_id}>"
    if mail.conversation_id:
        message["Reply-To"] = formataddr((name, answer_address(mailbox.address, mail.conversation_id, mailbox.secret)))
    if mail.references:
        message["In-Reply-To"] = f"<{mail.references[-1]}>"
        message["References"] = " ".join(f"<{id}>" for id in mail.references)
    if written.automatic:
        message["Auto-Submitted"] = "auto-replied"
    message.set_content(f"{words}\n{_signed(mail.rest)}")
    page = from_markdown(words)
    if mail.rest:
        page += f'<div class="wayline-signature">-- <br>{from_markdown(mail.rest)}</div>'
    message.add_alternative(f"<html><body>{page}</body></html>", subtype="html")
    return message


def _signed(signature: str) -> str:
    """Beneath the line by which every mail program knows a signature (RFC 3676, section 4.3)."""
    return f"\n-- \n{signature}\n" if signature else ""


def answer_to_subject(subject: str) -> str:
    """The subject of an answer: with one `Re:`, whatever language its many were in.

    >>> answer_to_subject("AW: Re: Order 43")
    'Re: Order 43'
    """
    words = subject.strip()
    while (begun := words.partition(":"))[1] and begun[0].strip().lower() in {"re", "aw", "sv", "antw", "r", "ré"}:
        words = begun[2].strip()
    return f"Re: {words}" if words else "Re: your message"


def references(before: list[Mail], last: Mail | None) -> list[str]:
    """The thread by the ids of its mails, the one that is answered last; of a long one its beginning and its end."""
    if last is None or last.message_id is None:
        return []
    thread = [one.message_id for one in before if one.message_id]
    older = [id for id in dict.fromkeys([*before[0].references, *thread]) if id != last.message_id]
    kept = older if len(older) <= FIRST + LAST else [*older[:FIRST], *older[-LAST:]]
    return [*kept, last.message_id]
