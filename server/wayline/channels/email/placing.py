"""Placing: a mail that was read finds its customer and its conversation, once."""

from datetime import datetime, timedelta
from uuid import UUID

import msgspec

from wayline.channels.email import store
from wayline.channels.email.authenticating import verdict_of
from wayline.channels.email.knowing import Around, look_around
from wayline.channels.email.mailboxes import CHANNEL
from wayline.channels.email.model import Mail, Mailbox, MailState, Way
from wayline.channels.email.outgoing.addressing import Reached, mark, named, recipients_of
from wayline.channels.email.outgoing.suppressing import says_gone, suppress
from wayline.channels.email.reading import Attachment, Failure, Letter
from wayline.channels.email.threading import Threaded, decide, likeliest, named_by_address, named_by_ids
from wayline.channels.email.watching import take_answer
from wayline.conversations import (
    LONGEST,
    MOST_FILES,
    SYSTEM,
    Author,
    FileRefused,
    FileTooLarge,
    Incoming,
    Kind,
    Opening,
    Reply,
    Side,
    find,
    keep_file,
    link_mail,
    receive,
    reply,
    start,
)
from wayline.customers import Kind as Known
from wayline.customers import normalised
from wayline.kit.db import Transaction
from wayline.kit.files import Files
from wayline.language import folded
from wayline.touchpoints.recording import identity_id

MOST_REST = 100_000
"""Letters of what a mail quotes that are kept beside it; the whole is in the mail as it came."""
REOPENS_WITHIN = timedelta(days=30)
SILENT = {"reply", "notice", "list", "bounce"}
"""Kinds of automatic mail that start no clock; `maybe` rests on a subject alone, and does."""
TOLD = {"failed": "could not be delivered", "delayed": "is late"}
"""What is said of a mail that did not arrive; of one that did, nothing is."""
BECAME = {"failed": Reached.BOUNCED, "delayed": Reached.LATE, "delivered": Reached.DELIVERED}
NOT_PROVEN = (
    "This mail says it comes from {}, and the mail server says it does not (DMARC failed). "
    "Ask in another way before you act on it."
)
NO_SENDER = "It does not say who sent it."
FROM_US = "It comes from an address of ours."
BLOCKED = "A teammate blocked this sender."
NO_WORDS = "(no text)"


class Arrived(msgspec.Struct, frozen=True):
    """A mail that was read: its row, what it says, whose it is, where it came to, which mails it names.

    `awaited` is the conversation that an answer to it began before it came.

    `at` is when it came to a server of ours: the customer waits since then, though it is placed only `now`.
    """

    mail: Mail
    letter: Letter
    identity: UUID
    mailbox: Mailbox
    named: list[Mail]
    awaited: UUID | None
    at: datetime
    now: datetime


async def place(
    tx: Transaction, files: Files, mail: Mail, letter: Letter, now: datetime, *, around: Around | None = None
) -> None:
    """Put a letter into its conversation, or write down why it has none. The same id twice in a mailbox is one mail.

    `around` is what was asked for several at once.
    """
    around = around or await look_around(tx, [(mail, letter)], now)
    mailbox, came_at = around.mailboxes[mail.channel_id], min(mail.at, now)
    named = await store.called(tx, mail.channel_id, [letter.message_id, *named_by_ids(letter)])
    _describe(mail, letter)
    mail.verdict = verdict_of(letter.verdicts, mailbox.trusted)
    twins = [one for one in named if one.message_id == letter.message_id and one.way == Way.IN.value]
    if any(twin.id != mail.id for twin in twins):
        _put_aside(mail, "The same mail came before.", now, MailState.TAKEN)
        return await store.save(tx, mail)
    mail.message_id = letter.message_id
    value = normalised(Known.EMAIL, letter.sender.address) if letter.sender else None
    mail.identity = identity_id(Known.EMAIL, value) if value else None
    if letter.failures and await _tell_failures(tx, mailbox, letter.failures, now):
        _put_aside(mail, "It reports of a mail of ours.", now, MailState.TAKEN)
    elif letter.sender is None or value is None:
        _put_aside(mail, NO_SENDER, now, MailState.UNREADABLE)
    elif await take_answer(tx, mail, letter, mailbox, came_at):
        pass  # a team answered it elsewhere
    elif mail.sender in around.ours:  # or two of our own would write to each other for ever
        _put_aside(mail, FROM_US, now, MailState.UNREADABLE)
    elif mail.identity in around.blocked:
        _put_aside(mail, BLOCKED, now, MailState.BLOCKED)
    else:
        identity, awaited = identity_id(Known.EMAIL, value), around.awaited.get((mail.channel_id, letter.message_id))
        await _take_into(tx, files, Arrived(mail, letter, identity, mailbox, named, awaited, came_at, now))
    return await store.save(tx, mail)


