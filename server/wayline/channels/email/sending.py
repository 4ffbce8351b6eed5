"""Sending: a teammate's message as a mail that belongs to its thread."""

from datetime import datetime
from email.message import EmailMessage
from email.utils import formataddr, formatdate
from uuid import UUID

from wayline.channels.email import store
from wayline.channels.email.mailboxes import find_mailbox
from wayline.channels.email.model import Mail, Mailbox, MailState, Way
from wayline.channels.email.signing import answer_address
from wayline.company import channels_by_id
from wayline.conversations import (
    SYSTEM,
    Attachment,
    Conversation,
    Entry,
    Kind,
    Reply,
    bytes_of,
    files_of,
    find,
    from_markdown,
    get_entry,
    reply,
)
from wayline.kit.db import Database, Transaction
from wayline.kit.errors import Conflict
from wayline.kit.files import Files
from wayline.kit.mail import Mailer, MailFailed

FIRST, LAST = 20, 20
"""How many ids of a long thread a mail names: the first and the last."""
NO_SERVER = "no mail server is set (mail.smtp_url), so that it was only written to the log."
NO_ADDRESS = "Nobody knows an address to send it to."


class NoAddress(Conflict):
    """Nobody wrote in this conversation by mail yet."""

    code = "no_address"
    message = NO_ADDRESS


async def send(database: Database, files: Files, mailer: Mailer, entry: UUID, now: datetime) -> None:
    """Mail an entry to the other end; one that was sent already is not sent again. Raises MailFailed, NoAddress.

    A mail may go out twice if the process dies between the server's yes and our writing it down: it has the same
    Message-ID then, by which mail programs show it once.
    """
    async with database.transaction() as tx:
        made = await _queued(tx, entry, now)
        if made is None:
            return
        mail, message, attached = made
    for file in attached:
        kind, _, sub = file.type.partition("/")
        message.add_attachment(await bytes_of(files, file), maintype=kind, subtype=sub, filename=file.name)
    try:
        await mailer.post(message)
    except MailFailed as error:
        async with database.transaction() as tx:
            mail = await store.load(tx, mail.id)
            mail.reason, mail.state_at = str(error.facts.get("reason") or error), now
            await store.save(tx, mail)
        raise
    async with database.transaction() as tx:
        mail = await store.load(tx, mail.id)
        if not mailer.delivers:
            await store.failed(tx, mail.id, NO_SERVER, now)
        elif mail.state == MailState.QUEUED.value:
            mail.state, mail.reason, mail.state_at = MailState.SENT.value, "", now
            await store.save(tx, mail)


async def give_up(database: Database, entry: UUID, reason: str, now: datetime) -> None:
    """Say in the conversation that a mail could not be sent, and stop trying."""
    async with database.transaction() as tx:
        written = await get_entry(tx, entry)
        mail = await store.sent_for(tx, entry)
        if mail is not None:
            await store.failed(tx, mail.id, reason, now)
        words = f"This mail could not be sent: {reason}"
        note = Reply(body=words, client_id=f"unsent:{entry}", kind=Kind.NOTE)
        await reply(tx, written.conversation_id, note, SYSTEM, now)


async def _queued(tx: Transaction, entry: UUID, now: datetime) -> tuple[Mail, EmailMessage, list[Attachment]] | None:
    """The mail of an entry and its message; None if it was sent."""
    written = await get_entry(tx, entry)
    conversation = await find(tx, written.conversation_id)
    if conversation is None:
        return None
    mailbox = await find_mailbox(tx, conversation.channel_id)
    mail = await store.sent_for(tx, entry)
    if mail is not None and mail.state != MailState.QUEUED.value:
        return None
    before = [one for one in await store.of_conversations(tx, [conversation.id]) if one.entry_id != entry]
    if mail is None:
        mail = _made(mailbox, conversation, written, before, now)
        await store.save(tx, mail)
    name = (await channels_by_id(tx, {conversation.channel_id}))[conversation.channel_id].name
    attached = await files_of(tx, entry)
    return mail, _composed(mail, mailbox, name, written), attached


def _made(mailbox: Mailbox, conversation: Conversation, written: Entry, before: list[Mail], now: datetime) -> Mail:
    last = next((one for one in reversed(before) if one.way == Way.IN.value), None)
    if last is None:
        raise NoAddress
    thread = [one.message_id for one in before if one.message_id]
    named = dict.fromkeys([*before[0].references, *thread])
    mail = Mail(
        channel_id=mailbox.channel_id, way=Way.OUT.value, state=MailState.QUEUED.value, at=now, size=len(written.body)
    )
    mail.conversation_id, mail.entry_id, mail.identity = conversation.id, written.id, conversation.identity
    mail.message_id = f"{written.id.hex}.{conversation.id.hex[:12]}@{mailbox.address.rpartition('@')[2]}"
    older = [id for id in named if id != last.message_id]
    kept = older if len(older) <= FIRST + LAST else [*older[:FIRST], *older[-LAST:]]
    mail.references = [*kept, last.message_id]
    mail.subject = _answer(conversation.subject or last.subject)
    mail.sender, mail.answer_to = mailbox.address, last.answer_to
    mail.participants = sorted({last.answer_to, last.sender, mailbox.address} - {""})
    return mail


def _composed(mail: Mail, mailbox: Mailbox, name: str, written: Entry) -> EmailMessage:
    message = EmailMessage()
    message["From"] = formataddr((name, mailbox.address))
    message["To"] = mail.answer_to
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
    message.set_content(written.body + "\n")
    message.add_alternative(f"<html><body>{from_markdown(written.body)}</body></html>", subtype="html")
    return message


def _answer(subject: str) -> str:
    """The subject of an answer: with one `Re:`, whatever language its many were in.

    >>> _answer("AW: Re: Order 43")
    'Re: Order 43'
    """
    words = subject.strip()
    while (begun := words.partition(":"))[1] and begun[0].strip().lower() in {"re", "aw", "sv", "antw", "r", "ré"}:
        words = begun[2].strip()
    return f"Re: {words}" if words else "Re: your message"
