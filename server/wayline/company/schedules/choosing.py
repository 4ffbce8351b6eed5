"""Whose opening hours count: a channel's before the team's before the company's; and who hears of a change."""

from collections.abc import Awaitable, Callable
from uuid import UUID

from wayline.company.schedules import store
from wayline.kit.db import Transaction

Told = Callable[[Transaction], Awaitable[None]]
_told: dict[str, Told] = {}


async def schedule_for(tx: Transaction, channel: UUID | None, team: UUID | None) -> UUID | None:
    """The schedule that counts for work of this team on this channel; None where nobody has one."""
    return next((id for id in await store.schedules_for(tx, channel, team) if id is not None), None)


def on_hours_changed(room: str, told: Told) -> None:
    """Have `told(tx)` called in the transaction that changes opening hours, or whose hours count for what."""
    _told[room] = told


async def tell_hours_changed(tx: Transaction) -> None:
    """Opening hours, or whose hours count for what, are other ones now or will be."""
    for told in _told.values():
        await told(tx)
