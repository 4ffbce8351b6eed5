"""Touchpoints as columns."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import msgspec
import pyarrow as pa

from wayline.touchpoints.schema import DIMENSIONS, TOUCHPOINTS
from wayline.touchpoints.touchpoint import Touchpoint

_json = msgspec.json.Encoder()
_encoded: dict[str, Callable[[Any], str | None]] = {
    "properties": lambda value: _json.encode(value).decode() if value else None,
    "context": lambda value: _json.encode(value).decode() if value else None,
    "marks": lambda value: _json.encode(value).decode() if value else None,
}


def as_columns(touchpoints: Sequence[Touchpoint], first_position: int, recorded_at: datetime) -> pa.Table:
    """Rows for the log, with consecutive positions and one time of recording."""
    count = len(touchpoints)
    arrays: list[pa.Array] = []
    for field in TOUCHPOINTS:
        if field.name == "position":
            arrays.append(pa.array(range(first_position, first_position + count), pa.int64()))
        elif field.name == "recorded_at":
            arrays.append(_array([recorded_at] * count, field.type))
        else:
            values = [getattr(touchpoint, field.name) for touchpoint in touchpoints]
            encode = _encoded.get(field.name)
            arrays.append(_array([encode(value) for value in values] if encode else values, field.type))
    return pa.Table.from_arrays(arrays, schema=TOUCHPOINTS)


def dimension_columns(name: str, rows: Sequence[dict[str, Any]], first_position: int) -> pa.Table:
    """Rows of a small dimension, with consecutive positions."""
    schema = DIMENSIONS[name]
    numbered = [{**row, "position": first_position + index} for index, row in enumerate(rows)]
    return pa.Table.from_arrays([_array([row[f.name] for row in numbered], f.type) for f in schema], schema=schema)


def _array(values: list[Any], kind: pa.DataType) -> pa.Array:
    if isinstance(kind, pa.UuidType):
        stored = pa.array([value.bytes if isinstance(value, UUID) else None for value in values], pa.binary(16))
        return pa.ExtensionArray.from_storage(kind, stored)
    if isinstance(kind, pa.TimestampType):
        return pa.array([value.astimezone(UTC).replace(tzinfo=None) for value in values], kind)
    return pa.array(values, kind)
