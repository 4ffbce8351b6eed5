"""Every main view of the console passes axe: on a desk and on a phone, light and dark."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.demo import Demo

pytestmark = [pytest.mark.browser, pytest.mark.slow]

AXE = Path(__file__).resolve().parents[3] / "node_modules/axe-core/axe.min.js"
WIDE, NARROW = (1440, 900), (390, 844)
LOOKS = [(WIDE, "light"), (WIDE, "dark"), (NARROW, "light"), (NARROW, "dark")]
SETTINGS = ("you", "set-up", "company", "teammates", "teams", "roles", "channels", "hours", "keys", "audit", "rejects")


@pytest.fixture(scope="module")
def views(demo: Demo) -> list[str]:
    """The addresses of the main views, with a conversation and a customer of the demo."""
    with demo.signed_in("ana") as ana:
        conversation = ana.get("/api/conversations?view=resolved").json()["items"][0]
    thread, customer = conversation["id"], conversation["customer"]["id"]
    main = [
        "/",
        "/inbox?view=all",
        f"/inbox/{thread}?view=resolved",
        "/customers",
        f"/customers/{customer}",
    ]
    return [*main, *(f"/settings/{section}" for section in SETTINGS)]


@pytest.fixture(params=LOOKS, ids=lambda look: f"{look[0][0]}-{look[1]}")
def ana(chromium: Browser, demo: Demo, request: pytest.FixtureRequest) -> Iterator[Page]:
    """An administrator who has signed in, with one size and scheme."""
    (width, height), scheme = request.param
    context = chromium.new_context(
        base_url=demo.url, viewport={"width": width, "height": height}, color_scheme=scheme, reduced_motion="reduce"
    )
    with demo.signed_in("ana") as client:
        context.add_cookies([{"name": c.name, "value": c.value or "", "url": demo.url} for c in client.cookies.jar])
    yield context.new_page()
    context.close()


def test_every_view_passes_axe(ana: Page, views: list[str]) -> None:
    assert [found for view in views for found in violations(ana, view)] == []


def test_the_ways_in_pass_axe(chromium: Browser, demo: Demo) -> None:
    page = chromium.new_page(base_url=demo.url)
    ways = ("/sign-in", "/setup?token=abc", "/accept-invitation?token=abc", "/reset-password")
    assert [found for way in ways for found in violations(page, way)] == []
    page.close()


def violations(page: Page, address: str) -> list[str]:
    """What axe finds wrong on a page that has come to rest."""
    page.goto(address)
    page.wait_for_load_state("networkidle")
    # Not wait_for_function: asked again it would need eval, which the console's own policy forbids.
    page.locator("h1, h2").first.wait_for(state="attached")
    expect(page.locator("[aria-busy=true]")).to_have_count(0)
    page.evaluate(AXE.read_text())
    found: list[dict[str, Any]] = page.evaluate("async () => (await axe.run()).violations")
    return [
        f"{address}: {each['id']}: {node['target']} {node['failureSummary']}"
        for each in found
        for node in each["nodes"]
    ]
