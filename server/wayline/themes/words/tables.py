"""The numbers of a chart as a table: CSV from the very answer the chart is drawn from."""

import csv
import io
from collections.abc import Sequence
from typing import Any

import msgspec

from wayline.customers import defused


def as_csv(items: Sequence[msgspec.Struct]) -> bytes:
    """One line for each, with a byte order mark and cells that no spreadsheet runs. What is null is empty."""
    rows = [_flat(msgspec.to_builtins(each)) for each in items]
    names = list(dict.fromkeys(name for row in rows for name in row))
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(names)
    writer.writerows([defused(row.get(name)) for name in names] for row in rows)
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def _flat(row: dict[str, Any], before: str = "") -> dict[str, Any]:
    """Fields of fields by names such as `sentiment.mean`; plain words joined; a trend and such left to the API."""
    found: dict[str, Any] = {}
    for name, value in row.items():
        if isinstance(value, dict):
            found |= _flat(value, f"{before}{name}.")
        elif not isinstance(value, list):
            found[before + name] = value
        elif all(not isinstance(each, dict | list) for each in value):
            found[before + name] = (" > " if name == "path" else ", ").join(map(str, value))
    return found
