"""Brings the mail of the past in: through the way every mail takes, at the times it came."""

from uuid import UUID

import msgspec

from wayline.channels.email import placing
from wayline.channels.email import store as mails
from wayline.channels.email.mailboxes import open_mailbox, trust
from wayline.channels.email.model import Mail, MailState
from wayline.channels.email.outgoing.sending import write_down
from wayline.channels.email.reading import read_mail
from wayline.channels.email.signatures.keeping import SignatureWish, put_signature
from wayline.channels.email.taking import keep
from wayline.company import Permission
from wayline.conversations import Author, Outcome, Reply, Resolution, assign, reply, resolve
from wayline.entry.admitting import HAND
from wayline.entry.demo.handling import work_on
from wayline.entry.demo.simulator.letters import CHECKED_BY, MAILBOXES, Exchange, raw_of
from wayline.entry.parts import Parts
from wayline.kit.clock import utc_now
from wayline.kit.db import Transaction

AT_ONCE = 10
SIGNATURE = "**{{teammate.name}}**  \n{{channel.name}}, every day from 8 to 20"
SOLVED = Outcome(Resolution.SOLVED)


async def write_letters(parts: Parts, exchanges: list[Exchange], writers: dict[str, Author]) -> None:
    """Open the mailboxes, have them signed, and write what went through them, once."""
    async with parts.database.transaction() as tx:
        boxes = {one.address: one.channel_id for one in await mails.mailboxes(tx)}
        for name, address in MAILBOXES:
            if address not in boxes:
                channel, _ = await open_mailbox(tx, name, address, HAND, utc_now())
                boxes[address] = channel.id
                await trust(tx, channel.id, CHECKED_BY, HAND, utc_now())
        by = msgspec.structs.replace(HAND, permissions=frozenset({Permission.CHANNELS_EDIT.value}))
        await put_signature(tx, SignatureWish(whose="everyone", body=SIGNATURE), by, utc_now())
    for start in range(0, len(exchanges), AT_ONCE):
        async with parts.database.history() as tx:
            for exchange in exchanges[start : start + AT_ONCE]:
                await _bring(tx, parts, exchange, boxes[exchange.mailbox], writers)


async def _bring(tx: Transaction, parts: Parts, exchange: Exchange, box: UUID, writers: dict[str, Author]) -> None:
    conversation: UUID | None = None
    sent: Mail | None = None
    for number, line in enumerate(exchange.lines):
        if conversation and line.by not in {"customer", "server"}:
            author = writers[line.by]
            await assign(tx, conversation, (author.id, None), author, line.at)
            entry = await reply(tx, conversation, Reply(body=line.text, client_id=f"demo-{number}"), author, line.at)
            if author.id is not None:
                await work_on(tx, conversation, author.id, exchange.lines[number - 1].at, (line.text, line.at))
            sent = await write_down(tx, entry.id, line.at)
            continue
        raw = raw_of(exchange, number, (sent.message_id or "") if sent else "")
        id, is_new = await keep(tx, parts.files, box, raw, line.at)
        mail = await mails.load(tx, id)
        if not is_new and mail.state != MailState.STORED.value:
            return  # it was written before
        await placing.place(tx, parts.files, mail, read_mail(raw), line.at)
        conversation = conversation or mail.conversation_id
    if exchange.resolved_at and conversation and sent:
        await resolve(tx, conversation, writers[exchange.lines[1].by], exchange.resolved_at, SOLVED)
