"""How imports of texts are told over HTTP."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Literal, cast
from uuid import UUID

import msgspec

from wayline.themes.verbatims.mapping import VerbatimMapping
from wayline.themes.verbatims.model import VerbatimImport

VerbatimState = Literal["uploaded", "waiting", "running", "done", "cancelled", "failed"]
VerbatimReason = Literal[
    "row_unreadable", "text_missing", "date_unreadable", "date_in_future", "score_unreadable", "customer_erased"
]


class VerbatimImportShape(msgspec.Struct, frozen=True, kw_only=True):
    """A file of texts. Of `total` rows (null: not counted yet) `rows` were looked at.

    Each of them was `recorded`, was there already (`duplicates`) or was `rejected`; `understood` of those recorded were
    read. `reason` says why it failed. `refused` counts rejects by reason.
    """

    id: UUID
    name: str
    format: str
    size: int
    encoding: str | None
    delimiter: str | None
    state: VerbatimState
    reason: str | None
    mapping: VerbatimMapping | None
    uploaded_at: datetime
    uploaded_by: str
    begun_at: datetime | None
    ended_at: datetime | None
    total: int | None
    rows: int
    recorded: int
    duplicates: int
    rejected: int
    understood: int
    refused: Mapping[str, int]


class VerbatimImports(msgspec.Struct):
    """The files that were brought, newest first: the latest two hundred."""

    items: list[VerbatimImportShape]
    next: None = None


class VerbatimSample(msgspec.Struct, frozen=True):
    """A row as it is read: its cells, and when it happened or why it would not be taken."""

    row: int
    cells: Sequence[str]
    at: datetime | None
    reason: VerbatimReason | None


class VerbatimPreview(msgspec.Struct, frozen=True, kw_only=True):
    """What a file seems to be. `refused`: of the rows `looked_at`, how many would not be taken, and why."""

    item: VerbatimImportShape
    columns: Sequence[str]
    mapping: VerbatimMapping
    samples: Sequence[VerbatimSample]
    looked_at: int
    refused: Mapping[str, int]


class VerbatimRejectShape(msgspec.Struct, frozen=True):
    """A row that was not taken, counted from 1 below the names of the columns; of which column that is said."""

    row: int
    reason: VerbatimReason
    column: str | None


class VerbatimRejects(msgspec.Struct, frozen=True):
    """Rows that were not taken, in the order of the file."""

    items: Sequence[VerbatimRejectShape]
    next: str | None


def import_shape(row: VerbatimImport, refused: Mapping[str, int]) -> VerbatimImportShape:
    """As it is told."""
    own: dict[str, Any] = {
        name: getattr(row, name)
        for name in VerbatimImportShape.__struct_fields__
        if name not in {"mapping", "state", "uploaded_by", "refused"}
    }
    return VerbatimImportShape(
        **own,
        state=cast("VerbatimState", row.state),
        mapping=msgspec.convert(row.mapping, VerbatimMapping) if row.mapping else None,
        uploaded_by=row.uploaded_by_name,
        refused=refused,
    )
