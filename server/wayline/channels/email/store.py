"""Rows of mail."""

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, func, inspect, or_, select, tuple_, update
from sqlalchemy.dialects.postgresql import insert

from wayline.channels.email.errors import NoSuchMail
from wayline.channels.email.model import AwaitedMail, Mail, Mailbox, MailState, SuppressedAddress, Way
from wayline.kit.db import Transaction

MOST_BAD = 500


async def mailbox_of(tx: Transaction, channel: UUID) -> Mailbox | None:
    """The mailbox of a channel."""
    return await tx.get(Mailbox, channel)


async def mailboxes(tx: Transaction) -> list[Mailbox]:
    """All of them."""
    return list((await tx.execute(select(Mailbox).order_by(Mailbox.address))).scalars())


async def with_addresses(tx: Transaction, addresses: Sequence[str]) -> list[Mailbox]:
    """The mailboxes that have one of these addresses."""
    chosen = select(Mailbox).where(Mailbox.address.in_(addresses))
    return list((await tx.execute(chosen)).scalars())


async def has_address(tx: Transaction, addresses: Sequence[str]) -> bool:
    """Whether one of these is an address of ours."""
    found = select(Mailbox.channel_id).where(Mailbox.address.in_(addresses)).limit(1)
    return (await tx.execute(found)).first() is not None


async def save(tx: Transaction, *rows: object) -> None:
    """Add new rows and write what changed."""
    tx.add_all(rows)
    await tx.flush()


async def keep_arrived(tx: Transaction, mail: Mail) -> bool:
    """Keep a mail that came, unless these very bytes came to this mailbox before. Returns whether it is new."""
    values = {column.key: getattr(mail, column.key) for column in inspect(Mail).column_attrs}
    # No constraint is named: of two at the same moment, one may meet the other's id before its digest.
    kept = insert(Mail).values(values).on_conflict_do_nothing().returning(Mail.id)
    return (await tx.execute(kept)).first() is not None


async def load(tx: Transaction, id: UUID) -> Mail:
    """A mail, ours alone until the transaction ends. Raises NoSuchMail."""
    found = (await tx.execute(select(Mail).where(Mail.id == id).with_for_update())).scalar_one_or_none()
    if found is None:
        raise NoSuchMail(id=str(id))
    return found


async def waiting(tx: Transaction, most: int) -> list[tuple[UUID, int]]:
    """The id and size in bytes of mails that wait to be placed together and that nobody holds, the oldest first."""
    chosen = select(Mail.id, Mail.size).where(Mail.state == MailState.STORED.value, Mail.state_at.is_(None))
    chosen = chosen.order_by(Mail.at, Mail.id).limit(most).with_for_update(skip_locked=True)
    return [(row.id, row.size) for row in await tx.execute(chosen)]


async def hold_waiting(tx: Transaction, ids: Collection[UUID]) -> dict[UUID, Mail]:
    """Those of them that still wait, ours alone until the transaction ends; what another holds is left out."""
    chosen = select(Mail).where(Mail.id.in_(ids), Mail.state == MailState.STORED.value, Mail.state_at.is_(None))
    found = (await tx.execute(chosen.order_by(Mail.id).with_for_update(skip_locked=True))).scalars()
    return {mail.id: mail for mail in found}


async def take_out(tx: Transaction, ids: Collection[UUID], at: datetime) -> list[UUID]:
    """Have these wait no longer to be placed with others. Returns which did."""
    waits = (Mail.state == MailState.STORED.value) & Mail.state_at.is_(None)
    out = update(Mail).where(Mail.id.in_(ids), waits).values(state_at=at).execution_options(synchronize_session=False)
    return list((await tx.execute(out.returning(Mail.id))).scalars())


async def await_mails(tx: Transaction, channel: UUID, message_ids: Sequence[str], conversation: UUID) -> None:
    """Remember what the first mail of a conversation answers, should it still come; who was first stands."""
    rows = [{"channel_id": channel, "message_id": id, "conversation_id": conversation} for id in message_ids]
    if rows:
        await tx.execute(insert(AwaitedMail).on_conflict_do_nothing(), rows)


async def awaited(tx: Transaction, named: Sequence[tuple[UUID, str]]) -> dict[tuple[UUID, str], UUID]:
    """The conversation that an answer to each of these (mailbox, Message-ID) began before it came."""
    chosen = select(AwaitedMail).where(tuple_(AwaitedMail.channel_id, AwaitedMail.message_id).in_(named))
    return {(one.channel_id, one.message_id): one.conversation_id for one in (await tx.execute(chosen)).scalars()}


async def look_at(tx: Transaction, id: UUID) -> Mail:
    """A mail, for reading. Raises NoSuchMail."""
    found = await tx.get(Mail, id)
    if found is None:
        raise NoSuchMail(id=str(id))
    return found


