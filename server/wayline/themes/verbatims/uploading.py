"""Bringing a file: look what it is, guess what its columns mean, begin."""

import re
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import msgspec

from wayline.company import Sight, get_company
from wayline.kit import jobs
from wayline.kit.db import Transaction
from wayline.kit.files import Files
from wayline.kit.http import Caller
from wayline.themes.auditing import note
from wayline.themes.verbatims import store
from wayline.themes.verbatims.bringing import stored_as
from wayline.themes.verbatims.converting import Row, peek
from wayline.themes.verbatims.errors import FileTooLarge, VerbatimImportBegun
from wayline.themes.verbatims.mapping import VerbatimMapping, guess
from wayline.themes.verbatims.model import UPLOADED, VerbatimImport
from wayline.themes.verbatims.rows import Plan, Refused, read_row
from wayline.themes.verbatims.shapes import VerbatimPreview, VerbatimSample, import_shape

LARGEST = 60_000_000
SHOWN, LONGEST_CELL = 10, 400
MONTH_FIRST = {"US", "PH"}


async def upload(
    tx: Transaction, files: Files, given: tuple[str, bytes], by: Caller, at: datetime, *, sight: Sight
) -> VerbatimPreview:
    """Keep a file (name, bytes) until it is begun, for a day. Raises FileTooLarge, FileUnreadable."""
    name, content = given
    if len(content) > LARGEST:
        raise FileTooLarge(largest=LARGEST)
    about, rows = await peek(content, None, None)
    row = VerbatimImport(
        name=_plain(name),
        format=about.format or "csv",
        size=len(content),
        columns=list(about.columns),
        encoding=about.encoding,
        delimiter=about.delimiter,
        uploaded_at=at,
        uploaded_by=by.id,
        uploaded_by_name=by.name,
    )
    await files.put(stored_as(row.id), content)
    await store.save(tx, row)
    return await _preview(tx, row, rows, None, sight)


async def preview(
    tx: Transaction, files: Files, id: UUID, *, encoding: str | None, delimiter: str | None, sight: Sight
) -> VerbatimPreview:
    """Look at a file again, read in another way. Raises NoSuchVerbatimImport, VerbatimImportBegun, FileUnreadable."""
    row = await store.load(tx, id)
    if row.state != UPLOADED:
        raise VerbatimImportBegun(state=row.state)
    about, rows = await peek(await files.get(stored_as(id)), encoding or row.encoding, delimiter or row.delimiter)
    row.columns, row.encoding, row.delimiter = list(about.columns), about.encoding, about.delimiter
    return await _preview(tx, row, rows, None, sight)


async def begin(tx: Transaction, id: UUID, mapping: VerbatimMapping, by: Caller, at: datetime) -> VerbatimImport:
    """Have it brought in, beside everything else.

    Raises NoSuchVerbatimImport, VerbatimImportBegun, MappingInvalid.
    """
    row = await store.load(tx, id)
    mapping.check(row.columns)
    row.begin(msgspec.to_builtins(mapping), at)
    await note(tx, by, at, "texts_brought", None, name=row.name, origin=mapping.origin)
    await jobs.ask(tx, "verbatims:bring_in", import_id=str(id))
    return row


async def cancel(tx: Transaction, files: Files, id: UUID, by: Caller, at: datetime) -> VerbatimImport:
    """Stop it; what was brought in stays. Raises NoSuchVerbatimImport, VerbatimImportOver."""
    row = await store.load(tx, id)
    was = row.state
    row.cancel(at)
    await note(tx, by, at, "texts_stopped", None, name=row.name, rows=row.rows)
    if was == UPLOADED:  # nobody else holds its file
        await files.delete(stored_as(id))
    return row


async def _preview(
    tx: Transaction, row: VerbatimImport, rows: Sequence[Row], mapping: VerbatimMapping | None, sight: Sight
) -> VerbatimPreview:
    company = await get_company(tx)
    whole = [each for each in rows if each is not None]
    country = company.locale.replace("_", "-").rpartition("-")[2].upper()
    guessed = mapping or guess(row.name, row.columns, whole, day_first=country not in MONTH_FIRST)
    plan = Plan.of(guessed, row.columns, company.time_zone, row.uploaded_at, row.id)
    read = [read_row(plan, each, number) for number, each in enumerate(rows, start=1)]
    samples = [
        VerbatimSample(
            row=number,
            cells=[sight.words(cell[:LONGEST_CELL]) for cell in each or []],
            at=None if isinstance(said, Refused) else said.touchpoint.occurred_at,
            reason=said.reason if isinstance(said, Refused) else None,
        )
        for number, (each, said) in enumerate(zip(rows[:SHOWN], read, strict=False), start=1)
    ]
    refused = [each.reason for each in read if isinstance(each, Refused)]
    return VerbatimPreview(
        item=import_shape(row, {}),
        columns=row.columns,
        mapping=guessed,
        samples=samples,
        looked_at=len(rows),
        refused={reason: refused.count(reason) for reason in dict.fromkeys(refused)},
    )


def _plain(name: str) -> str:
    last = re.split(r"[/\\]", name)[-1]
    return re.sub(r"[\x00-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069]", "", last).strip()[:120] or "file"
