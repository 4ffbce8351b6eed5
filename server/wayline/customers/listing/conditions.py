"""What is asked of the list, as conditions that an index can answer, whether everybody meets them or nobody."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, false, func, literal, not_, or_, select, true
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import InstrumentedAttribute

from wayline.customers.listing.filters import TIMES, Comparison, Condition, Several
from wayline.customers.listing.wording import LARGEST_FACT, plain, sort_key, tokens
from wayline.customers.model import MISSING, Customer, CustomerFact

# What stands beside a column in lower case, without accents, bytewise sorted: its index alone answers "contains" too.
_KEYS: dict[str, InstrumentedAttribute[str]] = {
    "name": Customer.name_key,
    "email": Customer.email_key,
    "company": Customer.company_key,
    "phone": Customer.phone_key,
}


def conditions_of(search: str, filter: Condition | Several | None) -> list[ColumnElement[bool]]:
    """All of these hold for what is asked."""
    found: list[ColumnElement[bool]] = []
    words = tokens(search)[:10]
    if words:
        query = " & ".join(f"{word}:*" for word in words)
        found.append(Customer.words.op("@@")(func.to_tsquery("simple", query)))
    elif search.strip():
        found.append(false())
    if filter is not None:
        found.append(_compiled(filter))
    return found


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
    is_value = Customer.facts.op("@>")(literal({name: asked.value}, JSONB))
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
