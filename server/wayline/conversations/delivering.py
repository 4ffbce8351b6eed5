"""Delivering: a channel that is not watched says which job carries a teammate's message to the other end."""

from collections.abc import Awaitable, Callable
from typing import Annotated

import msgspec
from msgspec import Meta

from wayline.company import plain_email
from wayline.conversations.errors import NobodyAddressed
from wayline.conversations.model import Conversation, Entry
from wayline.kit import jobs
from wayline.kit.db import Transaction, is_history

_carriers: dict[str, str] = {}
Beside = Callable[[Transaction, Conversation, Entry], Awaitable[None]]
_beside: dict[str, Beside] = {}
MOST_ADDRESSES = 50
Addresses = Annotated[list[Annotated[str, Meta(min_length=3, max_length=320)]], Meta(max_length=MOST_ADDRESSES)]


class Addressed(msgspec.Struct, frozen=True):
    """Whom a message goes to, where its writer chooses: addresses of the channel's kind."""

    to: Addresses = []
    cc: Addresses = []
    bcc: Addresses = []

    def plain(self) -> "Addressed":
        """The same in one form, each address once. Raises EmailInvalid, and Invalid where nobody is left."""
        seen: set[str] = set()
        found: list[list[str]] = []
        for given in (self.to, self.cc, self.bcc):
            known = dict.fromkeys(plain_email(one) for one in given)
            found.append([one for one in known if one not in seen])
            seen.update(known)
        if not seen:
            raise NobodyAddressed
        return Addressed(*found)


def deliver_by(channel: str, task: str) -> None:
    """Have `task(entry_id=…)` asked for in the transaction of every message to a customer on this kind of channel."""
    _carriers[channel] = task


def deliver_beside(channel: str, beside: Beside) -> None:
    """Have this done in the transaction of every message to a customer on this kind of channel, which is watched."""
    _beside[channel] = beside


def is_carried(channel: str) -> bool:
    """Whether messages on this kind of channel are carried out to addresses."""
    return channel in _carriers


async def deliver(tx: Transaction, conversation: Conversation, entry: Entry) -> None:
    """Have a message carried out, where its channel needs that; of the past nothing goes out."""
    task = _carriers.get(conversation.channel)
    if task and not is_history(tx):
        await jobs.ask(tx, task, entry_id=str(entry.id))
    beside = _beside.get(conversation.channel)
    if beside and not is_history(tx):
        await beside(tx, conversation, entry)
