"""What axe finds wrong with what is on screen."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.browser.chromium import OPEN_ROOTS
from tests.browser.demo import Demo

AXE = Path(__file__).resolve().parents[3] / "node_modules/axe-core/axe.min.js"
WIDE, NARROW = (1440, 900), (390, 844)
Look = tuple[tuple[int, int], str]
"""A size and a colour scheme."""


def named(look: Look) -> str:
    """How a test calls a look: "1440-dark"."""
    return f"{look[0][0]}-{look[1]}"


@contextmanager
def looking(chromium: Browser, demo: Demo, look: Look, *, who: str | None = None) -> Iterator[Page]:
    """A page with one size and scheme; `who` has signed in to the console."""
    (width, height), scheme = look
    context = chromium.new_context(
        base_url=demo.url,
        viewport=ViewportSize(width=width, height=height),
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",
    )
    context.add_init_script(OPEN_ROOTS)
    if who:
        with demo.signed_in(who) as client:
            context.add_cookies([{"name": c.name, "value": c.value or "", "url": demo.url} for c in client.cookies.jar])
    yield context.new_page()
    context.close()


def at_rest(page: Page, address: str) -> None:
    """Open an address and wait until nothing is fetched any more."""
    page.goto(address)
    page.wait_for_load_state("networkidle")
    # Not wait_for_function: asked again it would need eval, which the console's own policy forbids.
    page.locator("h1, h2").first.wait_for(state="attached")
    expect(page.locator("[aria-busy=true]")).to_have_count(0)


def violations(page: Page, name: str) -> list[str]:
    """What axe finds on a page as it stands."""
    page.evaluate(AXE.read_text())
    found: list[dict[str, Any]] = page.evaluate("async () => (await axe.run()).violations")
    return [
        f"{name}: {each['id']}: {node['target']} {node['failureSummary']}" for each in found for node in each["nodes"]
    ]
