"""What other rooms keep of a customer: they say here how it is exported and erased."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from wayline.kit.db import Transaction


class Whole(msgspec.Struct, frozen=True):
    """One customer with all their identities, at the moment they are exported or erased."""

    customer: UUID
    identities: Sequence[UUID]
    at: datetime


Erase = Callable[[Transaction, Whole], Awaitable[Sequence[str]]]
Export = Callable[[Transaction, Whole], Awaitable[Any]]

_erasers: dict[str, Erase] = {}
_exporters: dict[str, Export] = {}


def on_erase(room: str, erase: Erase) -> None:
    """Have `erase(tx, whole)` called in the transaction that erases a customer; it answers which files to delete."""
    _erasers[room] = erase


def on_export(room: str, export: Export) -> None:
    """Have `export(tx, whole)` called when a customer is exported; what it answers becomes `room.json`."""
    _exporters[room] = export


async def erase_everywhere(tx: Transaction, whole: Whole) -> list[str]:
    """Have every room erase. Returns the names of files to delete."""
    return [name for room in sorted(_erasers) for name in await _erasers[room](tx, whole)]


async def export_everywhere(tx: Transaction, whole: Whole) -> dict[str, Any]:
    """What every room keeps of this customer, by room."""
    return {room: await _exporters[room](tx, whole) for room in sorted(_exporters)}
