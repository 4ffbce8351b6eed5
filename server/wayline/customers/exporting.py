"""Exporting: everything that is kept of one customer, and the list as a table."""

import csv
import io
import zipfile
from collections.abc import AsyncIterator, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

import msgspec

from wayline.company import Sight, sight_of
from wayline.customers import store
from wayline.customers.auditing import write_down
from wayline.customers.errors import CustomerUnknown
from wayline.customers.facts import store as facts_store
from wayline.customers.hooks import Whole, export_everywhere
from wayline.customers.listing.reads import Listed
from wayline.kit.db import Transaction
from wayline.kit.http import Caller
from wayline.touchpoints.reading import Reading, touchpoints_of

OWN_COLUMNS = ("id", "name", "email", "phone", "company", "first_seen_at", "last_seen_at")
_RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")


async def export(tx: Transaction, reading: Reading, customer: UUID, by: Caller, now: datetime) -> bytes:
    """A zip of JSON files: who they are, what is known, their whole line, and what every room keeps of them.

    With masks for whoever may not see personal data; the audit log says which it was. Raises CustomerUnknown.
    """
    sight = sight_of(by)
    identities = await store.identities_of(tx, [customer])
    if not identities:
        raise CustomerUnknown(id=str(customer))
    ids = [identity.id for identity in identities]
    line = touchpoints_of(ids)
    files: dict[str, Any] = {
        "customer": {"id": customer, "exported_at": now, "identities": identities},
        "facts": await facts_store.told_of(tx, ids),
        "companies": await facts_store.employers_of(tx, ids),
        "joins": [_joined(claim) for claim in await store.claims_of(tx, ids)],
        "touchpoints": [_parsed(row) for row in await reading.rows(line.order_by(line.occurred_at, line.position))],
        **await export_everywhere(tx, Whole(customer, ids, now)),
    }
    await write_down(tx, by, now, "exported", customer, masked=not sight.personal_data)
    return _zipped(files if sight.personal_data else sight.facts(_plain(files)))


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


def _zipped(files: dict[str, Any]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(f"{name}.json", msgspec.json.format(msgspec.json.encode(content), indent=2))
    return out.getvalue()
