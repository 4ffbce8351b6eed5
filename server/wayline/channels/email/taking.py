"""Taking mail in: the bytes first, then what they say."""

import asyncio
import hashlib
from datetime import datetime
from uuid import UUID

import msgspec

from wayline.channels.email import placing, store
from wayline.channels.email.errors import MailTooLarge, NoSuchMail, SignatureWrong
from wayline.channels.email.mailboxes import mailbox_with
from wayline.channels.email.model import Mail, MailState, Way, stored_as
from wayline.channels.email.reading import MOST_BYTES, read_mail
from wayline.channels.email.showing import page_of
from wayline.channels.email.signing import is_signed
from wayline.kit import jobs
from wayline.kit.db import Database, Transaction
from wayline.kit.files import Files
from wayline.kit.ids import derived_id

TAKE_IN, TAKE_IN_WAITING = "email:take_in", "email:take_in_waiting"
AGAIN = {MailState.UNREADABLE.value, MailState.BLOCKED.value}
TOO_LARGE = "It is {} MB large: only its headers were fetched, the whole is still on the mail server."


class Handed(msgspec.Struct, frozen=True):
    """A mail that a program hands over, and the signature beside it."""

    raw: bytes
    signature: str


async def take(tx: Transaction, files: Files, key: str, handed: Handed, now: datetime) -> tuple[UUID, bool]:
    """Store a mail that somebody hands over, signed, and have it read. Returns its id, and whether it is new.

    The bytes lie in the file store when this returns; the same bytes again are the same mail. Raises MailboxUnknown,
    SignatureWrong, MailTooLarge.
    """
    mailbox = await mailbox_with(tx, key)
    if len(handed.raw) > MOST_BYTES:
        raise MailTooLarge
    if not is_signed(mailbox.secret, handed.raw, handed.signature, now):
        raise SignatureWrong
    return await keep(tx, files, mailbox.channel_id, handed.raw, now)


async def keep(tx: Transaction, files: Files, channel: UUID, raw: bytes, now: datetime) -> tuple[UUID, bool]:
    """Store a mail and have it read when the transaction commits. Returns its id, and whether it is new."""
    digest = hashlib.sha256(raw).hexdigest()
    id = derived_id("mail", str(channel), digest)
    await files.put(stored_as(id), raw)
    mail = Mail(id=id, channel_id=channel, way=Way.IN.value, state=MailState.STORED.value, at=now, size=len(raw))
    mail.digest = digest
    is_new = await store.keep_arrived(tx, mail)
    if is_new:
        await jobs.ask_once(tx, TAKE_IN_WAITING)
    return id, is_new


async def keep_head(tx: Transaction, files: Files, channel: UUID, large: tuple[bytes, int], at: datetime) -> bool:
    """Store the headers of a mail too `large` to fetch (they, and its size), and say so. Returns whether it is new."""
    head, size = large
    digest = hashlib.sha256(head).hexdigest()
    id = derived_id("mail", str(channel), digest)
    await files.put(stored_as(id), head)
    mail = Mail(id=id, channel_id=channel, way=Way.IN.value, state=MailState.UNREADABLE.value, at=at, size=size)
    mail.digest, mail.reason, mail.state_at = digest, TOO_LARGE.format(size // 1_000_000), at
    return await store.keep_arrived(tx, mail)


async def take_in(database: Database, files: Files, id: UUID, now: datetime) -> None:
    """Read a stored mail and put it where it belongs; one that was taken in already stays where it is."""
    async with database.transaction() as tx:
        mail = await store.look_at(tx, id)
        if mail.state != MailState.STORED.value:
            return
    letter = await asyncio.to_thread(read_mail, await files.get(stored_as(id)))
    async with database.transaction() as tx:
        mail = await store.load(tx, id)
        if mail.state == MailState.STORED.value:
            await placing.place(tx, files, mail, letter, now)


async def page(tx: Transaction, files: Files, id: UUID, *, with_images: bool, dark: bool) -> str:
    """The HTML of a mail that came, as it is shown. Raises NoSuchMail, also for one without HTML."""
    mail = await store.look_at(tx, id)
    if not mail.has_page:
        raise NoSuchMail(id=str(id))
    raw = await files.get(stored_as(id))
    return await asyncio.to_thread(lambda: page_of(read_mail(raw), with_images=with_images, dark=dark))


async def try_again(tx: Transaction, id: UUID, now: datetime) -> None:
    """Have a mail that could not be read, or was blocked, read once more. Raises NoSuchMail."""
    mail = await store.load(tx, id)
    if mail.way == Way.IN.value and mail.state in AGAIN:
        mail.state, mail.reason, mail.state_at = MailState.STORED.value, "", now
        await store.save(tx, mail)
        await jobs.ask(tx, TAKE_IN, mail_id=str(id))
