"""Watching: what a team answers elsewhere, from a mailbox of which only the headers are read."""

from datetime import datetime

from wayline.channels.email import store
from wayline.channels.email.fetching.store import account_of
from wayline.channels.email.model import Mail, Mailbox, MailState, Way
from wayline.channels.email.outgoing.addressing import Reached, mark, recipients_of
from wayline.channels.email.reading import Letter
from wayline.channels.email.threading import named_by_ids
from wayline.conversations import Author, Reply, Side, find, reply
from wayline.kit.db import Transaction

NOT_THEIRS = "It answers nothing that came here."
NO_WORDS = "(headers only)"


async def take_answer(tx: Transaction, mail: Mail, letter: Letter, mailbox: Mailbox, at: datetime) -> bool:
    """Write down an answer that was sent elsewhere: it ends the wait at its own time. False: it is none of these."""
    account = await account_of(tx, mail.channel_id)
    if mail.sender != mailbox.address or account is None or not account.headers_only:
        return False
    mail.state, mail.state_at, mail.identity = MailState.TAKEN.value, at, None
    known = await store.called(tx, mail.channel_id, [*named_by_ids(letter), letter.message_id])
    lies_in = {one.message_id: one.conversation_id for one in known if one.conversation_id and one.id != mail.id}
    named = next((lies_in[id] for id in named_by_ids(letter) if id in lies_in), None)
    conversation = await find(tx, named) if named and letter.message_id not in lies_in else None
    if conversation is None:
        mail.reason = NOT_THEIRS
        return True
    written = Reply(body=letter.subject or NO_WORDS, client_id=f"mail:{mail.id}", is_out=True)
    entry = await reply(tx, conversation.id, written, Author(Side.TEAMMATE), max(at, conversation.last_at))
    mail.conversation_id, mail.entry_id, mail.identity = conversation.id, entry.id, conversation.identity
    mail.way = Way.OUT.value
    mark(mail, {one.address: (Reached.SENT, "") for one in recipients_of(mail)}, at)
    return True
