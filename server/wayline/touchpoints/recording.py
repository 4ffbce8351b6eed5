"""The door for writing: a touchpoint is recorded in the transaction of its fact, or appended by a capture."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from wayline.kit import outbox
from wayline.kit.db import Transaction, is_history
from wayline.touchpoints.names import BOOKKEEPING, NOT_ON_LINES, STANDARD, Name, standard
from wayline.touchpoints.touchpoint import Initiator, Lens, Touchpoint, identity_id
from wayline.touchpoints.writer import LogWriter, Receipt

__all__ = [
    "BOOKKEEPING",
    "NOT_ON_LINES",
    "STANDARD",
    "Initiator",
    "Lens",
    "LogWriter",
    "Name",
    "Receipt",
    "Touchpoint",
    "identity_id",
    "join_identities",
    "record",
    "record_fact",
    "record_facts",
    "shippers",
    "standard",
]

TOUCHPOINT = "touchpoint"
DIMENSION = "dimension"


async def record(tx: Transaction, *touchpoints: Touchpoint) -> None:
    """Put touchpoints on the line when, and only when, this transaction commits; as history where it is of history."""
    if is_history(tx):
        touchpoints = tuple(msgspec.structs.replace(touchpoint, history=True) for touchpoint in touchpoints)
    await outbox.put(tx, TOUCHPOINT, [msgspec.to_builtins(touchpoint) for touchpoint in touchpoints])


async def join_identities(tx: Transaction, customers: dict[UUID, UUID], known_at: datetime) -> None:
    """From `known_at` on, the line of each identity (key) is read as part of the customer's (value)."""
    rows = [
        {"identity": str(identity), "customer": str(customer), "known_at": known_at.isoformat()}
        for identity, customer in customers.items()
    ]
    await outbox.put(tx, DIMENSION, [{"dimension": "identity_customer", **row} for row in rows])


async def record_fact(tx: Transaction, kind: str, key: UUID, data: dict[str, Any] | None, known_at: datetime) -> None:
    """Keep what readers need of state: from `known_at` on, `key` of this kind is `data` (None: no longer)."""
    await record_facts(tx, kind, {key: data}, known_at)


async def record_facts(
    tx: Transaction, kind: str, facts: Mapping[UUID, dict[str, Any] | None], known_at: datetime
) -> None:
    """As `record_fact`, of many at once."""
    row = {"dimension": "records", "kind": kind, "known_at": known_at.isoformat()}
    await outbox.put(tx, DIMENSION, [{**row, "key": str(key), "data": data} for key, data in facts.items()])


def shippers(writer: LogWriter) -> dict[str, outbox.Shipper]:
    """How the relay brings both kinds of rows into the log."""

    async def touchpoints(payloads: Sequence[dict[str, Any]]) -> None:
        await writer.append([msgspec.convert(payload, Touchpoint) for payload in payloads])

    async def dimensions(payloads: Sequence[dict[str, Any]]) -> None:
        await writer.append([], _by_dimension(payloads))

    return {TOUCHPOINT: touchpoints, DIMENSION: dimensions}


def _by_dimension(payloads: Sequence[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    rows: dict[str, list[dict[str, Any]]] = {}
    for payload in payloads:
        row = {**payload, "known_at": datetime.fromisoformat(payload["known_at"])}
        name = row.pop("dimension")
        if name == "identity_customer":
            row |= {"identity": UUID(row["identity"]), "customer": UUID(row["customer"])}
        else:
            row["data"] = msgspec.json.encode(row["data"]).decode()
        rows.setdefault(name, []).append(row)
    return rows
