"""Asking the list of customers: search, filter, sort, page by page."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import AsyncIterator, Callable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import ColumnElement, Select, and_, exists, false, func, literal, not_, or_, select, true, tuple_
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import InstrumentedAttribute

from wayline.customers.errors import CursorUnreadable, SortUnknown
from wayline.customers.listing.filters import TIMES, Comparison, Condition, Several
from wayline.customers.listing.wording import LARGEST_FACT, plain, sort_key, tokens
from wayline.customers.model import MISSING, Customer, CustomerFact
from wayline.customers.store import among
from wayline.kit.db import Transaction

LARGEST_PAGE = 200
FEW = 1_000
SORTS: dict[str, InstrumentedAttribute[Any]] = {
    "name": Customer.name_key,
    "email": Customer.email_key,
    "company": Customer.company_key,
    "first_seen_at": Customer.first_seen_at,
    "last_seen_at": Customer.last_seen_at,
}
_TIMES = {"first_seen_at", "last_seen_at"}

# What stands beside a column in lower case, without accents, bytewise sorted: its index alone answers "contains" too.
_KEYS: dict[str, InstrumentedAttribute[str]] = {
    "name": Customer.name_key,
    "email": Customer.email_key,
    "company": Customer.company_key,
    "phone": Customer.phone_key,
}


class Listed(msgspec.Struct, frozen=True):
    """A customer as the list shows them."""

    id: UUID
    name: str | None
    email: str | None
    phone: str | None
    company: str | None
    known: bool
    first_seen_at: datetime
    last_seen_at: datetime
    blocked_at: datetime | None
    facts: dict[str, Any]


class Question(msgspec.Struct, frozen=True):
    """What is asked of the list. `sort` is a column, with a minus before it for the last first."""

    search: str = ""
    filter: Condition | Several | None = None
    sort: str = "-last_seen_at"


class Place(msgspec.Struct, frozen=True, array_like=True):
    """The last row of a page: the cursor."""

    sort: str
    value: str
    id: UUID


_columns = tuple(getattr(Customer, name) for name in Listed.__struct_fields__)


async def page(tx: Transaction, question: Question, cursor: str | None, limit: int) -> tuple[list[Listed], str | None]:
    """One page and the cursor of the next (None: the list ends). Raises SortUnknown or CursorUnreadable."""
    place = _place(question, cursor) if cursor else None
    limit = max(1, min(limit, LARGEST_PAGE))
    down = _descending(question.sort)
    conditions = await _narrowed(tx, question)
    rows: list[Any] = []
    for part in _parts(question, conditions, place, down=down):
        left = limit + 1 - len(rows)
        if left:
            rows += (await tx.execute(part.limit(left))).all()
    items = [Listed(*row[:-1]) for row in rows[:limit]]
    if len(rows) <= limit:
        return items, None
    last = rows[limit - 1]
    value = last[-1].isoformat() if isinstance(last[-1], datetime) else last[-1]
    return items, _written(Place(question.sort, value, last[0]))


async def every(tx: Transaction, question: Question, most: int) -> AsyncIterator[Listed]:
    """All rows a question finds (at most so many), page by page, for export."""
    cursor: str | None = None
    while most > 0:
        items, cursor = await page(tx, question, cursor, min(LARGEST_PAGE, most))
        for item in items:
            yield item
        most -= len(items)
        if cursor is None:
            return


async def fact_names(tx: Transaction, sample: int = 2000) -> list[str]:
    """The names of facts in use among the customers seen last, the most frequent first."""
    latest = (
        select(Customer.facts).where(Customer.known).order_by(Customer.last_seen_at.desc()).limit(sample).subquery()
    )
    name = func.jsonb_object_keys(latest.c.facts).label("name")
    names = select(name).select_from(latest).subquery()
    often = select(names.c.name).group_by(names.c.name).order_by(func.count().desc(), names.c.name).limit(100)
    return list((await tx.execute(often)).scalars())


async def _narrowed(tx: Transaction, question: Question) -> list[ColumnElement[bool]]:
    """The conditions; where few customers meet them, who these are, so that nobody walks the list to find them.

    PostgreSQL cannot know how rare an unseen word or a nested condition is, and would walk a sorted index of a
    million rows in the hope of an early end. It plans a materialised part for its whole cost, yet takes no more rows
    from it than are asked for: so the common stop early here, and the rare are found by their own index.
    """
    conditions = conditions_of(question.search, question.filter)
    if not conditions or (not question.search and _fields(question.filter) <= {"known"}):
        return conditions
    met = select(Customer.id).where(*conditions).cte("met").prefix_with("materialized")
    few = list((await tx.execute(select(met.c.id).limit(FEW + 1))).scalars())
    return conditions if len(few) > FEW else [among(Customer.id, few)]


def _fields(asked: Condition | Several | None) -> set[str]:
    if isinstance(asked, Several):
        return {field for each in asked.of for field in _fields(each)}
    return {asked.field} if asked else set()


def _parts(
    question: Question, conditions: Sequence[ColumnElement[bool]], place: Place | None, *, down: bool
) -> list[Select[Any]]:
    """The questions that answer a page, in order: Z to A, those without a name still come last."""
    column = SORTS[question.sort.removeprefix("-")]
    wanted = select(*_columns, column).where(*conditions)
    order = (column.desc(), Customer.id.desc()) if down else (column, Customer.id)
    wanted = wanted.order_by(*order)
    beyond: ColumnElement[bool] = true()
    if place is not None:
        value: Any = datetime.fromisoformat(place.value) if question.sort.lstrip("-") in _TIMES else place.value
        key, here = tuple_(column, Customer.id), tuple_(literal(value, column.type), literal(place.id))
        beyond = key < here if down else key > here
    if not down or question.sort.lstrip("-") in _TIMES:
        return [wanted.where(beyond)]
    nameless = wanted.where(column == MISSING)
    if place and place.value == MISSING:
        return [nameless.where(beyond)]
    return [wanted.where(column < MISSING, beyond), nameless]


def _descending(sort: str) -> bool:
    if sort.removeprefix("-") not in SORTS:
        raise SortUnknown(sort=sort[:100], sorts=sorted(SORTS))
    return sort.startswith("-")


def _written(place: Place) -> str:
    return urlsafe_b64encode(msgspec.json.encode(place)).decode().rstrip("=")


def _place(question: Question, cursor: str) -> Place:
    try:
        place = msgspec.json.decode(urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)), type=Place)
        if question.sort.lstrip("-") in _TIMES:
            datetime.fromisoformat(place.value)
    except (ValueError, msgspec.MsgspecError) as error:
        raise CursorUnreadable from error
    if place.sort != question.sort or "\x00" in place.value:
        raise CursorUnreadable
    return place


def conditions_of(search: str, filter: Condition | Several | None) -> list[ColumnElement[bool]]:
    """All of these hold for what is asked."""
    found: list[ColumnElement[bool]] = []
    words = tokens(search)[:10]
    if words:
        query = " & ".join(f"{word}:*" for word in words)
        found.append(Customer.words.bool_op("@@")(func.to_tsquery("simple", query)))
    elif search.strip():
        found.append(false())
    if filter is not None:
        found.append(_compiled(filter))
    return found


def is_plainly(asked: Condition) -> ColumnElement[bool]:
    """Whether a field is this value: words whatever their case and accents, one of several where a fact is a list."""
    if asked.field in _KEYS:
        return and_(_KEYS[asked.field] < MISSING, _KEYS[asked.field] == sort_key(str(asked.value)))
    if not asked.field.startswith("facts."):
        return _compiled(asked)
    name = asked.field.removeprefix("facts.")
    one_of = Customer.facts.bool_op("@>")(literal({name: [asked.value]}, JSONB))
    parts = [_compiled(asked), one_of]
    if isinstance(asked.value, str):
        parts.append(_has(name, CustomerFact.words == plain(asked.value)[:LARGEST_FACT]))
    return or_(*parts)


def _compiled(asked: Condition | Several) -> ColumnElement[bool]:
    if isinstance(asked, Several):
        parts = [_compiled(each) for each in asked.of]
        if asked.how == "any":
            return or_(false(), *parts)
        return and_(true(), *parts) if asked.how == "all" else not_(or_(false(), *parts))
    if asked.field.startswith("facts."):
        return _of_fact(asked.field.removeprefix("facts."), asked)
    if asked.field == "known":
        known: ColumnElement[bool] = Customer.__table__.c.known
        return known if bool(asked.value) is (asked.is_ is Comparison.IS) else not_(known)
    if asked.field == "blocked":
        blocked = Customer.blocked_at.is_not(None)
        return blocked if bool(asked.value) is (asked.is_ is Comparison.IS) else not_(blocked)
    return _of_time(asked) if asked.field in TIMES else _of_words(asked)


def _of_time(asked: Condition) -> ColumnElement[bool]:
    column, value = getattr(Customer, asked.field), asked.value
    by_comparison: dict[Comparison, Callable[[], ColumnElement[bool]]] = {
        Comparison.IS: lambda: column == value,
        Comparison.IS_NOT: lambda: column != value,
        Comparison.CONTAINS: false,
        Comparison.ABOVE: lambda: column > value,
        Comparison.BELOW: lambda: column < value,
        Comparison.EXISTS: true,
        Comparison.MISSING: false,
    }
    return by_comparison[asked.is_]()


def _of_words(asked: Condition) -> ColumnElement[bool]:
    """Words are compared as they are sorted: in lower case, without accents. Only "is" looks at every letter."""
    column, key, words = getattr(Customer, asked.field), _KEYS[asked.field], plain(str(asked.value))
    is_value = and_(key == sort_key(str(asked.value)), func.coalesce(column == str(asked.value), false()))
    there = key < MISSING
    by_comparison: dict[Comparison, Callable[[], ColumnElement[bool]]] = {
        Comparison.IS: lambda: is_value,
        Comparison.IS_NOT: lambda: not_(is_value),
        Comparison.CONTAINS: lambda: and_(there, key.contains(words, autoescape=True)),
        Comparison.ABOVE: lambda: and_(there, key > words),
        Comparison.BELOW: lambda: and_(there, key < words),
        Comparison.EXISTS: lambda: there,
        Comparison.MISSING: lambda: key == MISSING,
    }
    return by_comparison[asked.is_]()


def _of_fact(name: str, asked: Condition) -> ColumnElement[bool]:
    is_value = Customer.facts.bool_op("@>")(literal({name: asked.value}, JSONB))
    number = isinstance(asked.value, int | float)
    column: InstrumentedAttribute[Any] = CustomerFact.number if number else CustomerFact.words
    value = asked.value if number or isinstance(asked.value, datetime) else plain(str(asked.value))[:LARGEST_FACT]
    by_comparison: dict[Comparison, Callable[[], ColumnElement[bool]]] = {
        Comparison.IS: lambda: is_value,
        Comparison.IS_NOT: lambda: not_(is_value),
        Comparison.CONTAINS: lambda: _has(name, CustomerFact.words.contains(plain(str(asked.value)), autoescape=True)),
        Comparison.ABOVE: lambda: _has(name, column > value),
        Comparison.BELOW: lambda: _has(name, column < value),
        Comparison.EXISTS: lambda: _has(name),
        Comparison.MISSING: lambda: not_(_has(name)),
    }
    return by_comparison[asked.is_]()


def _has(name: str, *conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    of_them = select(CustomerFact.customer_id).where(
        CustomerFact.customer_id == Customer.id, CustomerFact.name == name[:LARGEST_FACT], *conditions
    )
    return exists(of_them)
