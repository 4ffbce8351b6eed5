"""Touchpoints as columns."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import msgspec
import numpy as np
import pyarrow as pa

from wayline.touchpoints.schema import DIMENSIONS, TIME, TOUCHPOINTS
from wayline.touchpoints.touchpoint import Touchpoint

_json = msgspec.json.Encoder()
_JSON = {"properties", "context", "marks"}
_PLACE = {name: place for place, name in enumerate(Touchpoint.__struct_fields__)}
_AWARE = pa.timestamp("us", "UTC")


def as_columns(touchpoints: Sequence[Touchpoint], first_position: int, recorded_at: datetime) -> pa.Table:
    """Rows for the log, with consecutive positions and one time of recording."""
    count = len(touchpoints)
    columns = list(zip(*map(msgspec.structs.astuple, touchpoints), strict=True))
    arrays: list[pa.Array] = []
    for field in TOUCHPOINTS:
        if field.name == "position":
            arrays.append(pa.array(np.arange(first_position, first_position + count)))
        elif field.name == "recorded_at":
            arrays.append(_array([recorded_at], TIME).take(pa.array(np.zeros(count, np.int32))))
        elif field.name in _JSON:
            values = [_json.encode(value) if value else None for value in columns[_PLACE[field.name]]]
            arrays.append(pa.array(values, pa.string()))
        else:
            arrays.append(_array(columns[_PLACE[field.name]], field.type))
    return pa.Table.from_arrays(arrays, schema=TOUCHPOINTS)


def warm_up() -> None:
    """Have Arrow load what it loads at its first array: it takes a second, and nobody shall wait for it."""
    pa.array([b""], pa.binary())


def dimension_columns(name: str, rows: Sequence[dict[str, Any]], first_position: int) -> pa.Table:
    """Rows of a small dimension, with consecutive positions."""
    schema = DIMENSIONS[name]
    numbered = [{**row, "position": first_position + index} for index, row in enumerate(rows)]
    return pa.Table.from_arrays([_array([row[f.name] for row in numbered], f.type) for f in schema], schema=schema)


def _array(values: Sequence[Any], kind: pa.DataType) -> pa.Array:
    # Most columns of most batches hold nothing. (Zero and "no" are something.)
    if not any(values) and all(value is None for value in values):
        return pa.nulls(len(values), kind)
    if isinstance(kind, pa.UuidType):
        stored = pa.array([value.bytes if value is not None else None for value in values], pa.binary(16))
        return pa.ExtensionArray.from_storage(kind, stored)
    if isinstance(kind, pa.TimestampType):
        return pa.array(values, _AWARE).cast(kind)
    return pa.array(values, kind)
