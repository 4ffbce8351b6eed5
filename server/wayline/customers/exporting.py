"""Exporting: everything that is kept of one customer, and the list as a table."""

import asyncio
import csv
import io
import tempfile
import zipfile
from collections.abc import AsyncIterator, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import IO, Any
from uuid import UUID

import msgspec

from wayline.company import Sight, sight_of
from wayline.customers import store
from wayline.customers.auditing import write_down
from wayline.customers.errors import CustomerUnknown
from wayline.customers.facts import store as facts_store
from wayline.customers.hooks import Whole, export_everywhere, files_everywhere
from wayline.customers.listing.reads import Listed
from wayline.kit.db import Transaction
from wayline.kit.errors import NotFound
from wayline.kit.files import Files
from wayline.kit.http import Caller
from wayline.touchpoints.reading import Reading, touchpoints_of

OWN_COLUMNS = ("id", "name", "email", "phone", "company", "first_seen_at", "last_seen_at")
IN_MEMORY, PIECE = 8_000_000, 262_144
_RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")


class Exporter:
    """Gathers what is kept of a customer: from the state, the log and the files."""

    def __init__(self, reading: Reading, files: Files) -> None:
        self._reading = reading
        self._files = files

    async def export(self, tx: Transaction, customer: UUID, by: Caller, now: datetime) -> IO[bytes]:
        """A zip of who they are, what is known, their whole line, and what every room keeps of them, files too.

        With masks and without files for whoever may not see personal data; the audit log says which it was. It lies
        on disk where it is large, and is read from its beginning. Raises CustomerUnknown.
        """
        sight = sight_of(by)
        identities = await store.identities_of(tx, [customer])
        if not identities:
            raise CustomerUnknown(id=str(customer))
        ids = [identity.id for identity in identities]
        whole, line = Whole(customer, ids, now), touchpoints_of(ids)
        in_order = line.order_by(line.occurred_at, line.position)
        texts: dict[str, Any] = {
            "customer": {"id": customer, "exported_at": now, "identities": identities},
            "facts": await facts_store.told_of(tx, ids),
            "companies": await facts_store.employers_of(tx, ids),
            "joins": [_joined(claim) for claim in await store.claims_of(tx, ids)],
            "touchpoints": [_parsed(row) for row in await self._reading.rows(in_order)],
            **await export_everywhere(tx, whole),
        }
        await write_down(tx, by, now, "exported", customer, masked=not sight.personal_data)
        if not sight.personal_data:
            return await self._packed(sight.facts(_plain(texts)), {})
        return await self._packed(texts, await files_everywhere(tx, whole))

    async def _packed(self, texts: dict[str, Any], files: Mapping[str, str]) -> IO[bytes]:
        """Packed beside the loop; a file that the store has lost is named in `missing.json` and stops nobody."""
        out = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 (whoever sends it closes it)
        missing = []
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for place, name in files.items():
                try:
                    await asyncio.to_thread(archive.writestr, place, await self._files.get(name))
                except NotFound:
                    missing.append(place)
            for name, content in (texts | ({"missing": missing} if missing else {})).items():
                written = msgspec.json.format(msgspec.json.encode(content), indent=2)
                await asyncio.to_thread(archive.writestr, f"{name}.json", written)
        out.seek(0)
        return out


async def in_pieces(file: IO[bytes]) -> AsyncIterator[bytes]:
    """Its bytes, piece by piece; closed at the end."""
    with file:
        while piece := await asyncio.to_thread(file.read, PIECE):
            yield piece


async def as_csv(rows: AsyncIterator[Listed], columns: Sequence[str], sight: Sight) -> AsyncIterator[bytes]:
    """The list as CSV, piece by piece, with a byte order mark and cells that no spreadsheet runs."""
    yield b"\xef\xbb\xbf" + _line(columns)
    async for row in rows:
        own = _plain(row)
        cells = [own[name] if name in OWN_COLUMNS else row.facts.get(name) for name in columns]
        yield _line([msgspec.to_builtins(cell) for cell in sight.facts(cells)])


def defused(value: object) -> str:
    """A cell as text. What a spreadsheet would take for a formula is led by an apostrophe; numbers stay numbers."""
    if value is None:
        return ""
    if isinstance(value, bool | int | float):
        return str(value).lower() if isinstance(value, bool) else str(value)
    text = value if isinstance(value, str) else msgspec.json.encode(value).decode()
    return f"'{text}" if text.lstrip(" ").startswith(_RISKY) else text


def _line(cells: Sequence[object]) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerow([defused(cell) for cell in cells])
    return out.getvalue().encode()


def _plain(value: Any) -> Any:  # noqa: ANN401 (structs and rows in, what JSON has out)
    """Without structs; ids, times and numbers stay what they are, so that nobody looks into them for a phone number."""
    return msgspec.to_builtins(value, builtin_types=(UUID, datetime, Decimal))


def _joined(claim: Any) -> dict[str, Any]:  # noqa: ANN401 a mapped row
    names = ("id", "a", "b", "by", "occurred_at", "undone_at")
    return {name: getattr(claim, name) for name in names}


def _parsed(row: dict[str, Any]) -> dict[str, Any]:
    texts = {name: row[name] for name in ("properties", "context", "marks") if isinstance(row.get(name), str)}
    return {**row, **{name: msgspec.json.decode(text) for name, text in texts.items()}}
