"""The published Python clients, as they are, with our address."""

import asyncio

import rudderstack.analytics.client as rudderstack
from segment.analytics.client import Client as SegmentClient

from tests.clients.conftest import House


async def test_segment_s_python_client_delivers_everything_it_can_say(house: House) -> None:
    for packed in (False, True):
        await asyncio.to_thread(_segment, house, packed)
    rows = await house.log(14)
    names = ["Customer Identified", "Order Completed", "Page Viewed", "Screen Viewed", "Company Identified"]
    assert sorted(row["name"] for row in rows) == sorted(2 * [*names, "Customer Identified", "Anonymous Thing"])
    order = next(row for row in rows if row["name"] == "Order Completed")
    assert (order["order_id"], str(order["value"]), order["channel"]) == ("C-1", "9.5000", "web")


def _segment(house: House, packed: bool) -> None:  # noqa: FBT001 the client's own switch
    problems: list[object] = []
    client = SegmentClient(
        house.key, host=house.url, gzip=packed, on_error=lambda error, _: problems.append(error), upload_interval=0.05
    )
    client.identify("customer-1", {"email": "maya@example.com"})
    client.track("customer-1", "Order Completed", {"revenue": 9.5, "order_id": "C-1"})
    client.track(anonymous_id="anon-1", event="Anonymous Thing")
    client.page("customer-1", "Docs", "Home", {"url": "https://shop.example/"})
    client.screen("customer-1", "App", "Basket")
    client.group("customer-1", "company-1", {"name": "Cortado"})
    client.alias("anon-1", "customer-1")
    client.shutdown()
    assert problems == []


async def test_rudderstack_s_python_client_delivers_too(house: House) -> None:
    await asyncio.to_thread(_rudderstack, house)
    rows = await house.log(3)
    assert [row["name"] for row in rows] == ["Customer Identified", "Order Completed", "Customer Identified"]
    assert '"email":"maya@example.com"' in rows[0]["properties"]


def _rudderstack(house: House) -> None:
    problems: list[object] = []
    client = rudderstack.Client(house.key, host=house.url, on_error=lambda error, _: problems.append(error))
    client.identify("customer-1", {"email": "maya@example.com"})
    client.track("customer-1", "Order Completed", {"revenue": 9.5})
    client.alias("anon-1", "customer-1")
    client.shutdown()
    assert problems == []
