"""What other rooms keep of a customer: they say here how it is exported and erased."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
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
FilesOf = Callable[[Transaction, Whole], Awaitable[Mapping[str, str]]]

_erasers: dict[str, Erase] = {}
_exporters: dict[str, Export] = {}
_files: dict[str, FilesOf] = {}


def on_erase(room: str, erase: Erase) -> None:
    """Have `erase(tx, whole)` called in the transaction that erases a customer; it answers which files to delete."""
    _erasers[room] = erase


def on_export(room: str, export: Export) -> None:
    """Have `export(tx, whole)` called when a customer is exported; what it answers becomes `room.json`."""
    _exporters[room] = export


def on_export_files(room: str, files: FilesOf) -> None:
    """Have `files(tx, whole)` called at an export: where each file lies in it, and its name in the file store."""
    _files[room] = files


async def erase_everywhere(tx: Transaction, whole: Whole) -> list[str]:
    """Have every room erase. Returns the names of files to delete."""
    return [name for room in sorted(_erasers) for name in await _erasers[room](tx, whole)]


async def export_everywhere(tx: Transaction, whole: Whole) -> dict[str, Any]:
    """What every room keeps of this customer, by room."""
    return {room: await _exporters[room](tx, whole) for room in sorted(_exporters)}


async def files_everywhere(tx: Transaction, whole: Whole) -> dict[str, str]:
    """The files of this customer in every room: where each lies in the export, and its name in the file store."""
    return {place: name for room in sorted(_files) for place, name in (await _files[room](tx, whole)).items()}
