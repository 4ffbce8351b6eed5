"""Files of texts over HTTP."""

from dataclasses import dataclass
from typing import Annotated
from uuid import UUID

from litestar import Response, delete, get, post
from litestar.datastructures import State, UploadFile
from litestar.enums import RequestEncodingType
from litestar.params import Body, FromPath, FromQuery, JSONBody
from litestar.types import ControllerRouterHandler

from wayline.company import Permission, sight_of
from wayline.kit.errors import Invalid
from wayline.kit.http import Asker, Now, Tx, needs
from wayline.themes.verbatims import store, uploading
from wayline.themes.verbatims.mapping import VerbatimMapping
from wayline.themes.verbatims.shapes import (
    VerbatimImports,
    VerbatimImportShape,
    VerbatimPreview,
    VerbatimRejects,
    VerbatimRejectShape,
    import_shape,
)
from wayline.themes.words.tables import as_csv

A_PAGE, ALL = 200, 500_000


@dataclass
class VerbatimUpload:
    """A form with one file."""

    file: UploadFile


Form = Annotated[VerbatimUpload, Body(media_type=RequestEncodingType.MULTI_PART)]


@post(
    "/api/words/verbatims",
    tags=["words"],
    request_max_body_size=uploading.LARGEST + 1_000_000,
    **needs(Permission.THEMES_EDIT),
)
async def upload_verbatims(tx: Tx, caller: Asker, now: Now, state: State, data: JSONBody[Form]) -> VerbatimPreview:
    """Bring a file of texts (CSV, XLSX, JSONL; 60 MB): what it seems to be, with a guess at what its columns mean."""
    given = (data.file.filename, await data.file.read())
    return await uploading.upload(tx, state.files, given, caller, now, sight=sight_of(caller))


@get("/api/words/verbatims", tags=["words"], **needs(Permission.THEMES_READ))
async def list_verbatim_imports(tx: Tx) -> VerbatimImports:
    """The files that were brought, and how far they are."""
    return VerbatimImports([import_shape(row, {}) for row in await store.newest(tx)])


@get("/api/words/verbatims/{id:uuid}", tags=["words"], **needs(Permission.THEMES_READ))
async def get_verbatim_import(id: FromPath[UUID], tx: Tx) -> VerbatimImportShape:
    """One file, and why rows of it were not taken."""
    return import_shape(await store.load(tx, id), await store.reject_counts(tx, id))


@get("/api/words/verbatims/{id:uuid}/preview", tags=["words"], **needs(Permission.THEMES_EDIT))
async def preview_verbatims(  # noqa: PLR0917 (passed by name)
    id: FromPath[UUID],
    tx: Tx,
    caller: Asker,
    state: State,
    encoding: FromQuery[str | None] = None,
    delimiter: FromQuery[str | None] = None,
) -> VerbatimPreview:
    """The same file read with another encoding, or columns parted by another character."""
    return await uploading.preview(tx, state.files, id, encoding=encoding, delimiter=delimiter, sight=sight_of(caller))


@post("/api/words/verbatims/{id:uuid}/begin", tags=["words"], status_code=200, **needs(Permission.THEMES_EDIT))
async def begin_verbatims(
    id: FromPath[UUID], data: JSONBody[VerbatimMapping], tx: Tx, caller: Asker, now: Now
) -> VerbatimImportShape:
    """Bring its texts in by this mapping, beside everything else."""
    return import_shape(await uploading.begin(tx, id, data, caller, now), {})


@delete("/api/words/verbatims/{id:uuid}", tags=["words"], status_code=200, **needs(Permission.THEMES_EDIT))
async def cancel_verbatims(id: FromPath[UUID], tx: Tx, caller: Asker, now: Now, state: State) -> VerbatimImportShape:
    """Stop bringing it in. What is on the line stays there."""
    return import_shape(await uploading.cancel(tx, state.files, id, caller, now), {})


@get("/api/words/verbatims/{id:uuid}/rejects", tags=["words"], **needs(Permission.THEMES_READ))
async def list_verbatim_rejects(id: FromPath[UUID], tx: Tx, cursor: FromQuery[str | None] = None) -> VerbatimRejects:
    """Rows that were not taken, with the reason."""
    if cursor is not None and not (cursor.isdigit() and len(cursor) < 10):  # noqa: PLR2004 fits 32 bits
        raise Invalid("This is no place in the list.", cursor=cursor[:100])
    rows = await store.rejects(tx, id, int(cursor or 0), A_PAGE + 1)
    items = [VerbatimRejectShape(row.row, row.reason, row.column_name) for row in rows[:A_PAGE]]  # type: ignore[arg-type] # (only such words are kept)
    return VerbatimRejects(items, str(items[-1].row) if len(rows) > A_PAGE else None)


@get("/api/words/verbatims/{id:uuid}/rejects.csv", tags=["words"], **needs(Permission.THEMES_READ))
async def export_verbatim_rejects(id: FromPath[UUID], tx: Tx) -> Response[bytes]:
    """The same as CSV, all of them."""
    rows = await store.rejects(tx, id, 0, ALL)
    items = [VerbatimRejectShape(row.row, row.reason, row.column_name) for row in rows]  # type: ignore[arg-type] # (see above)
    headers = {"Content-Disposition": 'attachment; filename="rejects.csv"', "X-Content-Type-Options": "nosniff"}
    return Response(as_csv(items), media_type="text/csv; charset=utf-8", headers=headers)


handlers: list[ControllerRouterHandler] = [
    upload_verbatims,
    list_verbatim_imports,
    get_verbatim_import,
    preview_verbatims,
    begin_verbatims,
    cancel_verbatims,
    list_verbatim_rejects,
    export_verbatim_rejects,
]
