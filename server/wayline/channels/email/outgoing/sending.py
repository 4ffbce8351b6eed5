"""Sending: a teammate's message as a mail that belongs to its thread."""

import re
from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from email.message import EmailMessage
from uuid import UUID

import msgspec

from wayline.channels.email import store
from wayline.channels.email.mailboxes import CHANNEL, find_mailbox
from wayline.channels.email.model import Mail, Mailbox, MailState, Way
from wayline.channels.email.onward.saying import said_in
from wayline.channels.email.outgoing.addressing import Reached, chosen, mark, usual, waiting
from wayline.channels.email.outgoing.composing import answer_to_subject, composed, references
from wayline.channels.email.outgoing.suppressing import says_gone, suppress, suppressed_of
from wayline.channels.email.signatures.choosing import signature_of
from wayline.company import channels_by_id
from wayline.conversations import (
    SYSTEM,
    Addressed,
    Attachment,
    Conversation,
    Entry,
    Kind,
    Reply,
    bytes_of,
    files_of,
    find,
    get_entry,
    reply,
)
from wayline.kit.db import Database, Transaction
from wayline.kit.errors import Conflict
from wayline.kit.files import Files
from wayline.kit.mail import Mailer, MailFailed, Refusal

STATUS = re.compile(r"\b[245]\.\d{1,3}\.\d{1,3}\b")
NO_SERVER = "no mail server is set (mail.smtp_url), so that it was only written to the log."
TO_A_MACHINE = "A machine wrote last, and machines do not answer each other."
ONE_A_DAY = "It got an automatic mail today; one a day is the most."
NO_ADDRESS = "Nobody knows an address to send it to."


class NoAddress(Conflict):
    """Nobody wrote in this conversation by mail yet."""

    code = "no_address"
    message = NO_ADDRESS


