"""The long lists of the console are walked by the arrow keys, and Enter opens what has the focus."""

import re
from collections.abc import Iterator
from contextlib import suppress

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from tests.browser.axe import at_rest
from tests.browser.chromium import PATIENCE_MS
from tests.browser.demo import Demo

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture
def ana(chromium: Browser, demo: Demo) -> Iterator[Page]:
    """An administrator who has signed in."""
    context = chromium.new_context(base_url=demo.url, viewport={"width": 1440, "height": 900})
    context.set_default_timeout(PATIENCE_MS)
    with demo.signed_in("ana") as client:
        context.add_cookies([{"name": c.name, "value": c.value or "", "url": demo.url} for c in client.cookies.jar])
    yield context.new_page()
    context.close()


def test_the_lines_list_is_walked_by_arrow_keys_and_enter_opens_details(ana: Page, demo: Demo) -> None:
    with demo.signed_in("ana") as client:
        conversation = client.get("/api/conversations?view=resolved").json()["items"][0]
    at_rest(ana, f"/customers/{conversation['customer']['id']}")
    rows = ana.get_by_role("list", name="Touchpoints, newest first").get_by_role("button")
    rows.first.focus()
    ana.keyboard.press("ArrowDown")
    ana.keyboard.press("ArrowDown")
    second = rows.nth(2)
    expect(second).to_be_focused()
    assert outlined(second)
    ana.keyboard.press("Enter")
    expect(second).to_have_attribute("aria-expanded", "true")
    # The last of them is far out of sight when the walk begins.
    ana.keyboard.press("End")
    expect(ana.locator(":focus")).to_be_in_viewport()
    expect(second).not_to_be_focused()


def test_a_hue_of_the_line_names_its_department_to_who_rests_on_it(ana: Page, demo: Demo) -> None:
    with demo.signed_in("ana") as client:
        conversation = client.get("/api/conversations?view=resolved").json()["items"][0]
    at_rest(ana, f"/customers/{conversation['customer']['id']}")
    rows = ana.get_by_role("list", name="Touchpoints, newest first").get_by_role("button")
    name = ana.get_by_role("tooltip")
    for _ in range(10):  # what loads above the list may still move it from beneath the pointer
        rows.first.locator("time + span").hover()
        with suppress(PlaywrightTimeout):
            name.wait_for(timeout=3_000)
            break
        ana.mouse.move(0, 0)
    expect(name).to_be_visible()
    expect(rows.first).to_contain_text(f", {name.inner_text()}")
    rows.nth(1).locator("time").hover()
    expect(name).to_have_count(0)


def test_the_inbox_is_walked_by_arrow_keys_without_opening_what_is_passed(ana: Page) -> None:
    at_rest(ana, "/inbox?view=resolved")
    rows = ana.locator("li a[href*='/inbox/']")
    rows.first.focus()
    ana.keyboard.press("ArrowDown")
    expect(rows.nth(1)).to_be_focused()
    assert outlined(rows.nth(1))
    expect(ana).to_have_url(re.compile(r"/inbox\?"))
    ana.keyboard.press("Enter")
    expect(ana).to_have_url(re.compile(re.escape((rows.nth(1).get_attribute("href") or "").partition("?")[0])))


def test_the_customers_are_walked_by_arrow_keys_and_enter_opens_the_line(ana: Page) -> None:
    at_rest(ana, "/customers")
    rows = ana.get_by_role("table", name="Customers").locator("tbody button")
    rows.first.focus()
    ana.keyboard.press("ArrowDown")
    expect(rows.nth(1)).to_be_focused()
    ana.keyboard.press("Enter")
    expect(ana).to_have_url(re.compile(r"/customers/[0-9a-f-]{36}"))


def test_an_old_link_to_the_rejects_opens_them_inside_settings(ana: Page) -> None:
    ana.goto("/rejects")
    expect(ana.get_by_role("heading", name="Rejects", level=2)).to_be_visible()
    expect(ana.get_by_role("navigation", name="Settings").get_by_role("link", name="Rejects")).to_have_attribute(
        "aria-current", "page"
    )


def outlined(row: Locator) -> bool:
    """Whether the focus can be seen."""
    drawn: str = row.evaluate("(each) => getComputedStyle(each).outlineStyle")
    return drawn == "solid"
