"""Ten thousand rows at once: from columns to dictionaries without asking for each cell, and the filters on them."""

from collections.abc import Mapping
from datetime import UTC
from typing import Any

import pyarrow as pa

from wayline.line.model import Filters

Row = Mapping[str, Any]


def quick_rows(table: pa.Table) -> list[dict[str, Any]]:
    """The rows of a table of text, numbers and times; times are aware, in UTC. A tenth of the time of `to_pylist`."""
    columns = [_cells(column) for column in table.columns]
    names = table.column_names
    return [dict(zip(names, cells, strict=True)) for cells in zip(*columns, strict=True)]


def leaves(filters: Filters, row: Row) -> bool:
    """Whether the filters leave this row: the same words as `store.of`, for rows that are here already."""
    return (
        (filters.lens is None or row["lens"] == filters.lens)
        and (not filters.channels or row["channel"] in filters.channels)
        and (not filters.departments or (row["department"] or "other") in filters.departments)
        and (not filters.names or row["name"] in filters.names)
        and (filters.since is None or row["occurred_at"] >= filters.since)
        and (filters.until is None or row["occurred_at"] < filters.until)
    )


def _cells(column: pa.ChunkedArray) -> list[Any]:
    cells: list[Any] = column.to_numpy(zero_copy_only=False).tolist()
    if pa.types.is_timestamp(column.type):
        return [cell.replace(tzinfo=UTC) for cell in cells]
    if pa.types.is_floating(column.type):
        return [None if cell != cell else cell for cell in cells]  # noqa: PLR0124 not a number is not itself
    return cells
