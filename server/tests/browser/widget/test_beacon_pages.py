"""Pages and visits, as the script tag sees them."""

import pytest
from playwright.sync_api import Page

from tests.browser.widget.recorder import QUIET_SECONDS, Recorder, settled

pytestmark = pytest.mark.browser


def paths(site: Recorder) -> list[str]:
    return [item["properties"]["url"].removeprefix(site.origin) for item in site.items("page")]


def test_the_first_page_begins_a_visit_and_tells_where_the_customer_came_from(site: Recorder, page: Page) -> None:
    address = site.add_page("/shoes")
    page.goto(f"{address}?utm_source=news&utm_campaign=spring", referer="https://search.example/?q=best")
    visit = site.wait_for("Visit Started")[0]
    seen = site.wait_for("page")[0]
    assert visit["properties"]["source"] == "news"
    assert seen["context"]["campaign"] == {"source": "news", "name": "spring"}
    assert seen["properties"]["referrer"].startswith("https://search.example/")
    assert seen["properties"]["title"] == "Page /shoes"
    assert seen["context"]["visit_id"] == visit["context"]["visit_id"]
    assert seen["anonymousId"]
    assert seen["timestamp"].endswith("Z")
    assert site.batches[0]["writeKey"] == "wk_test"
    assert site.batches[0]["sentAt"].endswith("Z")
    assert site.content_types[0].startswith("text/plain")


def test_a_second_page_soon_after_belongs_to_the_same_visit(site: Recorder, page: Page) -> None:
    page.goto(site.add_page("/one"))
    page.goto(site.add_page("/two"))
    first, second = site.wait_for("page", 2)
    assert first["context"]["visit_id"] == second["context"]["visit_id"]
    assert len(site.items("Visit Started")) == 1


@pytest.mark.parametrize(("idle_minutes", "visits"), [(29, 1), (31, 2)])
def test_thirty_idle_minutes_end_a_visit(site: Recorder, page: Page, idle_minutes: int, visits: int) -> None:
    page.clock.install()
    page.goto(site.add_page("/"))
    page.wait_for_function("'Wayline' in window")
    page.clock.run_for(1000)
    site.wait_for("page")
    page.clock.fast_forward(idle_minutes * 60_000)
    page.evaluate("Wayline.track('Size Chosen')")
    page.clock.run_for(1000)
    site.wait_for("Size Chosen")
    assert len(site.items("Visit Started")) == visits


def test_a_visit_ends_after_a_day_however_busy_it_is(site: Recorder, page: Page) -> None:
    page.clock.install()
    page.goto(site.add_page("/", tag='data-capture="off"'))
    page.wait_for_function("'Wayline' in window")
    for _ in range(24 * 3 + 1):
        page.clock.fast_forward(20 * 60_000)
        page.evaluate("Wayline.track('Size Chosen')")
    page.clock.run_for(1000)
    assert len(site.wait_for("Visit Started", 2)) == 2


def test_history_hash_back_and_forward_are_pages(site: Recorder, page: Page) -> None:
    page.goto(site.add_page("/a"))
    site.wait_for("page")
    page.evaluate("document.title = 'B'; history.pushState({}, '', '/b')")
    second = site.wait_for("page", 2)[1]
    page.evaluate("location.hash = 'sizes'")
    site.wait_for("page", 3)
    page.evaluate("history.go(-2)")
    site.wait_for("page", 4)
    page.evaluate("history.forward()")
    site.wait_for("page", 5)
    assert paths(site) == ["/a", "/b", "/b#sizes", "/a", "/b"]
    assert second["properties"]["title"] == "B"
    assert second["properties"]["referrer"] == f"{site.origin}/a"


def test_housekeeping_in_the_history_is_no_page(site: Recorder, page: Page) -> None:
    page.goto(site.add_page("/a"))
    site.wait_for("page")
    page.evaluate("history.replaceState({}, '', '/a?sort=price'); history.pushState({y: 4}, '')")
    page.wait_for_timeout(QUIET_SECONDS * 1000)
    assert paths(site) == ["/a"]


def test_a_page_brought_back_from_the_back_forward_cache_is_a_page(site: Recorder, page: Page) -> None:
    page.goto(site.add_page("/a"))
    page.evaluate("window.kept = true")
    site.wait_for("page")
    settled(page)  # a page that is still asking for something is not kept
    page.goto(site.add_page("/b"))
    site.wait_for("page", 2)
    page.go_back(wait_until="commit")
    page.wait_for_function("location.pathname === '/a'")
    assert page.evaluate("window.kept"), "Chromium did not keep the page: the tag must not stand in the way"
    site.wait_for("page", 3)
    assert paths(site) == ["/a", "/b", "/a"]
