"""Going on: what we answered in a chat, and its customer did not read there, goes to their address."""

from datetime import datetime
from uuid import UUID

from wayline.channels.email import store
from wayline.channels.email.mailboxes import find_mailbox
from wayline.channels.email.model import Mail, MailState, Way
from wayline.channels.email.onward.saying import mailed_until
from wayline.channels.email.onward.store import onward_of
from wayline.channels.email.outgoing.addressing import chosen
from wayline.channels.email.outgoing.composing import references
from wayline.company import get_company
from wayline.conversations import (
    Addressed,
    Conversation,
    Entry,
    Side,
    entry_at,
    find,
    get_entry,
    last_said_to_customer,
    visible_after,
)
from wayline.customers import customers_by_id, is_blocked
from wayline.kit import jobs
from wayline.kit.db import Database, Transaction

GO_ON, SEND = "email:go_on", "email:send"
MINUTE = 60.0


async def ask_to_go_on(tx: Transaction, conversation: Conversation, entry: Entry) -> None:
    """Look after a while whether this message was read; at once where the customer wrote by mail last."""
    rule = await onward_of(tx, conversation.channel_id)
    if rule is None or entry.automatic:
        return
    by_mail = await _wrote_by_mail(tx, conversation)
    await jobs.ask_later(tx, GO_ON, after=0.0 if by_mail else rule.minutes * MINUTE, entry_id=str(entry.id))


async def go_on(database: Database, entry: UUID, now: datetime) -> None:
    """Mail everything of ours that was not read and not mailed, as one mail; nothing where there is no need."""
    async with database.transaction() as tx:
        written = await get_entry(tx, entry)
        conversation = await find(tx, written.conversation_id)
        rule = await onward_of(tx, conversation.channel_id) if conversation else None
        if conversation is None or rule is None or conversation.customer_read_position >= written.position:
            return
        before = await store.of_conversations(tx, [conversation.id])
        if written.position <= await mailed_until(tx, before):
            return
        customer = (await customers_by_id(tx, {conversation.identity})).get(conversation.identity)
        if customer is None or customer.email is None or await is_blocked(tx, conversation.identity):
            return
        newest = await _newest(tx, conversation, written)
        mailbox = await find_mailbox(tx, rule.mailbox_id)
        mail = Mail(channel_id=mailbox.channel_id, way=Way.OUT.value, state=MailState.QUEUED.value, at=now, size=0)
        mail.conversation_id, mail.entry_id, mail.identity = conversation.id, newest.id, conversation.identity
        mail.message_id = f"{newest.id.hex}.{conversation.id.hex[:12]}@{mailbox.address.rpartition('@')[2]}"
        mail.references = references(before, before[-1] if before else None)
        mail.subject = conversation.subject or f"Your conversation with {(await get_company(tx)).name}"
        mail.sender, mail.answer_to = mailbox.address, customer.email
        mail.recipients = chosen(Addressed([customer.email]))
        mail.participants = sorted({customer.email, mailbox.address})
        await store.save(tx, mail)
        await jobs.ask(tx, SEND, entry_id=str(newest.id))


async def _wrote_by_mail(tx: Transaction, conversation: Conversation) -> bool:
    came = [one for one in await store.of_conversations(tx, [conversation.id]) if one.way == Way.IN.value]
    if not came or came[-1].entry_id is None:
        return False
    last = await get_entry(tx, came[-1].entry_id)
    since = (await visible_after(tx, conversation.id, last.position)).items
    return not any(one.author.kind == Side.CUSTOMER.value and one.kind == "message" for one in since)


async def _newest(tx: Transaction, conversation: Conversation, written: Entry) -> Entry:
    position = (await last_said_to_customer(tx, [conversation.id])).get(conversation.id, written.position)
    return await entry_at(tx, conversation.id, position) or written
