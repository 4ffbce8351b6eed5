"""The questions metrics ask of the log."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import ibis
import msgspec
import pyarrow as pa

from wayline.company import Hours, Version
from wayline.metrics.definition import Asked, Definition
from wayline.metrics.handle_time import of_conversation, whole
from wayline.metrics.observations import Observations
from wayline.touchpoints.reading import Question, Reading, ask, given, id_literal, records, touchpoints

Observe = Callable[[ibis.Table, Asked], ibis.Table]


class Worked(msgspec.Struct, frozen=True):
    """How long a teammate worked on a conversation, in seconds; `active`: of it, while the customer waited."""

    teammate_id: UUID
    seconds: float
    active: float


async def observations(
    reading: Reading, definition: Definition, asked: Asked, customers: list[UUID] | None = None
) -> Observations:
    """What the definition sees in the log for this question, of these customers or of all."""
    return await _seen(reading, definition, ask(_of_customers, definition.observe, asked, customers))


async def observations_among(
    reading: Reading, definition: Definition, asked: Asked, customer: UUID, rows: pa.Table
) -> Observations:
    """What it sees in these rows of the log, all of one customer: the quick way, which looks at nothing else.

    Where `rows` are all of the customer's touchpoints that the definition looks at, it is the same as asking
    `observations` of this customer with no `as_of`.
    """
    question = ask(_among, definition.observe, asked, customer, tuple(rows.column_names))
    return await _seen(reading, definition, question, rows)


async def worked_on(reading: Reading, conversation: UUID, asked: Asked) -> list[Worked]:
    """Who worked on a conversation in the period, who did longest first."""
    rows = await reading.rows(ask(of_conversation, conversation, asked))
    found = [Worked(UUID(row["teammate"]), row["share"], min(row["waiting"], row["share"])) for row in rows]
    return sorted(found, key=lambda each: (-each.seconds, each.teammate_id))


async def handled(reading: Reading, asked: Asked) -> dict[tuple[UUID, UUID], float]:
    """How long each teammate worked on each conversation in the period, in seconds: by conversation and teammate."""
    rows = await reading.rows(ask(_handled, asked))
    return {(UUID(row["subject"]), UUID(row["teammate"])): row["value"] for row in rows}


def _handled(asked: Asked) -> ibis.Table:
    return whole(touchpoints(asked.as_of), asked)


async def _seen(
    reading: Reading, definition: Definition, question: Question, given: pa.Table | None = None
) -> Observations:
    return Observations.of(await reading.table(question, given), definition.described.dimensions)


def _of_customers(observe: Observe, asked: Asked, customers: Sequence[UUID] | None) -> ibis.Table:
    log = touchpoints(asked.as_of)
    if customers is not None:
        log = log.filter(log.customer.isin([id_literal(each) for each in customers]))
    return observe(log, asked)


def _among(observe: Observe, asked: Asked, customer: UUID, columns: Sequence[str]) -> ibis.Table:
    return observe(given(*columns).mutate(customer=id_literal(customer)), asked)


async def schedule_in_force(reading: Reading, as_of: datetime | None) -> list[Version] | None:
    """The versions of the company's opening hours, as recorded; None where it has none."""
    company = await _newest(reading, "company", as_of)
    wanted = next((row["data"].get("schedule_id") for row in company), None)
    for row in await _newest(reading, "schedule", as_of) if wanted else []:
        if row["key"] == wanted:
            told = row["data"]["versions"]
            return [Version(datetime.fromisoformat(v["from_at"]), msgspec.convert(v["hours"], Hours)) for v in told]
    return None


async def names_of(reading: Reading, kind: str, as_of: datetime | None) -> dict[str, str]:
    """The names of teammates, teams or channels by id, as recorded."""
    return {row["key"]: row["data"]["name"] for row in await _newest(reading, kind, as_of)}


async def _newest(reading: Reading, kind: str, as_of: datetime | None) -> list[dict[str, Any]]:
    rows = await reading.rows(ask(records, kind, as_of))
    decoded = [{"key": row["key"], "data": msgspec.json.decode(row["data"])} for row in rows]
    return [row for row in decoded if row["data"] is not None]
