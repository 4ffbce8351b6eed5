"""The log as Ibis tables that no engine is bound to: what questions are built from."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import ibis
import pyarrow as pa
from ibis.expr.types import ArrayValue, JSONValue, StringValue

from wayline.touchpoints.asking import position_literal, utc_literal
from wayline.touchpoints.schema import DIMENSIONS, GIVEN, LINES, TOUCHPOINTS, unbound

_raw = unbound(TOUCHPOINTS, "touchpoints")
_lines = unbound(LINES, "lines")
_joins = unbound(DIMENSIONS["identity_customer"], "identity_customer")
_now = ibis.table({"identity": "uuid", "customer": "uuid"}, name="identity_now")
_records = unbound(DIMENSIONS["records"], "records")


def id_literal(id: UUID) -> ibis.expr.types.UUIDScalar:
    """An id in an expression."""
    return ibis.literal(str(id)).cast("uuid")


def touchpoints(as_of: datetime | None = None) -> ibis.Table:
    """Every touchpoint with its `customer`, as known at `as_of` (None: now)."""
    rows = _raw
    if as_of is not None:
        rows = rows.filter(rows.recorded_at <= utc_literal(as_of))
    who = _who(as_of)
    joined = rows.left_join(who, rows.identity == who.identity)
    return joined.select(rows, customer=ibis.coalesce(who.customer, rows.identity))


def touchpoints_of(identities: Sequence[UUID]) -> ibis.Table:
    """The touchpoints of these identities alone: the quick way to one customer's line."""
    return _raw.filter(_raw.identity.isin([id_literal(identity) for identity in identities]))


def lines_of(identities: Sequence[UUID]) -> ibis.Table:
    """The slim columns of the touchpoints of these identities, wherever in the log they lie."""
    return _lines.filter(_lines.identity.isin([id_literal(identity) for identity in identities]))


def given(*columns: str) -> ibis.Table:
    """Rows that come with a question (`Reading.table(question, rows)`): these columns of touchpoints."""
    return unbound(pa.schema([TOUCHPOINTS.field(column) for column in columns]), GIVEN)


def touchpoints_given() -> ibis.Table:
    """The touchpoints at the positions that come with the question, whole."""
    return _raw.semi_join(given("position"), "position")


def touchpoints_between(after: int, upto: int) -> ibis.Table:
    """The touchpoints at positions `after` < position ≤ `upto`: for those who follow the log."""
    return _raw.filter((_raw.position > position_literal(after)) & (_raw.position <= position_literal(upto)))


def records(kind: str, as_of: datetime | None = None) -> ibis.Table:
    """A small dimension as (key, data, known_at): the newest row of each key known at `as_of`."""
    rows = _records.filter(_records.kind == kind)
    if as_of is not None:
        rows = rows.filter(rows.known_at <= utc_literal(as_of))
    newest = rows.group_by("key").agg(
        data=rows.data.argmax(rows.position), known_at=rows.known_at.argmax(rows.position)
    )
    return newest.filter(newest.data.notnull())


@ibis.udf.scalar.builtin(signature=(("json", "array<string>"), "array<json>"))  # type: ignore[untyped-decorator] # (Ibis has no types)
def properties_at(said: JSONValue, names: ArrayValue) -> ArrayValue:
    """The properties of these names, each as JSON, in their order: read once for all, where the engine can."""


@ibis.udf.scalar.builtin(signature=(("json", "string"), "array<string>"))  # type: ignore[untyped-decorator] # (Ibis has no types)
def each_at(said: JSONValue, name: StringValue) -> ArrayValue:
    """The word under `name` in each object of a JSON list; empty where it is no list."""


def _who(as_of: datetime | None) -> ibis.Table:
    if as_of is None:
        return _now
    known = _joins.filter(_joins.known_at <= utc_literal(as_of))
    return known.group_by("identity").agg(customer=known.customer.argmax(known.position))
