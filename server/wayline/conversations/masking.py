"""Masks: personal data in what was written, found once when it is written, and hidden from those who may not see it."""

import asyncio
from uuid import UUID

from wayline.company import Sight
from wayline.conversations import store
from wayline.conversations.model import Entry
from wayline.kit.db import Database, Transaction
from wayline.language import Masks, mask

AT_ONCE = 200
REST, LOOK_AGAIN = 0.05, 3_600.0


async def put_masks(tx: Transaction, entry: Entry) -> None:
    """Find what is personal in a new entry. The conversation is locked: a value has the same mask in all of it."""
    entry.masks = {}
    if mask(entry.body).hidden:
        _put(entry, Masks(await store.masks_of(tx, entry.conversation_id)))


def words(entry: Entry, sight: Sight) -> str:
    """What was written, as this caller may see it."""
    if sight.personal_data:
        return entry.body
    if entry.masks is None:  # written before masks were kept, and nobody has looked yet
        return sight.words(entry.body)
    return entry.body if entry.masked is None else entry.masked


async def keep_looking(database: Database) -> None:
    """Look through what was written before masks were kept, beside the work, until all of it has some; for ever."""
    while True:
        looked = await look_through_some(database)
        await asyncio.sleep(REST if looked else LOOK_AGAIN)


async def look_through_some(database: Database) -> int:
    """Put masks on entries that have none, of one conversation. Returns how many."""
    async with database.transaction() as tx:
        conversation = await store.unlooked(tx)
        return await look_through(tx, conversation) if conversation else 0


async def look_through(tx: Transaction, conversation: UUID) -> int:
    """Put masks on the first entries of a conversation that have none. Returns how many."""
    await store.load(tx, conversation)
    entries = await store.unlooked_of(tx, conversation, AT_ONCE)
    masks = Masks(await store.masks_of(tx, conversation))
    for entry in entries:
        _put(entry, masks)
    await store.save(tx, *entries)
    return len(entries)


def _put(entry: Entry, masks: Masks) -> None:
    found = masks.mask(entry.body)
    entry.masks = dict(found.hidden)
    entry.masked = found.text if found.hidden else None
