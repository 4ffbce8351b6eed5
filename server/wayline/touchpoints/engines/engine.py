"""What an engine must do. Calls block; the writer and the reader bring their own threads."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Protocol
from uuid import UUID

import numpy as np
import pyarrow as pa


class Engine(Protocol):
    """A columnar store of touchpoints and small dimensions.

    Beside the tables of `schema` it answers from `lines`: the rows of the log at this moment in the columns of `LINES`,
    in whatever way it finds those of one identity quickly. It knows the functions `properties_at` and `each_at` of
    `tables`.
    """

    dialect: str

    def append(self, touchpoints: pa.Table | None, dimensions: dict[str, pa.Table]) -> None:
        """Commit these rows, all or none; durable when it returns."""

    def tidy(self) -> None:
        """Work that can wait until nobody writes; called again and again while nobody does. Never raises."""

    def query(self, sql: str, given: pa.Table | None = None) -> pa.Table:
        """Answer one question in this engine's dialect. What it calls `given` are these rows."""

    def on_deleted(self, listener: Callable[[], None]) -> None:
        """Call this after rows were deleted, before the deleting call returns; from any thread."""

    def last_position(self) -> int:
        """The highest position ever committed; 0 in an empty log."""

    def recent_ids(self, since: datetime) -> np.ndarray:
        """The first eight bytes of each id recorded since then, as unsigned integers, in any order."""

    def existing(self, ids: Sequence[UUID]) -> set[UUID]:
        """Which of these ids the log holds."""

    def erase(self, identities: Sequence[UUID]) -> int:
        """Delete every row of these identities, dimensions included. Returns how many touchpoints went."""

    def forget_before(self, moment: datetime) -> int:
        """Retention: delete what occurred before then. Returns how many touchpoints went."""

    def backup(self, folder: Path) -> None:
        """Write a copy that `restore` understands into this folder, consistent, while writing goes on."""

    def close(self) -> None:
        """Write what is buffered and let go of the files."""
