"""Customers joined by hand and parted again: what was understood of their texts is whose it was at each moment."""

from typing import Any

import httpx
import pytest

from tests.cast import As
from tests.customers.test_http import followed, two
from tests.metrics.literal import JONAS, MAYA, at
from tests.themes.words.literal import LATE, a_tree, about, stop_theming
from wayline.entry.parts import Parts

__all__ = ["two"]
PERIOD = {"since": at(-60).isoformat(), "until": at(600).isoformat()}


@pytest.fixture
async def lead(two: None, parts: Parts, as_role: As) -> httpx.AsyncClient:
    """The lead; Maya wrote twice about what is late and is angry, Jonas once and is content."""
    await stop_theming(parts)
    await a_tree(parts.writer)
    told = [
        *about("one", 1, [LATE], MAYA, sentiment=-4.0),
        *about("two", 2, [LATE], MAYA, sentiment=-2.0),
        *about("three", 3, [LATE], JONAS, sentiment=3.0),
    ]
    await parts.writer.append(told)
    await followed(parts)
    return await as_role("lead")


async def words(client: httpx.AsyncClient, **query: Any) -> tuple[int, int, str]:
    """Texts and customers of what is late, and the moment it was asked."""
    answer = (await client.get("/api/words", params={**PERIOD, **query})).raise_for_status().json()
    late = next(row for row in answer["items"] if row["theme"]["id"] == LATE)
    return late["texts"], late["customers"], answer["as_of"]


async def felt(client: httpx.AsyncClient) -> dict[str, list[float]]:
    """Whose quotes there are, with what each feels."""
    found: dict[str, list[float]] = {}
    for quote in (await client.get("/api/words/quotes", params=PERIOD)).raise_for_status().json()["items"]:
        found.setdefault(quote["customer"]["id"], []).append(quote["sentiment"])
    return {whose: sorted(each) for whose, each in found.items()}


async def test_texts_part_again_with_their_customers_and_every_moment_stays_as_it_was(
    lead: httpx.AsyncClient, parts: Parts, settled: Any
) -> None:
    texts, customers, apart = await words(lead)
    assert (texts, customers) == (3, 2)

    join = (await lead.post(f"/api/customers/{MAYA}/joins", json={"with": str(JONAS)})).raise_for_status().json()
    await settled()
    texts, customers, joined = await words(lead)
    assert (texts, customers) == (3, 1)
    assert await felt(lead) == {join["customer_id"]: [-4.0, -2.0, 3.0]}

    (await lead.post(f"/api/joins/{join['id']}/undo")).raise_for_status()
    await settled()
    assert (await words(lead))[:2] == (3, 2)
    assert await felt(lead) == {str(MAYA): [-4.0, -2.0], str(JONAS): [3.0]}

    assert (await words(lead, as_of=apart))[:2] == (3, 2)
    assert (await words(lead, as_of=joined))[:2] == (3, 1)
