"""Customers in groups: by a fact and its value, as the readers of the log knew them at a moment."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from typing import Any

import msgspec
import numpy as np
import pyarrow as pa

from wayline.themes.words import store
from wayline.themes.words.shapes import WordsFact
from wayline.themes.words.texts import Column, Texts
from wayline.touchpoints.reading import Reading, ask

SAMPLE = 5_000
"""Customers that facts are looked for in, those of whom something was learned last."""
MOST_VALUES = 50
"""A fact with more values than this says who somebody is, not to which group they belong."""
LONGEST = 80
PERSONAL = {
    *("name", "firstname", "lastname", "first_name", "last_name", "fullname", "full_name", "username"),
    *("email", "phone", "address", "street", "birthday", "avatar", "title", "description", "website"),
}
"""Facts that say who somebody is."""


class Known(msgspec.Struct, frozen=True):
    """What is known of a customer."""

    facts: dict[str, Any] = {}
    company: str | None = None


async def facts_known(reading: Reading, as_of: datetime | None) -> list[WordsFact]:
    """Facts that group customers (known then): with values that several have, and not too many of them."""
    rows = await reading.rows(ask(store.customers_then, SAMPLE, as_of))
    known = (msgspec.json.decode(row["data"], type=Known | None) for row in rows)
    return facts_among(one for one in known if one is not None)  # whoever was joined to another is no customer any more


def facts_among(known: Iterable[Known]) -> list[WordsFact]:
    """The same of these customers: by name, the values of each with most customers first."""
    often: dict[str, Counter[str]] = {}
    for one in known:
        own = {store.COMPANY: one.company} if one.company else {}
        for name, value in {**one.facts, **own}.items():
            said = _plain(value)
            if said and name.lower() not in PERSONAL:
                often.setdefault(name, Counter())[said] += 1
    return [
        WordsFact(name, [value for value, _ in sorted(values.items(), key=lambda each: (-each[1], each[0]))])
        for name, values in sorted(often.items())
        if len(values) <= MOST_VALUES and values.most_common(1)[0][1] > 1
    ]


async def group_of(reading: Reading, texts: Texts, name: str, as_of: datetime | None) -> Column:
    """For each text the value of this fact of whose it is; none where it is not known, or no plain value."""
    found = await reading.table(ask(store.fact_then, name, as_of))
    return grouped(texts, found)


def grouped(texts: Texts, found: pa.Table) -> Column:
    """The same from (customer, value), the value as JSON."""
    values = Column.of(found.column("value"))
    plain = [_plain(msgspec.json.decode(each)) for each in values.words]
    words = sorted({each for each in plain if each})
    number = {word: place for place, word in enumerate(words)}
    coded = np.array([*(number[each] if each else -1 for each in plain), -1], np.int64)
    of_customer = dict(zip(found.column("customer").to_pylist(), coded[values.codes].tolist(), strict=True))
    customers = np.array([of_customer.get(each, -1) for each in texts.customers.words], np.int64)
    return Column(customers[texts.customers.codes] if len(customers) else texts.customers.codes, words)


def _plain(value: Any) -> str | None:  # noqa: ANN401 (whatever a site said of a customer)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str | int):
        return str(value).strip()[:LONGEST] or None
    return None