async def called(tx: Transaction, channel: UUID, message_ids: Sequence[str], way: Way | None = None) -> list[Mail]:
    """Mails of one mailbox by what they are called in the world."""
    chosen = select(Mail).where(Mail.channel_id == channel, Mail.message_id.in_(message_ids))
    if way:
        chosen = chosen.where(Mail.way == way.value)
    return list((await tx.execute(chosen)).scalars())


async def sent_for(tx: Transaction, entry: UUID) -> Mail | None:
    """The mail that carries an entry out, ours alone until the transaction ends."""
    chosen = select(Mail).where(Mail.entry_id == entry, Mail.way == Way.OUT.value).with_for_update()
    return (await tx.execute(chosen)).scalar_one_or_none()


async def of_conversations(tx: Transaction, conversations: Sequence[UUID]) -> list[Mail]:
    """The mails of these, in their order."""
    chosen = select(Mail).where(Mail.conversation_id.in_(conversations)).order_by(Mail.at, Mail.id)
    return list((await tx.execute(chosen)).scalars())


async def move_mails(tx: Transaction, entries: Sequence[UUID], to: UUID) -> None:
    """These entries lie in another conversation: their mails too, and what answers them goes there."""
    await tx.execute(update(Mail).where(Mail.entry_id.in_(entries)).values(conversation_id=to))


async def participants(tx: Transaction, channel: UUID, conversations: Sequence[UUID]) -> dict[UUID, set[str]]:
    """Who wrote or was named in each of these, within one mailbox."""
    chosen = select(Mail.conversation_id, Mail.participants).where(
        Mail.conversation_id.in_(conversations), Mail.channel_id == channel
    )
    found: dict[UUID, set[str]] = {}
    for conversation, named in await tx.execute(chosen):
        found.setdefault(conversation, set()).update(named)
    return found


async def bad(tx: Transaction) -> list[Mail]:
    """Mails that could not be read, sent or delivered, the newest first; at most 500."""
    chosen = select(Mail).where(or_(Mail.state == MailState.UNREADABLE.value, Mail.state == MailState.FAILED.value))
    return list((await tx.execute(chosen.order_by(Mail.at.desc()).limit(MOST_BAD))).scalars())


async def every_address(tx: Transaction) -> set[str]:
    """The addresses of all mailboxes."""
    return set((await tx.execute(select(Mailbox.address))).scalars())


async def last_automatic(tx: Transaction, address: str, but: UUID) -> datetime | None:
    """When this address last got an automatic mail of ours, another than this one."""
    chosen = select(func.max(Mail.at)).where(
        Mail.answer_to == address, Mail.way == Way.OUT.value, Mail.automatic, Mail.id != but, Mail.state != "failed"
    )
    return (await tx.execute(chosen)).scalar_one_or_none()


async def of_identities(tx: Transaction, identities: Sequence[UUID]) -> list[Mail]:
    """The mails of a customer, in their order."""
    chosen = select(Mail).where(Mail.identity.in_(identities)).order_by(Mail.at, Mail.id)
    return list((await tx.execute(chosen)).scalars())


async def erase(tx: Transaction, identities: Sequence[UUID]) -> list[UUID]:
    """Forget the mails of a customer. Returns which."""
    gone = delete(Mail).where(Mail.identity.in_(identities))
    found = (await tx.execute(gone.returning(Mail.id, Mail.conversation_id))).all()
    talked_in = {row.conversation_id for row in found if row.conversation_id}
    await tx.execute(delete(AwaitedMail).where(AwaitedMail.conversation_id.in_(talked_in)))
    return [row.id for row in found]


async def suppress(tx: Transaction, row: SuppressedAddress) -> None:
    """Keep an address that takes no mail; the first reason stands."""
    values = {"address": row.address, "reason": row.reason, "at": row.at}
    await tx.execute(insert(SuppressedAddress).values(values).on_conflict_do_nothing())


async def suppressed(tx: Transaction, addresses: Collection[str] | None = None) -> list[SuppressedAddress]:
    """Those of these, or the newest 500 of all, that take no mail."""
    chosen = select(SuppressedAddress).order_by(SuppressedAddress.at.desc())
    chosen = chosen.limit(MOST_BAD) if addresses is None else chosen.where(SuppressedAddress.address.in_(addresses))
    return list((await tx.execute(chosen)).scalars())


async def lift(tx: Transaction, address: str) -> bool:
    """Forget that it takes no mail. Returns whether it was there."""
    gone = delete(SuppressedAddress).where(SuppressedAddress.address == address)
    return (await tx.execute(gone.returning(SuppressedAddress.address))).first() is not None
