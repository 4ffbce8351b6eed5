"""Bringing a file in: portion by portion onto the line and understood, going on where it stopped."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Sequence
from datetime import datetime
from typing import Any, NamedTuple, Protocol
from uuid import UUID

import msgspec
import pyarrow as pa

from wayline.company import get_company
from wayline.customers import bring
from wayline.kit.clock import utc_now
from wayline.kit.db import Database
from wayline.kit.errors import NotFound, TooMany, Unavailable, WaylineError
from wayline.kit.files import Files
from wayline.kit.logs import logger
from wayline.language import (
    Language,
    LanguageUnavailable,
    Priority,
    Text,
    as_properties,
    understand_each,
    understood_id,
)
from wayline.themes.verbatims import store
from wayline.themes.verbatims.converting import Rows, convert
from wayline.themes.verbatims.errors import FileUnreadable, NoSuchVerbatimImport
from wayline.themes.verbatims.mapping import VerbatimMapping
from wayline.themes.verbatims.model import DONE, FAILED, RUNNING, WAITING, VerbatimReject
from wayline.themes.verbatims.rows import Plan, Refused, Verbatim, read_row
from wayline.touchpoints.reading import Reading, ask
from wayline.touchpoints.recording import Initiator, LogWriter, Touchpoint, standard

AT_ONCE = 256
TRIES, PAUSE = 30, 10.0
UNDERSTOOD = "Text Understood"
log = logger("verbatims")


class Place(Protocol):
    """What a job needs of the server's parts."""

    database: Database
    files: Files
    writer: LogWriter
    reading: Reading
    language: Language
    settings: Any


class Portion(NamedTuple):
    """Some rows of a file: looked at, and which of them are new."""

    rows: int
    fresh: Sequence[Verbatim]
    refused: Sequence[Refused]
    again: int
    duplicates: int


def stored_as(id: UUID, what: str = "file") -> str:
    """Where its bytes lie: the `file` as it came, or its `rows`."""
    return f"verbatims/{id}.{what}"


async def bring_in(parts: Place, id: UUID) -> None:
    """Go on with an import until it is over: done, cancelled, or its file unreadable. Twice is once.

    Raises Unavailable or TooMany where the log or the reader of texts stays away for minutes.
    """
    try:
        rows, plan = await _prepared(parts, id)
    except (FileUnreadable, NotFound) as error:
        await _end(parts, id, FAILED, error.facts.get("reason", error.code))
        return
    except NotUnderWay:
        await _forget_file(parts.files, id)
        return
    begin = plan.done
    while begin < len(rows):
        portion = await _portion(parts, plan.plan, list(rows.between(begin, begin + AT_ONCE)), begin)
        said = await _patient(lambda portion=portion: _understood(parts, portion.fresh))  # type: ignore[misc] # (bound at once)
        if not await _patient(lambda portion=portion, said=said: _keep(parts, id, portion, said)):  # type: ignore[misc] # (as above)
            break
        begin += portion.rows
    else:
        await _end(parts, id, DONE)
    await _forget_file(parts.files, id)


class NotUnderWay(WaylineError):
    """It was cancelled, or is over."""


class Prepared(NamedTuple):
    """How rows are read, and how many were."""

    plan: Plan
    done: int


async def _prepared(parts: Place, id: UUID) -> tuple[Rows, Prepared]:
    async with parts.database.transaction() as tx:
        row = await store.load(tx, id)
        if row.state not in {WAITING, RUNNING}:
            raise NotUnderWay
        zone, encoding, delimiter = (await get_company(tx)).time_zone, row.encoding, row.delimiter
    rows = await _rows(parts.files, id, encoding, delimiter)
    async with parts.database.transaction() as tx:
        row = await store.load(tx, id)
        if row.state not in {WAITING, RUNNING}:
            raise NotUnderWay
        row.state, row.total = RUNNING, len(rows)
        mapping = msgspec.convert(row.mapping, VerbatimMapping)
        return rows, Prepared(Plan.of(mapping, row.columns, zone, row.uploaded_at, id), row.rows)


async def _rows(files: Files, id: UUID, encoding: str | None, delimiter: str | None) -> Rows:
    """Converted once: who goes on with it reads what was converted."""
    try:
        return Rows(await files.get(stored_as(id, "rows")))
    except NotFound:
        _, rows = await convert(await files.get(stored_as(id)), encoding, delimiter)
        await files.put(stored_as(id, "rows"), rows.content)
        return rows


