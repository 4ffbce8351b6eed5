"""What Wayline says of the demo's past is what the simulator knows of it."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from statistics import median
from typing import Any

import httpx
import msgspec
import pytest

from tests.entry.test_backup import wait_until
from tests.running import RunningServer
from wayline.entry.demo.ordering import WAITING_NOW
from wayline.entry.demo.promising import ANSWERED_AFTER, SAID_NOW
from wayline.entry.demo.simulator import History, Plan, simulate
from wayline.entry.demo.starting import Opened

CUSTOMERS, DAYS = 160, 60
STEPS = ("Product Viewed", "Product Added", "Checkout Started", "Order Completed")


class Told:
    """The demo's past as simulated, and a client that asks Wayline about it."""

    def __init__(self, history: History, client: httpx.Client) -> None:
        self.history = history
        self.client = client

    def metric(self, id: str) -> dict[str, Any]:
        """A metric over the whole past."""
        period = {"since": self.history.plan.since.isoformat(), "until": datetime.now(UTC).isoformat()}
        found: dict[str, Any] = self.client.get(f"/api/metrics/{id}", params=period).raise_for_status().json()
        return found


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Told]:
    data = tmp_path_factory.mktemp("demo") / "data"
    server = RunningServer(data, "demo", "--customers", str(CUSTOMERS), "--days", str(DAYS))
    server.start()
    try:
        server.says(r"(The past is written)")
        opened = msgspec.json.decode((data / "demo" / "demo.json").read_bytes(), type=Opened)
        history = simulate(Plan(until=opened.until, customers=CUSTOMERS, days=DAYS))
        with httpx.Client(base_url=server.url, timeout=60) as client:
            ana = {"email": "ana@cortado.example", "password": opened.password}
            client.post("/api/sign-in", json=ana).raise_for_status()
            wait_until(lambda: "wayline_outbox_waiting 0" in client.get("/metrics").text)
            # Who is who follows the log by a step; what is asked before would be answered as of then.
            wait_until(lambda: len(customers(client)) == len(history.truth.customers))
            wait_until(lambda: "wayline_outbox_waiting 0" in client.get("/metrics").text)
            yield Told(history, client)
    finally:
        server.stop()


def test_first_responses_are_as_many_and_as_long_as_they_were(told: Told) -> None:
    truth = told.history.truth
    said = told.metric("first_response_time")
    expected = [*(seconds for _, _, seconds in truth.first_responses), ANSWERED_AFTER]
    assert said["n"] == len(expected)
    assert said["median"] == pytest.approx(median(expected), abs=0.01)


def test_those_who_still_wait_are_those_who_were_left_waiting(told: Told) -> None:
    assert told.metric("still_waiting")["value"] == len(told.history.truth.waiting) + len(SAID_NOW) - 1 + WAITING_NOW


def test_conversion_is_what_a_slow_count_by_hand_gives(told: Told) -> None:
    depths = [depth for life in told.history.lives if (depth := deepest(life.calls)) is not None]
    said = told.metric("conversion")
    assert said["n"] == len(depths)
    bought = sum(depth == len(STEPS) - 1 for depth in depths)
    assert said["value"] == pytest.approx(bought / len(depths), abs=0.001)


def test_every_person_is_one_customer(told: Told) -> None:
    assert len(customers(told.client)) == len(told.history.truth.customers)


def test_nothing_of_it_is_taken_for_something_that_happens(told: Told) -> None:
    steps = {step["id"]: step["done"] for step in told.client.get("/api/checklist").raise_for_status().json()}
    assert (steps["tag"], steps["chat"]) == (False, False)


def customers(client: httpx.Client) -> set[str]:
    """The ids of everybody in the list."""
    ids: set[str] = set()
    cursor: str | None = ""
    while cursor is not None:
        page = client.get("/api/customers", params={"limit": 100, **({"cursor": cursor} if cursor else {})})
        found = page.raise_for_status().json()
        ids |= {customer["id"] for customer in found["items"]}
        cursor = found["next"]
    return ids


def deepest(calls: list[dict[str, Any]]) -> int | None:
    """How far this person's best attempt went, found by trying each; None for who never looked."""
    seen = [(datetime.fromisoformat(call["timestamp"]), call["event"]) for call in calls if call.get("event") in STEPS]
    best = None
    for began, name in seen:
        if name == STEPS[0]:
            at, depth = began, 0
            for here, there in pairwise(STEPS):
                later = [when for when, what in seen if what == there and at <= when <= began + timedelta(days=7)]
                if not later:
                    break
                at, depth = min(later), STEPS.index(here) + 1
            best = depth if best is None else max(best, depth)
    return best
