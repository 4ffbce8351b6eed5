"""What customers see passes axe: the pages of the demo shop and the chat in them, light and dark, wide and narrow."""

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.axe import NARROW, WIDE, at_rest, looking, named, violations
from tests.browser.demo import Demo

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PAGES = ("/", "/trainers", "/journal/ten-trendiest-trainers", "/basket", "/checkout")


@pytest.mark.parametrize("look", [(WIDE, "light"), (NARROW, "dark")], ids=named)
def test_the_shop_and_its_chat_pass_axe(chromium: Browser, demo: Demo, look: tuple[tuple[int, int], str]) -> None:
    found = []
    with looking(chromium, demo, look) as page:
        for path in PAGES:
            at_rest(page, f"{demo.shop_url}{path}")
            found += violations(page, path)
        at_rest(page, f"{demo.shop_url}/products/court-low")
        page.locator(".launcher").click()
        field = page.get_by_role("textbox", name="Write a message")
        field.fill("Do these run small?")
        field.press("Enter")
        expect(page.locator("article.mine:not(.pending)")).to_be_visible()
        found += violations(page, "the chat")
        page.get_by_role("button", name="Emoji").click()
        found += violations(page, "the chat's emoji")
    assert found == []
