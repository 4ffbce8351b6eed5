"""Verbatims read again by newer models: from the log, where they stand with what was read of them before."""

from collections.abc import Sequence
from typing import Any, NamedTuple
from uuid import UUID

import msgspec
import pyarrow as pa

from wayline.customers import erased_after
from wayline.kit.clock import utc_now
from wayline.kit.db import Database
from wayline.language import (
    Language,
    Priority,
    Reading,
    Text,
    as_properties,
    says_the_same,
    understand_each,
    understood_id,
)
from wayline.themes.theming.store import hold_texts
from wayline.themes.verbatims import store
from wayline.touchpoints.reading import Lens, Position, ask
from wayline.touchpoints.reading import Reading as LogReading
from wayline.touchpoints.recording import Initiator, Touchpoint, record

TOGETHER, TOGETHER_MAKING_WAY = 64, 8
LOOKED_AT = 512
"""Readings of verbatims that are looked at in one go: those that were read again already are passed by quickly."""


class VerbatimsAgain:
    """What re-reading asks of texts from files. How far it is stands in the database: a crash changes nothing."""

    def __init__(self, database: Database, reading: LogReading, language: Language, languages: Sequence[str]) -> None:
        self._database, self._reading, self._language = database, reading, language
        self._languages = tuple(languages)

    async def outdated(self, version: str) -> int:
        """How many verbatims other models than these said last, which these have not read again."""
        async with self._database.transaction() as tx:
            latest = await store.latest_round(tx)
        done = latest.position if latest and latest.version == version else 0
        rows = await self._reading.rows(ask(store.versions_read, Position(done)))
        return sum(row["texts"] for row in rows if not _is_of(row["version"], version))

    async def read_some(self, version: str) -> int | None:
        """Read some again; how many were. None: there are none left, or other models read now.

        Raises LanguageBusy, LanguageUnavailable.
        """
        async with self._database.transaction() as tx:
            latest = await store.latest_round(tx)
        here = _Round(latest.number if latest else 0, version, latest.position if latest else 0)
        if latest is None or latest.version != version:
            here = _Round(here.number + 1, version, 0)
        rows = await self._reading.rows(ask(store.readings_after, LOOKED_AT, Position(here.position)))
        if not rows:
            return None
        together = TOGETHER_MAKING_WAY if self._language.is_making_way else TOGETHER
        chosen = await self._not_yet(rows, here)
        wanted = list(chosen.values())[:together]
        upto = rows[-1]["position"] if len(wanted) == len(chosen) else wanted[-1]["position"]
        return len(wanted) if await self._read(wanted, here._replace(position=upto)) else None

    async def _not_yet(self, rows: Sequence[dict[str, Any]], here: "_Round") -> dict[UUID, dict[str, Any]]:
        """Of the last of these readings of each text, those of other models, where this round recorded nothing."""
        last: dict[UUID, dict[str, Any]] = {}
        for row in rows:
            told = msgspec.json.decode(row["properties"])
            id = UUID(told["text_id"])
            last.pop(id, None)
            last[id] = {**row, "told": told}
        found = {id: row for id, row in last.items() if not _is_of(row["told"]["version"], here.version)}
        ids = {here.id_of(id): id for id in found}
        given = pa.ExtensionArray.from_storage(pa.uuid(), pa.array([each.bytes for each in ids], pa.binary(16)))
        there = await self._reading.rows(ask(store.there), pa.table({"id": given}))
        done = {ids[UUID(row["id"])] for row in there}
        return {id: row for id, row in found.items() if id not in done}

    async def _read(self, rows: Sequence[dict[str, Any]], here: "_Round") -> bool:
        """Read these, and write down what is new and how far it is. Returns whether it was these models that read."""
        began = utc_now()
        texts = [Text(row["told"]["text"], languages=self._languages, likely=row["told"]["language"]) for row in rows]
        readings = await understand_each(self._language, texts, priority=Priority.LATER) if texts else []
        if {each.version for each in readings} - {here.version}:
            return False
        async with self._database.transaction() as tx:
            await hold_texts(tx)
            gone = await erased_after(tx, began)
            each = [(row, _properties(row["told"], one)) for row, one in zip(rows, readings, strict=True)]
            news = [(row, said) for row, said in each if not says_the_same(row["told"], said)]
            await record(tx, *(_touchpoint(row, said, here) for row, said in news if row["identity"] not in gone))
            await store.move_round(tx, *here)
        return True


class _Round(NamedTuple):
    """Which round it is, by which models, and how far."""

    number: int
    version: str
    position: int

    def id_of(self, text: UUID) -> UUID:
        return understood_id(text, self.version, after=f"round {self.number}")


def _is_of(said: str, version: str) -> bool:
    """One that was judged again beside is of the same models."""
    return said == version or said.startswith(f"{version}+")


def _properties(told: dict[str, Any], reading: Reading) -> dict[str, Any]:
    properties = as_properties(reading, UUID(told["text_id"]), writer="customer", source="verbatim")
    properties["is_cut"] = told["is_cut"] or properties["is_cut"]
    return properties | ({"product": told["product"]} if told.get("product") else {})


def _touchpoint(row: dict[str, Any], properties: dict[str, Any], here: _Round) -> Touchpoint:
    return Touchpoint(
        id=here.id_of(UUID(properties["text_id"])),
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
        properties=properties,
    )