def _describe(mail: Mail, letter: Letter) -> None:
    mail.subject, mail.has_page, mail.automatic = letter.subject, letter.html is not None, _is_automatic(letter)
    mail.references = list(letter.references)
    mail.sender = letter.sender.address.lower() if letter.sender else ""
    mail.answer_to = letter.reply_to[0].address.lower() if letter.reply_to else mail.sender
    lines = (("to", letter.to), ("cc", letter.cc), ("bcc", letter.bcc))
    mail.recipients = named((kind, [one.address.lower() for one in found]) for kind, found in lines)
    others = [*letter.to, *letter.cc, *letter.reply_to]
    mail.participants = sorted({mail.sender, *(one.address.lower() for one in others)} - {""})


def _is_automatic(letter: Letter) -> bool:
    return letter.automatic is not None and letter.automatic.kind in SILENT


def _put_aside(mail: Mail, reason: str, now: datetime, state: MailState) -> None:
    mail.state, mail.reason, mail.state_at = state.value, reason, now


async def _take_into(tx: Transaction, files: Files, arrived: Arrived) -> None:
    mail, letter, at, now = arrived.mail, arrived.letter, arrived.at, arrived.now
    identity, threaded = arrived.identity, await _thread(tx, arrived)
    conversation = await find(tx, threaded.conversation) if threaded.conversation else None
    if conversation is None:
        opening = Opening(
            channel_id=mail.channel_id,
            channel=CHANNEL,
            identity=identity,
            correspondent=identity,
            subject=letter.subject or None,
        )
        conversation = await start(tx, opening, at)
        if not threaded.beside and mail.verdict != "fail":  # a forgery waits for nobody's mail
            await store.await_mails(tx, mail.channel_id, likeliest(letter), conversation.id)
        if threaded.beside:  # an address of ours may name what was erased
            await link_mail(tx, conversation.id, threaded.beside, SYSTEM, now)
        if mail.verdict == "fail":
            note = Reply(body=NOT_PROVEN.format(mail.sender), client_id=f"unproven:{mail.id}", kind=Kind.NOTE)
            await reply(tx, conversation.id, note, SYSTEM, now)
    uploader = Author(Side.CUSTOMER, conversation.correspondent)
    kept, mail.left_out = await _keep_files(tx, files, letter.attachments, uploader, now)
    said, mail.rest = folded(letter.text)
    if len(said) > LONGEST:
        said, mail.rest = said[:LONGEST], said[LONGEST:] + mail.rest
    if len(mail.rest) > MOST_REST:
        mail.rest = mail.rest[:MOST_REST] + "…"
    body = said.strip() or ("" if kept else letter.subject or NO_WORDS)
    message = Incoming(body=body, client_id=f"mail:{mail.id}", files=kept, automatic=mail.automatic)
    entry = await receive(tx, conversation.id, message, Author(Side.CUSTOMER, identity), max(at, conversation.last_at))
    mail.conversation_id, mail.entry_id = entry.conversation_id, entry.id
    mail.state, mail.state_at = MailState.TAKEN.value, now


