"""Delivering: a channel that is not watched says which job carries a teammate's message to the other end."""

from wayline.conversations.model import Conversation, Entry
from wayline.kit import jobs
from wayline.kit.db import Transaction, is_history

_carriers: dict[str, str] = {}


def deliver_by(channel: str, task: str) -> None:
    """Have `task(entry_id=…)` asked for in the transaction of every message to a customer on this kind of channel."""
    _carriers[channel] = task


async def deliver(tx: Transaction, conversation: Conversation, entry: Entry) -> None:
    """Have a message carried out, where its channel needs that; of the past nothing goes out."""
    task = _carriers.get(conversation.channel)
    if task and not is_history(tx):
        await jobs.ask(tx, task, entry_id=str(entry.id))
