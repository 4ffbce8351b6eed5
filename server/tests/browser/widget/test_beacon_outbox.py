"""Nothing captured is lost: through errors, overload, a lost connection, a closed page; and on a hostile page."""

import time

import pytest
from playwright.sync_api import Page

from tests.browser.widget.recorder import QUIET_SECONDS, Recorder, kept, settled

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("status", [500, 502, 503])
def test_what_the_server_could_not_take_is_sent_again(site: Recorder, page: Page, status: int) -> None:
    site.answers += [(status, {}), (status, {})]
    page.goto(site.add_page("/"))
    site.wait_for("page")
    assert len(site.posted_at) == 3
    first, second = (later - earlier for earlier, later in zip(site.posted_at, site.posted_at[1:], strict=False))
    # Half a second to a whole one, then twice that; the way there may take a moment more or less.
    assert first >= 0.45
    assert second >= 0.95
    settled(page)


@pytest.mark.parametrize("status", [429, 503])
def test_retry_after_is_honoured_also_by_the_next_page(site: Recorder, page: Page, status: int) -> None:
    site.answers.append((status, {"retry-after": "3"}))
    page.goto(site.add_page("/one"))
    page.wait_for_timeout(1000)
    page.goto(site.add_page("/two"))
    site.wait_for("page", 2)
    assert site.posted_at[1] - site.posted_at[0] >= 3


def test_one_item_the_server_cannot_read_does_not_take_its_neighbours_along(site: Recorder, page: Page) -> None:
    # Refuse the whole, then the first half, then its first item; take everything after that.
    site.answers += [(400, {}), (400, {}), (400, {})]
    page.goto(site.add_page("/", tag='data-page="off" data-capture="off"'))
    page.wait_for_function("'Wayline' in window")
    page.evaluate("for (const name of ['B', 'C', 'D']) Wayline.track(name)")
    site.wait_for("D")
    assert [item["event"] for item in site.items()] == ["B", "C", "D"]  # the refused one is the visit's start
    settled(page)


def test_an_item_larger_than_the_limit_is_not_sent(site: Recorder, page: Page) -> None:
    page.goto(site.add_page("/"))
    page.wait_for_function("'Wayline' in window")
    page.evaluate("Wayline.track('Huge', {text: 'é'.repeat(20000)}); Wayline.track('Small')")
    site.wait_for("Small")
    assert site.items("Huge") == []


def test_what_was_captured_without_a_connection_goes_out_when_it_is_back(site: Recorder, page: Page) -> None:
    page.goto(site.add_page("/"))
    site.wait_for("page")
    settled(page)
    page.context.set_offline(True)
    page.evaluate("Wayline.track('In The Tunnel')")
    page.wait_for_timeout(1000)
    assert kept(page) == 1
    page.context.set_offline(False)
    site.wait_for("In The Tunnel")
    assert len(site.items("In The Tunnel")) == 1


def test_the_last_words_of_a_page_arrive(site: Recorder, page: Page) -> None:
    page.goto(site.add_page("/"))
    site.wait_for("page")
    page.evaluate("Wayline.track('Last Words')")
    # Away before the tag has gathered what it sends, to a page without it.
    page.goto("about:blank")
    site.wait_for("Last Words")


def test_what_a_closed_page_could_not_send_is_sent_by_the_next(site: Recorder, page: Page) -> None:
    address = site.add_page("/")
    page.goto(address)
    site.wait_for("page")
    site.answers += [(503, {})] * 2
    page.evaluate("Wayline.track('Left Behind')")
    page.wait_for_timeout(700)
    page.goto("about:blank")
    page.goto(address)
    site.wait_for("Left Behind")


def test_two_tabs_send_everything_once(site: Recorder, page: Page) -> None:
    address = site.add_page("/")
    page.goto(address)
    other = page.context.new_page()
    other.goto(address)
    for number in range(20):
        (page if number % 2 else other).evaluate(f"Wayline.track('Step Taken', {{number: {number}}})")
    site.wait_for("Step Taken", 20)
    settled(page)
    page.wait_for_timeout(500)
    sent = [i for batch in site.batches for i in batch["batch"] if i.get("event") == "Step Taken"]
    assert sorted(item["properties"]["number"] for item in sent) == list(range(20))


HOSTILE = """<script>
Array.prototype.toJSON = function () { return String(this) };
Array.prototype.surprise = 1; Object.prototype.surprise2 = 2;
window.addEventListener('load', () => { JSON.stringify = JSON.parse = () => { throw new Error('mine') } });
</script>"""


def test_a_page_that_tampers_with_the_language_is_still_seen(site: Recorder, page: Page) -> None:
    page.goto(site.add_page("/", "<button onclick='this.textContent=1'>Buy</button>", head=HOSTILE))
    page.wait_for_load_state("load")
    page.get_by_role("button").click()
    assert site.wait_for("Button Clicked")[0]["properties"]["element"] == "button"
    page.evaluate("Wayline.track('Basket Viewed', {products: [{sku: 'a'}]})")
    assert site.wait_for("Basket Viewed")[0]["properties"]["products"][0]["sku"] == "a"


def test_a_frame_without_storage_is_still_seen(site: Recorder, page: Page) -> None:
    site.add_page("/inner")
    site.pages["/"] = "<!doctype html><iframe sandbox='allow-scripts' src='/inner'></iframe>"
    page.goto(f"{site.origin}/")
    assert site.wait_for("page")[0]["properties"]["path"] == "/inner"


def test_nothing_is_sent_twice_in_a_quiet_minute(site: Recorder, page: Page) -> None:
    page.goto(site.add_page("/"))
    site.wait_for("page")
    posts = len(site.posted_at)
    until = time.monotonic() + QUIET_SECONDS * 2
    while time.monotonic() < until:
        page.wait_for_timeout(200)
    assert len(site.posted_at) == posts