async def send(database: Database, files: Files, mailer: Mailer, entry: UUID, now: datetime) -> None:
    """Mail an entry to whom it is for; who was sent it already is not sent it again. Raises MailFailed, NoAddress.

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
        refused = await mailer.post(message, waiting(mail))
    except MailFailed as error:
        await _keep_reason(database, mail.id, str(error.facts.get("reason") or error), now)
        raise
    async with database.transaction() as tx:
        mail = await store.load(tx, mail.id)
        if not mailer.delivers:
            mark(mail, dict.fromkeys(waiting(mail), (Reached.BOUNCED, NO_SERVER)), now)
        else:
            sent = {one: (Reached.SENT, "") for one in waiting(mail) if one not in refused}
            mark(mail, sent | await _lasting(tx, mail, refused, now), now)
        await store.save(tx, mail)
    later = [one.says for one in refused.values() if not one.is_lasting]
    if later:
        await _keep_reason(database, mail.id, later[0], now)
        raise MailFailed(reason=later[0])


async def write_down(tx: Transaction, entry: UUID, at: datetime) -> Mail | None:
    """Keep a mail of the past as one that went out then. None where it was written down before."""
    made = await _queued(tx, entry, at)
    if made is None:
        return None
    mail, *_ = made
    mark(mail, dict.fromkeys(waiting(mail), (Reached.SENT, "")), at)
    await store.save(tx, mail)
    return mail


async def give_up(database: Database, entry: UUID, reason: str, now: datetime) -> None:
    """Say in the conversation that a mail could not be sent, and stop trying."""
    async with database.transaction() as tx:
        written = await get_entry(tx, entry)
        mail = await store.sent_for(tx, entry)
        if mail is not None:
            mark(mail, dict.fromkeys(waiting(mail), (Reached.BOUNCED, reason)), now)
            mail.state, mail.reason, mail.state_at = MailState.FAILED.value, reason, now
            await store.save(tx, mail)
        words = f"This mail could not be sent: {reason}"
        note = Reply(body=words, client_id=f"unsent:{entry}", kind=Kind.NOTE)
        await reply(tx, written.conversation_id, note, SYSTEM, now)


async def _lasting(
    tx: Transaction, mail: Mail, refused: Mapping[str, Refusal], now: datetime
) -> dict[str, tuple[Reached, str]]:
    """What lasts of the refusals; each is told in the conversation, and who is not there is not written to again."""
    found = {address: one.says for address, one in refused.items() if one.is_lasting}
    for address, says in found.items():
        code = STATUS.search(says)
        if code and says_gone(code[0]):
            await suppress(tx, address, says, now)
        if mail.conversation_id:
            words = f"The mail to {address} could not be delivered. The server said: {says}"
            note = Reply(body=words, client_id=f"bounce:{mail.id}:{address}:failed", kind=Kind.NOTE)
            await reply(tx, mail.conversation_id, note, SYSTEM, now)
    return {address: (Reached.BOUNCED, says) for address, says in found.items()}


async def _keep_reason(database: Database, id: UUID, reason: str, now: datetime) -> None:
    async with database.transaction() as tx:
        mail = await store.load(tx, id)
        mail.reason, mail.state_at = reason, now
        await store.save(tx, mail)


async def _queued(tx: Transaction, entry: UUID, now: datetime) -> tuple[Mail, EmailMessage, list[Attachment]] | None:
    """The mail of an entry and its message; None if it waits for nobody any more."""
    written = await get_entry(tx, entry)
    conversation = await find(tx, written.conversation_id)
    if conversation is None:
        return None
    mail = await store.sent_for(tx, entry)
    mailbox = await find_mailbox(tx, mail.channel_id if mail else conversation.channel_id)
    # One address that failed makes the mail a failed one, and the others wait on.
    if mail is not None and mail.state != MailState.QUEUED.value and not waiting(mail):
        return None
    if mail is None:
        before = [one for one in await store.of_conversations(tx, [conversation.id]) if one.entry_id != entry]
        mail = _made(mailbox, (conversation, written), before, await store.every_address(tx), now)
        mail.rest = await _signature(tx, conversation, written, mailbox)
    mail.recipients = mail.recipients or chosen(Addressed([mail.answer_to]))
    if written.automatic and (why := await _should_be_silent(tx, mail, now)):
        mark(mail, dict.fromkeys(waiting(mail), (Reached.SUPPRESSED, why)), now)
    held = await suppressed_of(tx, waiting(mail))
    mark(mail, {address: (Reached.SUPPRESSED, one.reason) for address, one in held.items()}, now)
    await store.save(tx, mail)
    if not waiting(mail):
        return None
    name = (await channels_by_id(tx, {mailbox.channel_id}))[mailbox.channel_id].name
    if conversation.channel != CHANNEL:
        words, attached = await said_in(tx, conversation, written)
    else:
        words, attached = written.body, list(await files_of(tx, entry))
    return mail, composed(mail, (mailbox, name), words, written), attached


async def _signature(tx: Transaction, conversation: Conversation, written: Entry, mailbox: Mailbox) -> str:
    """What its writer signs with in this mailbox; a machine signs with nothing, and what goes on a chat is none."""
    if written.automatic or conversation.channel != CHANNEL or written.author_id is None:
        return ""
    _, text = await signature_of(tx, written.author_id, mailbox.channel_id)
    return text


async def _should_be_silent(tx: Transaction, mail: Mail, now: datetime) -> str | None:
    """Why a machine's mail is not sent (RFC 3834, section 2): two that answer each other would never end."""
    if mail.conversation_id is None:
        return None
    before = await store.of_conversations(tx, [mail.conversation_id])
    last = next((one for one in reversed(before) if one.way == Way.IN.value), None)
    if last is None:
        return None
    if last.automatic:
        return TO_A_MACHINE
    earlier = await store.last_automatic(tx, mail.answer_to, mail.id)
    return ONE_A_DAY if earlier and now - earlier < timedelta(days=1) else None


def _made(
    mailbox: Mailbox, what: tuple[Conversation, Entry], before: list[Mail], ours: Collection[str], now: datetime
) -> Mail:
    conversation, written = what
    addressed = msgspec.convert(written.addressed, Addressed) if written.addressed else usual(before, ours)
    if written.automatic and not written.addressed:
        addressed = Addressed(addressed.to)  # a machine writes to nobody but who wrote
    recipients = chosen(addressed)
    if not recipients:
        raise NoAddress
    last = next((one for one in reversed(before) if one.way == Way.IN.value), before[-1] if before else None)
    mail = Mail(
        channel_id=mailbox.channel_id, way=Way.OUT.value, state=MailState.QUEUED.value, at=now, size=len(written.body)
    )
    mail.conversation_id, mail.entry_id, mail.identity = conversation.id, written.id, conversation.identity
    mail.message_id = f"{written.id.hex}.{conversation.id.hex[:12]}@{mailbox.address.rpartition('@')[2]}"
    mail.references = references(before, last)
    subject = conversation.subject or (last.subject if last else "")
    mail.subject = answer_to_subject(subject) if before else subject or mailbox.address
    mail.automatic = written.automatic
    mail.sender, mail.answer_to, mail.recipients = mailbox.address, recipients[0]["address"], recipients
    also = {last.sender} if last and last.way == Way.IN.value and not written.addressed else set()
    mail.participants = sorted({*(one["address"] for one in recipients), *also, mailbox.address} - {""})
    return mail
