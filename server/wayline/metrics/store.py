"""The questions metrics ask of the log."""

from datetime import datetime
from typing import Any
from uuid import UUID

import ibis
import msgspec

from wayline.company import Hours, Version
from wayline.metrics.definition import Asked, Definition
from wayline.metrics.observations import Observations
from wayline.touchpoints.reading import Reading, records, touchpoints


async def observations(
    reading: Reading, definition: Definition, asked: Asked, customers: list[UUID] | None = None
) -> Observations:
    """What the definition sees in the log for this question, of these customers or of all."""
    log = touchpoints(asked.as_of)
    if customers is not None:
        log = log.filter(log.customer.isin([ibis.literal(str(each)).cast("uuid") for each in customers]))
    table = await reading.table(definition.observe(log, asked))
    return Observations.of(table, definition.described.dimensions)


async def schedule_in_force(reading: Reading, as_of: datetime | None) -> list[Version] | None:
    """The versions of the company's opening hours, as recorded; None where it has none."""
    company = await _newest(reading, "company", as_of)
    wanted = next((row["data"].get("schedule_id") for row in company), None)
    for row in await _newest(reading, "schedule", as_of) if wanted else []:
        if row["key"] == wanted:
            told = row["data"]["versions"]
            return [Version(datetime.fromisoformat(v["from_at"]), msgspec.convert(v["hours"], Hours)) for v in told]
    return None


async def teammate_names(reading: Reading, as_of: datetime | None) -> dict[str, str]:
    """Teammates' names by id, as recorded."""
    return {row["key"]: row["data"]["name"] for row in await _newest(reading, "teammate", as_of)}


async def _newest(reading: Reading, kind: str, as_of: datetime | None) -> list[dict[str, Any]]:
    rows = await reading.rows(records(kind, as_of))
    decoded = [{"key": row["key"], "data": msgspec.json.decode(row["data"])} for row in rows]
    return [row for row in decoded if row["data"] is not None]