async def _portion(parts: Place, plan: Plan, rows: Sequence[list[str] | None], begin: int) -> Portion:
    read = await asyncio.to_thread(_read, plan, rows, begin)
    refused = [each for each in read if isinstance(each, Refused)]
    texts = {each.touchpoint.id: each for each in read if isinstance(each, Verbatim)}
    ids = pa.ExtensionArray.from_storage(pa.uuid(), pa.array([each.bytes for each in texts], pa.binary(16)))
    found = await parts.reading.rows(ask(store.known), pa.table({"id": ids}))
    there = {UUID(row["id"]): str(row["brought_by"]).strip('"') for row in found}
    # What a portion that did not end had written already was not counted then, and is no duplicate now.
    again = sum(brought_by == str(plan.import_id) for brought_by in there.values())
    fresh = [each for id, each in texts.items() if id not in there]
    return Portion(len(rows), fresh, refused, again, len(read) - len(refused) - len(fresh) - again)


def _read(plan: Plan, rows: Iterable[list[str] | None], begin: int) -> list[Verbatim | Refused]:
    return [read_row(plan, row, number) for number, row in enumerate(rows, start=begin + 1)]


async def _understood(parts: Place, fresh: Sequence[Verbatim]) -> list[Touchpoint]:
    """What is read out of these, as touchpoints; nothing where reading is switched off."""
    if not fresh or not parts.settings.language.enabled:
        return []
    languages = tuple(parts.settings.language.languages)
    texts = [Text(each.text, languages=languages, likely=_tongue(each)) for each in fresh]
    readings = await understand_each(parts.language, texts, priority=Priority.LATER)
    meant, told = standard(UNDERSTOOD), []
    for each, reading in zip(fresh, readings, strict=True):
        written = each.touchpoint
        properties = as_properties(reading, written.id, writer="customer", source="verbatim")
        own = {"product": product} if (product := written.properties.get("product")) else {}
        told.append(
            Touchpoint(
                id=understood_id(written.id, reading.version),
                identity=written.identity,
                name=UNDERSTOOD,
                occurred_at=written.occurred_at,
                lens=meant.lens,
                channel=written.channel,
                department=meant.department,
                stage=written.stage,
                initiated_by=Initiator.SYSTEM,
                source=written.source,
                history=True,
                properties=properties | own,
            )
        )
    return told


def _tongue(each: Verbatim) -> str | None:
    said = str(each.touchpoint.properties.get("language", ""))[:2].lower()
    return said if len(said) == 2 and said.isalpha() else None  # noqa: PLR2004 a code has two letters


async def _keep(parts: Place, id: UUID, portion: Portion, understood: Sequence[Touchpoint]) -> bool:
    """Write a portion down, the log before the count. Returns whether the import goes on."""
    async with parts.database.transaction() as tx:
        row = await store.load(tx, id)
        if row.state != RUNNING:
            return False
        erased = set(row.erased)
        kept = [each for each in portion.fresh if str(each.touchpoint.identity) not in erased]
        ids = {each.touchpoint.identity for each in kept}
        told = [each for each in understood if each.identity in ids]
        now = utc_now()
        await bring(tx, [each.who for each in kept if each.who], now)
        await parts.writer.append([*(each.touchpoint for each in kept), *told])
        lost = [Refused(each.row, "customer_erased") for each in portion.fresh if each not in kept]
        row.rows += portion.rows
        row.recorded += len(kept) + portion.again
        row.understood += len(told) + (portion.again if parts.settings.language.enabled else 0)
        row.duplicates += portion.duplicates
        row.rejected += len(portion.refused) + len(lost)
        await store.save(tx, *_rejects(id, [*portion.refused, *lost]))
    return True


def _rejects(id: UUID, refused: Iterable[Refused]) -> list[VerbatimReject]:
    return [VerbatimReject(import_id=id, row=each.row, reason=each.reason, column_name=each.column) for each in refused]


async def _patient(work: Callable[[], Awaitable[Any]]) -> Any:  # noqa: ANN401 (whatever the work gives)
    """Try again while a part is missing that comes back by itself."""
    for tried in range(TRIES):
        try:
            return await work()
        except (Unavailable, TooMany, LanguageUnavailable) as error:
            if tried == TRIES - 1:
                raise
            log.warning("an import waits", reason=error.code)
            await asyncio.sleep(PAUSE)
    return None


async def _end(parts: Place, id: UUID, state: str, reason: str | None = None) -> None:
    async with parts.database.transaction() as tx:
        try:
            row = await store.load(tx, id)
        except NoSuchVerbatimImport:
            return
        if row.state in {WAITING, RUNNING}:
            row.end(state, utc_now(), reason)


async def _forget_file(files: Files, id: UUID) -> None:
    """The words are on the line now; nowhere else."""
    for what in ("file", "rows"):
        await files.delete(stored_as(id, what))


async def forget_left_behind(database: Database, files: Files, at: datetime) -> int:
    """Let go of files nobody began to bring in within a day. Returns how many."""
    async with database.transaction() as tx:
        rows = await store.left_behind(tx, at)
        for row in rows:
            row.cancel(at)
            await _forget_file(files, row.id)
        return len(rows)
