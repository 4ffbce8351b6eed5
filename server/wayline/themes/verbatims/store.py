"""The questions asked of imports, and the one asked of the log: which texts are there already."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

import ibis
from sqlalchemy import func, literal, select, update
from sqlalchemy.dialects.postgresql import JSONB, insert

from wayline.kit.db import Transaction
from wayline.themes.verbatims.errors import NoSuchVerbatimImport
from wayline.themes.verbatims.model import OPEN, UPLOADED, VerbatimImport, VerbatimReject, VerbatimRereading
from wayline.themes.verbatims.rows import FEEDBACK, REVIEW, SOURCE
from wayline.touchpoints.reading import Position, given, position_literal, touchpoints

SHOWN = 200
UNDERSTOOD = "Text Understood"


async def save(tx: Transaction, *rows: VerbatimImport | VerbatimReject) -> None:
    """Keep new rows."""
    tx.add_all(rows)
    await tx.flush()


async def load(tx: Transaction, id: UUID) -> VerbatimImport:
    """One, held until the transaction ends: an erasure or a cancellation waits for it. Raises NoSuchVerbatimImport."""
    found = await tx.get(VerbatimImport, id, with_for_update=True, populate_existing=True)
    if found is None:
        raise NoSuchVerbatimImport(import_id=str(id))
    return found


async def newest(tx: Transaction) -> list[VerbatimImport]:
    """The latest two hundred, newest first."""
    wanted = select(VerbatimImport).order_by(VerbatimImport.uploaded_at.desc(), VerbatimImport.id.desc()).limit(SHOWN)
    return list((await tx.execute(wanted)).scalars())


async def left_behind(tx: Transaction, at: datetime) -> list[VerbatimImport]:
    """Files that were not begun within a day."""
    old = VerbatimImport.uploaded_at < at - timedelta(days=1)
    wanted = select(VerbatimImport).where(VerbatimImport.state == UPLOADED, old).with_for_update()
    return list((await tx.execute(wanted)).scalars())


async def rejects(tx: Transaction, id: UUID, after: int, limit: int) -> list[VerbatimReject]:
    """The rows of a file that were not taken, in order, from one number on."""
    wanted = select(VerbatimReject).where(VerbatimReject.import_id == id, VerbatimReject.row > after)
    return list((await tx.execute(wanted.order_by(VerbatimReject.row).limit(limit))).scalars())


async def reject_counts(tx: Transaction, id: UUID) -> dict[str, int]:
    """How many rows of a file were not taken, by reason."""
    wanted = select(VerbatimReject.reason, func.count()).where(VerbatimReject.import_id == id)
    return {row[0]: row[1] for row in await tx.execute(wanted.group_by(VerbatimReject.reason))}


async def leave_out(tx: Transaction, identities: Sequence[UUID]) -> None:
    """Have no open import bring these back. Waits for the portion of one that is being written."""
    more = literal([str(each) for each in identities], JSONB)
    leaving = update(VerbatimImport).where(VerbatimImport.state.in_(OPEN))
    await tx.execute(
        leaving.values(erased=VerbatimImport.erased.op("||")(more)).execution_options(synchronize_session=False)
    )


async def latest_round(tx: Transaction) -> VerbatimRereading | None:
    """The round of reading again that was begun last."""
    wanted = select(VerbatimRereading).order_by(VerbatimRereading.number.desc()).limit(1)
    return (await tx.execute(wanted.execution_options(populate_existing=True))).scalar_one_or_none()


async def move_round(tx: Transaction, number: int, version: str, position: int) -> None:
    """Say how far a round is, beginning it where it was not."""
    new = insert(VerbatimRereading)
    stands = new.on_conflict_do_update(index_elements=["number"], set_={"position": new.excluded.position})
    await tx.execute(stands, {"number": number, "version": version, "position": position})


def versions_read(after: Position) -> ibis.Table:
    """(version, texts): how many verbatims were read last by which models, of those read last after this position."""
    rows = _read()
    said = rows.select(
        "position",
        text=rows.properties["text_id"].cast("string"),
        version=rows.properties["version"].cast("string").replace('"', ""),
    )
    newest = said.group_by("text").agg(version=said.version.argmax(said.position), position=said.position.max())
    newest = newest.filter(newest.position > position_literal(after))
    return newest.group_by("version").agg(texts=newest.count())


def readings_after(limit: int, after: Position) -> ibis.Table:
    """The next readings of verbatims, in the order of the log."""
    rows = _read()
    rows = rows.filter(rows.position > position_literal(after))
    names = ("position", "identity", "occurred_at", "lens", "channel", "department", "stage", "source", "properties")
    return rows.select(*names).order_by("position").limit(limit)


def there() -> ibis.Table:
    """Which of the ids that come with the question are in the log."""
    rows = touchpoints().semi_join(given("id"), "id")
    return rows.select(id=rows.id.cast("string"))


def _read() -> ibis.Table:
    rows = touchpoints()
    return rows.filter((rows.name == UNDERSTOOD) & (rows.source == SOURCE))


def known() -> ibis.Table:
    """Which of the ids that come with the question are texts in the log, and of which import."""
    rows = touchpoints()
    rows = rows.filter(rows.name.isin([REVIEW, FEEDBACK])).semi_join(given("id"), "id")
    return rows.select(id=rows.id.cast("string"), brought_by=rows.properties["import"].cast("string"))