async def _thread(tx: Transaction, arrived: Arrived) -> Threaded:
    mail, letter, mailbox, now = arrived.mail, arrived.letter, arrived.mailbox, arrived.at
    meant_by_address = named_by_address(letter, mailbox.secret)
    known = {one.message_id: one.conversation_id for one in arrived.named if one.message_id and one.conversation_id}
    known = {id: known[id] for id in named_by_ids(letter) if id in known}
    meant = {*known.values(), *([meant_by_address] if meant_by_address else [])}
    if mail.verdict == "fail":
        return Threaded(None, beside=next(iter(meant), None))
    within = await store.participants(tx, mail.channel_id, sorted(meant)) if meant else {}
    threaded = decide(letter, meant_by_address, known, within)
    if not meant and arrived.awaited:
        return await _late(tx, arrived, arrived.awaited)
    if threaded.conversation:
        conversation = await find(tx, threaded.conversation)
        if conversation is None or not conversation.goes_on(now, REOPENS_WITHIN):
            return Threaded(None, beside=threaded.conversation)
    return threaded


async def _late(tx: Transaction, arrived: Arrived, began: UUID) -> Threaded:
    """A question that comes after its answer joins what that began: from the same person, while they still wait.

    Whoever else could have named an id that was still to come begins a conversation of their own.
    """
    conversation = await find(tx, began)
    if conversation is None or conversation.correspondent != arrived.identity or conversation.unanswered_at is None:
        return Threaded(None)
    return Threaded(began)


async def _tell_failure(tx: Transaction, mail: Mail, failure: Failure, now: datetime) -> None:
    """Write down what became of our mail at one address; who is not there is not written to again."""
    address, says = failure.address.lower(), failure.says or failure.status
    mine = [one.address for one in recipients_of(mail)]
    # A report may name another address than we wrote to, where that one forwards.
    meant = address if address in mine else mine[0] if len(mine) == 1 else None
    if meant:
        mark(mail, {meant: (BECAME[failure.action], says if failure.action in TOLD else "")}, now)
    elif failure.action == "failed":
        mail.state, mail.reason, mail.state_at = MailState.FAILED.value, says, now
    await store.save(tx, mail)
    if failure.is_lasting and meant == address and says_gone(failure.status):
        await suppress(tx, address, says, now)


async def _keep_files(
    tx: Transaction, files: Files, found: tuple[Attachment, ...], by: Author, now: datetime
) -> tuple[list[UUID], list[str]]:
    """Keep the files of a mail. Returns their ids, and the names of those that stay in the raw mail alone."""
    kept: list[UUID] = []
    left_out: list[str] = []
    for one in found:
        if len(kept) == MOST_FILES:
            left_out.append(one.name)
            continue
        try:
            kept.append((await keep_file(tx, files, (one.name, one.content), by, now)).id)
        except (FileRefused, FileTooLarge):
            left_out.append(one.name)
    return kept, left_out


async def _tell_failures(tx: Transaction, mailbox: Mailbox, failures: tuple[Failure, ...], now: datetime) -> bool:
    """Write on the mails of ours that did not arrive that they did not. Returns whether there was one."""
    ids = [one.message_id for one in failures if one.message_id]
    ours = {mail.message_id: mail for mail in await store.called(tx, mailbox.channel_id, ids, Way.OUT)}
    for one in failures:
        mail = ours.get(one.message_id)
        if mail is None or one.action not in BECAME:
            continue
        await _tell_failure(tx, mail, one, now)
        if mail.conversation_id and one.action in TOLD:
            words = f"The mail to {one.address} {TOLD[one.action]}. The server said: {one.says or one.status}"
            note = Reply(body=words, client_id=f"bounce:{mail.id}:{one.address}:{one.action}", kind=Kind.NOTE)
            await reply(tx, mail.conversation_id, note, SYSTEM, now)
    return bool(ours)
