"""One customer's touchpoints of two years for the bench of scrolling, sent in as a company's own server would."""

import random
import time
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import httpx

BATCH = 1_000
DAYS = 730
VISITS_EACH = 14
PATIENCE_SECONDS = 300.0
FIRST_OF_ALL = "Sample Asked For"
PLACES = [
    ("Page Viewed", "web"),
    ("Product Viewed", "web"),
    ("Product List Viewed", "app"),
    ("Products Searched", "web"),
    ("Product Added", "app"),
    ("Cart Viewed", "web"),
    ("Email Opened", "email"),
    ("Order Completed", "web"),
    ("Order Shipped", "email"),
    ("Error Occurred", "app"),
]


def recorded(console: httpx.Client, touchpoints: int) -> str:
    """Send everything in, as a company's own server would; return the customer's id once the whole line is there."""
    wish = {"name": "Bench", "scopes": ["collect"]}
    key = console.post("/api/keys", json=wish).raise_for_status().json()["key"]
    items = line_of(touchpoints)
    with httpx.Client(base_url=console.base_url, auth=(key, ""), timeout=60) as sender:
        for start in range(0, touchpoints, BATCH):
            sender.post("/v1/batch", json={"batch": items[start : start + BATCH]}).raise_for_status()
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until:
        for each in console.get("/api/customers").raise_for_status().json()["items"]:
            line = console.get(f"/api/customers/{each['id']}/line?limit=1").raise_for_status().json()
            if line["total"] == touchpoints:
                return str(each["id"])
        time.sleep(0.2)
    raise TimeoutError("The line never became whole.")


def line_of(touchpoints: int) -> list[dict[str, Any]]:
    """Visits scattered over two years, each of some touchpoints a few minutes apart, the oldest first."""
    chance = random.Random(10)
    began = datetime.now(UTC) - timedelta(days=DAYS)
    starts = sorted(chance.random() for _ in range(touchpoints // VISITS_EACH + 1))
    moments = [
        began + timedelta(days=start * (DAYS - 1), minutes=3 * step, seconds=chance.random() * 90)
        for start in starts
        for step in range(VISITS_EACH)
    ]
    return [item_of(chance, place, at) for place, at in enumerate(sorted(moments)[:touchpoints])]


def item_of(chance: random.Random, place: int, at: datetime) -> dict[str, Any]:
    """One touchpoint as an API client writes it; the oldest has a name of its own, so that the end is known."""
    name, channel = chance.choices(PLACES, weights=[30, 25, 10, 8, 8, 6, 5, 2, 2, 4])[0]
    properties: dict[str, Any] = {"product_id": str(place % 400), "name": f"Court Low {place % 400}, red and white"}
    if name.startswith("Order"):
        properties |= {"order_id": f"C-{place}", "revenue": round(40 + chance.random() * 160, 2), "currency": "EUR"}
    page = {
        "path": f"/products/{place % 400}",
        "title": f"Court Low {place % 400}",
        "url": f"https://shop.example/{place}",
    }
    return {
        "type": "track",
        "event": name if place else FIRST_OF_ALL,
        "messageId": str(uuid4()),
        "userId": "maya",
        "timestamp": at.isoformat(),
        "properties": properties,
        "context": {"channel": channel, "page": page},
    }
