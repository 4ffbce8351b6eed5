"""From the outline of a line to whole rows: few are fetched, by where they stand in the log."""

from datetime import UTC, datetime
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from wayline.line import store
from wayline.line.model import Filters
from wayline.line.store import Cursor
from wayline.touchpoints.reading import NOT_ON_LINES, Reading, ask, touchpoints_given

_NOT_TOLD = pa.array(sorted(NOT_ON_LINES))


def told(outline: pa.Table) -> pa.Table:
    """The touchpoints that are rows of a line: without what is only said of others."""
    return outline.filter(pc.invert(pc.is_in(outline.column("name"), _NOT_TOLD)))


TALKS = [
    "position",
    "id",
    "name",
    "occurred_at",
    "channel",
    "initiated_by",
    "conversation",
    "teammate",
    "marks",
    "properties",
    "context",
]


async def newest(
    reading: Reading, outline: pa.Table, filters: Filters, after: Cursor | None, limit: int
) -> list[dict[str, Any]]:
    """The newest `limit` rows below the cursor that the filters leave, newest first."""
    where = await reading.table(ask(store.page, filters, after, limit), outline)
    found = await reading.rows(ask(touchpoints_given), where) if len(where) else []
    return sorted(found, key=lambda row: (row["occurred_at"], row["position"]), reverse=True)


def talks(outline: pa.Table) -> pa.Table:
    """The touchpoints of conversations, in any order, with what was said where a conversation is called after it."""
    return outline.filter(pc.is_valid(outline.column("conversation"))).select(TALKS)


def beginning(outline: pa.Table) -> datetime | None:
    """When the line begins; None for a line with nothing on it."""
    first = pc.min(outline.column("occurred_at")).as_py()
    return first.replace(tzinfo=UTC) if first is not None else None
