"""A line over HTTP: pages, filters, the overview, the line before."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

import httpx
import pytest
from litestar import Litestar

from wayline.customers import By, claim, see
from wayline.entry.parts import Parts
from wayline.kit.ids import derived_id
from wayline.line import get_ready
from wayline.touchpoints.reading import Reading
from wayline.touchpoints.recording import Initiator, Lens, Touchpoint, identity_id, standard

NOON = datetime(2026, 10, 14, 12, tzinfo=UTC)
BROWSER = identity_id("anonymous", "laptop")
PERSON = identity_id("user", "maya")
TALK = derived_id("conversation", "blue and white")
Settled = Callable[[], Awaitable[None]]
Speak = Callable[[str], Awaitable[httpx.AsyncClient]]


def happened(name: str, minutes: float, identity: UUID = BROWSER, **more: Any) -> Touchpoint:
    meant = standard(name)
    given = {
        "department": meant.department,
        "stage": meant.stage,
        "lens": meant.lens,
        "initiated_by": meant.initiated_by,
        "channel": "chat" if meant.lens == Lens.SERVICE else "web",
        **more,
    }
    at = NOON + timedelta(minutes=minutes)
    return Touchpoint(
        id=derived_id(name, str(minutes), str(identity)), identity=identity, name=name, occurred_at=at, **given
    )


def story() -> list[Touchpoint]:
    page = {"page": {"url": "https://shop.example/basket", "path": "/basket", "title": "Basket"}}
    low = {"name": "Court Low", "variant": "red and white"}
    return [
        happened("Page Viewed", 0, context={"page": {"url": "https://shop.example/blog", "title": "Ten trendiest"}}),
        happened("Product Viewed", 4, properties=low),
        happened("Product Added", 5, properties=low, value=Decimal(118), currency="GBP"),
        happened("Conversation Started", 8, conversation=TALK, context=page),
        happened("Message Received", 8, conversation=TALK, properties={"text": "Blue and white?"}),
        happened("Message Sent", 9, conversation=TALK, initiated_by=Initiator.COMPANY, teammate=derived_id("tom")),
        happened("Conversation Resolved", 20, conversation=TALK),
        happened("Order Completed", 22, PERSON, value=Decimal(118), currency="GBP", order_id="1042"),
    ]


@pytest.fixture
async def viewer(parts: Parts, as_role: Speak, settled: Settled) -> httpx.AsyncClient:
    """Somebody who may read, in a company where the story happened; laptop and person are one customer."""
    async with parts.database.transaction() as tx:
        await see(tx, BROWSER, "anonymous", "laptop", NOON)
        await see(tx, PERSON, "user", "maya", NOON)
        await claim(tx, BROWSER, PERSON, By.TEAMMATE, NOON + timedelta(hours=1), derived_id("cause"))
    await parts.writer.append(story())
    await settled()
    return await as_role("viewer")


async def get(client: httpx.AsyncClient, path: str, **query: Any) -> Any:
    answer = await client.get(path, params=query)
    assert answer.status_code == 200, answer.text
    return answer.json()


async def test_the_line_of_all_identities_comes_newest_first_in_pages(viewer: httpx.AsyncClient) -> None:
    seen: list[str] = []
    cursor: str | None = None
    for _ in range(4):
        page = await get(viewer, f"/api/customers/{BROWSER}/line", limit=3, **({"cursor": cursor} if cursor else {}))
        assert page["total"] == 9
        seen += [item["name"] for item in page["items"]]
        cursor = page["next"]
        if cursor is None:
            break
    assert seen == ["Customer Joined", *(touchpoint.name for touchpoint in reversed(story()))]
    newest = (await get(viewer, f"/api/customers/{PERSON}/line"))["items"][1:]
    assert (newest[0]["title"], newest[0]["detail"], newest[0]["value"]) == ("Bought", "order 1042", "118.0000")
    assert newest[-1]["occurred_at"] == "2026-10-14T12:00:00Z"


@pytest.mark.parametrize(
    ("query", "names"),
    [
        (
            {"lens": "experience", "department": "sales", "name": ["Product Viewed", "Order Completed"]},
            ["Order Completed", "Product Viewed"],
        ),
        ({"channel": "chat", "since": "2026-10-14T12:09:00Z"}, ["Conversation Resolved", "Message Sent"]),
        ({"until": "2026-10-14T12:04:00Z"}, ["Page Viewed"]),
        ({"name": "Nothing Of The Kind"}, []),
    ],
)
async def test_filters_leave_what_they_name(viewer: httpx.AsyncClient, query: dict[str, Any], names: list[str]) -> None:
    page = await get(viewer, f"/api/customers/{BROWSER}/line", **query)
    assert [item["name"] for item in page["items"]] == names
    assert page["total"] == len(names)


async def test_the_overview_has_marks_bands_and_both_lenses(viewer: httpx.AsyncClient) -> None:
    found = await get(viewer, f"/api/customers/{BROWSER}/line/overview")
    marks = found["marks"][:-1]
    assert [mark["name"] for mark in marks] == [touchpoint.name for touchpoint in story()]
    assert (marks[-1]["kind"], marks[-1]["value"]) == ("order", 118)
    [band] = found["bands"]
    assert (band["from"], band["to"], band["label"]) == (
        "2026-10-14T12:08:00Z",
        "2026-10-14T12:20:00Z",
        "Blue and white?",
    )
    assert found["service"] == {"contacts": 1, "first_response_seconds": 60.0}
    assert found["experience"]["totals"] == [{"value": "118.0000", "currency": "GBP"}]


async def test_the_line_before_says_why_they_are_here_and_stops_where_the_conversation_began(
    viewer: httpx.AsyncClient,
) -> None:
    found = await get(viewer, f"/api/conversations/{TALK}/before")
    assert found["why"] == "Court Low, red and white in the basket, £118. Wrote from the basket."
    assert [item["name"] for item in found["items"]] == ["Product Added", "Product Viewed", "Page Viewed"]
    assert (found["customer"]["id"], found["customer"]["orders"]) == (str(PERSON), 1)


async def test_what_happens_while_somebody_looks_is_there_at_the_next_look(
    viewer: httpx.AsyncClient, parts: Parts
) -> None:
    before = await get(viewer, f"/api/customers/{BROWSER}/line/overview")
    await parts.writer.append(
        [happened("Order Refunded", 30, PERSON, value=Decimal(18), currency="GBP", order_id="1042")]
    )
    overview = await get(viewer, f"/api/customers/{BROWSER}/line/overview")
    page = await get(viewer, f"/api/customers/{BROWSER}/line")
    assert overview["total"] == page["total"] == before["total"] + 1
    assert overview["experience"]["totals"] == [{"value": "100.0000", "currency": "GBP"}]
    assert "Order Refunded" in [item["name"] for item in page["items"]]


async def test_an_erased_line_that_was_just_looked_at_is_empty(viewer: httpx.AsyncClient, parts: Parts) -> None:
    assert (await get(viewer, f"/api/customers/{BROWSER}/line"))["total"] == 9
    await parts.writer.in_writer(lambda: parts.engine.erase([BROWSER, PERSON]))
    assert (await get(viewer, f"/api/customers/{BROWSER}/line"))["total"] == 0
    assert (await get(viewer, f"/api/customers/{BROWSER}/line/overview"))["marks"] == []


async def test_a_first_screen_compiles_nothing_once_all_was_asked_of_nobody(
    viewer: httpx.AsyncClient, app: Litestar, parts: Parts, monkeypatch: pytest.MonkeyPatch
) -> None:
    reading = Reading(parts.engine)  # the screens' own: what else the server asks meanwhile is compiled too
    monkeypatch.setattr(app.state, "reading", reading)
    await get_ready(reading)
    compiled = reading.compiled
    await get(viewer, f"/api/customers/{BROWSER}/line", limit=60)
    await get(viewer, f"/api/customers/{BROWSER}/line/overview")
    reading.close()
    assert reading.compiled == compiled > 0


async def test_a_conversation_the_log_does_not_know_is_not_found(viewer: httpx.AsyncClient) -> None:
    answer = await viewer.get(f"/api/conversations/{derived_id('none')}/before")
    assert (answer.status_code, answer.json()["code"]) == (404, "conversation_not_on_the_line")


async def test_a_customer_nobody_met_has_an_empty_line(viewer: httpx.AsyncClient) -> None:
    nobody = derived_id("nobody")
    assert (await get(viewer, f"/api/customers/{nobody}/line"))["items"] == []
    assert (await get(viewer, f"/api/customers/{nobody}/line/overview"))["marks"] == []


async def test_a_cursor_no_page_gave_and_nobody_signed_in_are_refused(
    viewer: httpx.AsyncClient, client: httpx.AsyncClient
) -> None:
    odd = await viewer.get(f"/api/customers/{BROWSER}/line", params={"cursor": "odd"})
    assert odd.status_code == 422
    assert (await client.get(f"/api/customers/{BROWSER}/line")).status_code == 401
