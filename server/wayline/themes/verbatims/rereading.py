"""Verbatims read again by newer models: from the log, where they stand with what was read of them before."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import msgspec
import pyarrow as pa

from wayline.customers import erased_after
from wayline.kit.clock import utc_now
from wayline.kit.db import Database
from wayline.language import Language, Priority, Reading, Text, as_properties, understand_each, understood_id
from wayline.themes.theming.store import hold_texts
from wayline.themes.verbatims import store
from wayline.touchpoints.reading import Lens, Position, ask
from wayline.touchpoints.reading import Reading as LogReading
from wayline.touchpoints.recording import Initiator, Touchpoint, record

TOGETHER, TOGETHER_MAKING_WAY = 64, 8
LOOKED_AT = 512
"""Readings of verbatims that are looked at in one go: those that were read again already are passed by quickly."""


class VerbatimsAgain:
    """What re-reading asks of texts from files. After a start it begins anew, and passes by what is done."""

    def __init__(self, database: Database, reading: LogReading, language: Language, languages: Sequence[str]) -> None:
        self._database, self._reading, self._language = database, reading, language
        self._languages = tuple(languages)
        self._version, self._after = "", 0

    async def outdated(self, version: str) -> int:
        """How many verbatims were read last by other models than these."""
        rows = await self._reading.rows(ask(store.versions_read))
        return sum(row["texts"] for row in rows if not _is_of(row["version"], version))

    async def read_some(self, version: str) -> int | None:
        """Read some again; how many were. None: there are none left, or other models read now.

        Raises LanguageBusy, LanguageUnavailable.
        """
        if version != self._version:
            self._version, self._after = version, 0
        rows = await self._reading.rows(ask(store.readings_after, LOOKED_AT, Position(self._after)))
        if not rows:
            self._version = ""
            return None
        together = TOGETHER_MAKING_WAY if self._language.is_making_way else TOGETHER
        chosen = await self._not_yet(rows, version)
        wanted = dict(list(chosen.items())[:together])
        if not await self._read(list(wanted.values()), version):
            return None
        self._after = rows[-1]["position"] if len(wanted) == len(chosen) else list(wanted.values())[-1]["position"]
        return len(wanted)

    async def _not_yet(self, rows: Sequence[dict[str, Any]], version: str) -> dict[UUID, dict[str, Any]]:
        """Of these readings, by text, those of other models of texts that these have not read."""
        found: dict[UUID, dict[str, Any]] = {}
        for row in rows:
            told = msgspec.json.decode(row["properties"])
            if not _is_of(told["version"], version):
                found.setdefault(UUID(told["text_id"]), {**row, "told": told})
        ids = {understood_id(id, version): id for id in found}
        given = pa.ExtensionArray.from_storage(pa.uuid(), pa.array([each.bytes for each in ids], pa.binary(16)))
        there = await self._reading.rows(ask(store.there), pa.table({"id": given}))
        done = {ids[UUID(row["id"])] for row in there}
        return {id: row for id, row in found.items() if id not in done}

    async def _read(self, rows: Sequence[dict[str, Any]], version: str) -> bool:
        """Read these and write it down. Returns whether it was these models that read."""
        if not rows:
            return True
        began = utc_now()
        texts = [Text(row["told"]["text"], languages=self._languages, likely=row["told"]["language"]) for row in rows]
        readings = await understand_each(self._language, texts, priority=Priority.LATER)
        if {each.version for each in readings} != {version}:
            return False
        async with self._database.transaction() as tx:
            await hold_texts(tx)
            gone = await erased_after(tx, began)
            each = zip(rows, readings, strict=True)
            await record(tx, *(_touchpoint(row, reading) for row, reading in each if row["identity"] not in gone))
        return True


def _is_of(said: str, version: str) -> bool:
    """One that was judged again beside is of the same models."""
    return said == version or said.startswith(f"{version}+")


def _touchpoint(row: dict[str, Any], reading: Reading) -> Touchpoint:
    told = row["told"]
    properties = as_properties(reading, UUID(told["text_id"]), writer="customer", source="verbatim")
    properties["is_cut"] = told["is_cut"] or properties["is_cut"]
    own = {"product": told["product"]} if told.get("product") else {}
    return Touchpoint(
        id=understood_id(UUID(told["text_id"]), reading.version),
        identity=row["identity"],
        name="Text Understood",
        occurred_at=row["occurred_at"],
        lens=Lens(row["lens"]),
        channel=row["channel"],
        department=row["department"],
        stage=row["stage"],
        initiated_by=Initiator.SYSTEM,
        source=row["source"],
        history=True,
        properties=properties | own,
    )
