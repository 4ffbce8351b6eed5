"""Scroll depth, time on page and errors; each with a twin that must stay silent."""

import time

import pytest
from playwright.sync_api import Page

from tests.browser.widget.recorder import QUIET_SECONDS, Recorder

pytestmark = pytest.mark.browser

# A scroll is told to the page with its next frame.
SCROLLED = """(y) => new Promise((drawn) => {
  scrollTo(0, y);
  requestAnimationFrame(() => requestAnimationFrame(drawn));
})"""
LONG = "<p style='height:4000px'>A long story</p>"


def silent(site: Recorder, page: Page, name: str) -> None:
    page.wait_for_timeout(QUIET_SECONDS * 1000)
    assert site.items(name) == []


def test_how_far_a_page_was_scrolled_is_told_each_quarter_once(site: Recorder, page: Page) -> None:
    page.goto(site.add_page("/", LONG))
    site.wait_for("page")
    for y in (500, 700, 1500, 1200, 4000, 0, 4000):
        page.evaluate(SCROLLED, y)
    site.wait_for("Page Scrolled", 3)
    page.wait_for_timeout(QUIET_SECONDS * 1000)
    assert [item["properties"]["depth"] for item in site.items("Page Scrolled")] == [25, 50, 100]


@pytest.mark.parametrize("body", ["<p>Short</p>", LONG], ids=["nothing to scroll", "a nudge"])
def test_a_page_that_was_not_scrolled_says_nothing(site: Recorder, page: Page, body: str) -> None:
    page.goto(site.add_page("/", body))
    site.wait_for("page")
    page.evaluate("scrollTo(0, 40)")
    silent(site, page, "Page Scrolled")


def test_how_long_a_page_was_looked_at_is_told_when_it_is_left(site: Recorder, page: Page) -> None:
    began = time.monotonic()
    page.goto(site.add_page("/one"))
    site.wait_for("page")
    page.wait_for_timeout(1600)
    page.goto(site.add_page("/two"))
    most = time.monotonic() - began
    left = site.wait_for("Page Left")[0]
    assert 2 <= left["properties"]["seconds"] <= most + 0.5
    assert left["context"]["page"]["path"] == "/one"


def test_a_page_inside_an_application_is_left_too(site: Recorder, page: Page) -> None:
    page.goto(site.add_page("/one"))
    site.wait_for("page")
    page.wait_for_timeout(1200)
    page.evaluate("history.pushState({}, '', '/two')")
    assert site.wait_for("Page Left")[0]["context"]["page"]["path"] == "/one"


def test_a_page_nobody_looked_at_is_not_left(site: Recorder, page: Page) -> None:
    page.add_init_script("Object.defineProperty(Document.prototype, 'hidden', {get: () => true})")
    page.goto(site.add_page("/one"))
    page.wait_for_timeout(1500)
    page.goto(site.add_page("/two"))
    site.wait_for("page", 2)
    silent(site, page, "Page Left")


def test_a_glance_is_not_told(site: Recorder, page: Page) -> None:
    # So short, however busy the machine is: the page's own clock goes by a tenth of a second alone.
    page.add_init_script("const began = [1000]; performance.now = () => began.shift() ?? 1100")
    page.goto(site.add_page("/one"))
    page.goto(site.add_page("/two"))
    site.wait_for("page", 2)
    silent(site, page, "Page Left")


def test_an_uncaught_error_is_told_once(site: Recorder, page: Page) -> None:
    page.goto(site.add_page("/"))
    site.wait_for("page")
    for _ in range(3):
        page.evaluate("setTimeout(() => { throw new Error('broken on purpose') })")
    page.evaluate("Promise.reject(new TypeError('rejected on purpose')); 0")
    first, second = site.wait_for("Error Occurred", 2)
    page.wait_for_timeout(QUIET_SECONDS * 1000)
    assert len(site.items("Error Occurred")) == 2
    messages = sorted((first["properties"]["message"], second["properties"]["message"]))
    assert messages == ["Uncaught Error: broken on purpose", "rejected on purpose"]
    assert "broken on purpose" in first["properties"]["stack"] + second["properties"]["stack"]


def test_a_caught_error_is_nobodys_business(site: Recorder, page: Page) -> None:
    page.goto(site.add_page("/", "<img src='/missing.png'>"))
    site.wait_for("page")
    page.evaluate("try { null.x } catch {} Promise.reject(new Error('x')).catch(() => 0); console.error('x')")
    silent(site, page, "Error Occurred")
