"""Saying: what a mail says that carries on a chat."""

from wayline.channels.email import store
from wayline.channels.email.model import Mail, Way
from wayline.conversations import Attachment, Conversation, Entry, Side, files_of, get_entry, visible_after
from wayline.kit.db import Transaction

MOST_SAID = 200
MOST_QUOTED = 2_000


async def said_in(tx: Transaction, conversation: Conversation, entry: Entry) -> tuple[str, list[Attachment]]:
    """What a mail says that carries on a chat: ours since the mail before, then what it answers; and its files."""
    before = [one for one in await store.of_conversations(tx, [conversation.id]) if one.entry_id != entry.id]
    since = await mailed_until(tx, before)
    said = [one for one in (await visible_after(tx, conversation.id, 0, MOST_SAID)).items if one.kind == "message"]
    ours = [one for one in said if one.author.kind != Side.CUSTOMER.value and since < one.position <= entry.position]
    first = ours[0].position if ours else entry.position
    theirs = [one.body for one in said if one.author.kind == Side.CUSTOMER.value and one.position < first][-3:]
    quoted = "\n".join(f"> {line}" for line in "\n".join(theirs)[-MOST_QUOTED:].splitlines())
    files = [file for one in ours for file in await files_of(tx, one.id)]
    words = "\n\n".join(one.body for one in ours) or entry.body
    return (f"{words}\n\n{quoted}" if quoted else words), files


async def mailed_until(tx: Transaction, mails: list[Mail]) -> int:
    """The position up to which what we said went out by mail."""
    ours = [one.entry_id for one in mails if one.way == Way.OUT.value and one.entry_id]
    return (await get_entry(tx, ours[-1])).position if ours else 0
