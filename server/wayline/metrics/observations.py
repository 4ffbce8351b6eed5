"""Observations as arrays: what every summary is made from."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, Self
from uuid import UUID

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from wayline.metrics.statistics import Values

Moments = NDArray[np.datetime64]
Chosen = NDArray[np.bool_]


class Observations:
    """Columns of equal length; `at` and `ended_at` are NaT and `value` NaN where nothing has happened yet."""

    def __init__(self, columns: dict[str, NDArray[Any]], dimensions: Sequence[str]) -> None:
        self.columns = columns
        self.dimensions = dimensions

    @classmethod
    def of(cls, table: pa.Table, dimensions: Sequence[str]) -> Self:
        """From the rows of an expression."""
        moments = {name: _moments(table.column(name)) for name in ("at", "began_at", "ended_at")}
        text = {name: np.array(table.column(name).to_pylist(), dtype=object) for name in ("subject", *dimensions)}
        # As bytes: a UUID of each costs more than all the rest, and few are ever asked for.
        customers = table.column("customer").cast(pa.binary(16)).to_numpy()
        value = np.asarray(table.column("value").to_numpy(zero_copy_only=False), dtype=np.float64)
        return cls({**moments, **text, "customer": customers, "value": value}, dimensions)

    def __len__(self) -> int:
        return len(self.columns["value"])

    @property
    def at(self) -> Moments:
        """When each is booked."""
        return self.columns["at"]

    @property
    def began_at(self) -> Moments:
        """When each began."""
        return self.columns["began_at"]

    @property
    def ended_at(self) -> Moments:
        """When each ended."""
        return self.columns["ended_at"]

    @property
    def value(self) -> Values:
        """What was observed."""
        return self.columns["value"]

    def where(self, chosen: Chosen) -> "Observations":
        """Those that were chosen."""
        return Observations({name: column[chosen] for name, column in self.columns.items()}, self.dimensions)

    def with_value(self, value: Values) -> "Observations":
        """The same with another value."""
        return Observations({**self.columns, "value": value}, self.dimensions)

    def happened(self) -> "Observations":
        """Those that have a value."""
        return self.where(~np.isnan(self.value) & ~np.isnat(self.at))

    def by(self, dimension: str) -> dict[str | None, "Observations"]:
        """Apart, by what a dimension says."""
        said = self.columns[dimension]
        keys = sorted(set(said.tolist()), key=str)
        return {key: self.where(np.array([each == key for each in said], dtype=bool)) for key in keys}

    def customer(self, place: int) -> UUID:
        """Whose this one is."""
        return UUID(bytes=self.columns["customer"][place])

    def customers(self) -> list[UUID]:
        """Whose they are."""
        return [self.customer(place) for place in range(len(self))]


def moment(at: datetime) -> np.datetime64:
    """A moment as arrays keep it."""
    return np.datetime64(at.astimezone(UTC).replace(tzinfo=None), "us")


def spoken(at: np.datetime64) -> datetime:
    """A moment of an array, aware, in UTC."""
    found: datetime = at.astype("datetime64[us]").item()
    return found.replace(tzinfo=UTC)


def _moments(column: pa.ChunkedArray) -> Moments:
    return np.asarray(column.cast(pa.timestamp("us")).to_numpy(zero_copy_only=False)).astype("datetime64[us]")
