"""Clicks, rage clicks, dead clicks and sent forms; each with a twin that must stay silent."""

import pytest
from playwright.sync_api import Page

from tests.browser.widget.recorder import QUIET_SECONDS, Recorder

pytestmark = pytest.mark.browser

DEAD_MS = 2500
LIVELY = """<script>addEventListener('click', () => { document.body.dataset.count = Math.random() })</script>"""


def open_page(site: Recorder, page: Page, body: str) -> None:
    page.goto(site.add_page("/", body))
    site.wait_for("page")


def silent(site: Recorder, page: Page, *names: str, after_ms: float = 0) -> None:
    page.wait_for_timeout(after_ms + QUIET_SECONDS * 1000)
    assert [item["event"] for item in site.items() if item.get("event") in names] == []


def test_a_clicked_link_tells_its_words_and_where_it_leads(site: Recorder, page: Page) -> None:
    site.pages["/shoes"] = "<!doctype html>"
    open_page(site, page, '<a id="go" href="/shoes"><b>Our</b>\n  shoes</a>')
    page.get_by_text("shoes").click()
    page.goto(site.add_page("/after"))
    properties = site.wait_for("Link Clicked")[0]["properties"]
    assert properties == {"text": "Our shoes", "href": "/shoes", "id": "go", "element": "a"}


def test_a_clicked_button_tells_its_words_also_inside_a_shadow_root(site: Recorder, page: Page) -> None:
    open_page(site, page, "<div id=place></div>" + LIVELY)
    page.evaluate("place.attachShadow({mode: 'open'}).innerHTML = '<button><i>Add</i> to basket</button>'")
    page.get_by_role("button").click()
    assert site.wait_for("Button Clicked")[0]["properties"]["text"] == "Add to basket"


def test_a_click_on_nothing_is_not_told(site: Recorder, page: Page) -> None:
    open_page(site, page, "<p>Leather upper</p><input value=secret><button data-wayline-ignore>Quiet</button>")
    page.get_by_text("Leather").click()
    page.locator("input").click()
    page.get_by_role("button").click()
    silent(site, page, "Link Clicked", "Button Clicked", "Rage Clicked", "Dead Clicked", after_ms=DEAD_MS)


FORM = """<form id="join" name="newsletter" action="/join" onsubmit="event.preventDefault()" {more}>
<input name="email" type="email" value="maya@example.com"><input type="password" value="hunter2">
<textarea>dear diary</textarea><input type="submit" value="Join maya"></form>"""


def test_a_sent_form_is_told_without_anything_typed_into_it(site: Recorder, page: Page) -> None:
    open_page(site, page, FORM.format(more="") + LIVELY)
    page.locator("[type=submit]").click()
    assert site.wait_for("Form Submitted")[0]["properties"] == {
        "id": "join",
        "name": "newsletter",
        "action": "/join",
        "element": "form",
    }
    site.wait_for("Button Clicked")
    sent = str(site.batches)
    assert not [secret for secret in ("maya", "hunter2", "dear diary") if secret in sent]


def test_a_form_that_is_not_valid_or_to_be_ignored_is_not_sent(site: Recorder, page: Page) -> None:
    open_page(site, page, FORM.format(more="data-wayline-ignore") + "<form><input required><button>Go</button></form>")
    page.locator("[type=submit]").click()
    page.get_by_role("button", name="Go").click()
    silent(site, page, "Form Submitted")


def clicks(page: Page, places: list[tuple[float, float]], gap_ms: float) -> None:
    """As a hand does it: down, a moment, up; the browser counts quick clicks in one place."""
    for number, (x, y) in enumerate(places, start=1):
        page.mouse.move(x, y)
        page.mouse.down(click_count=number if gap_ms < 500 else 1)
        page.wait_for_timeout(40)
        page.mouse.up(click_count=number if gap_ms < 500 else 1)
        page.wait_for_timeout(gap_ms)


BIG_BUTTON = "<style>button{width:300px;height:200px}</style><button>Buy</button>" + LIVELY


def test_three_quick_clicks_in_one_place_are_rage_and_told_once(site: Recorder, page: Page) -> None:
    open_page(site, page, BIG_BUTTON)
    clicks(page, [(100, 100), (115, 100), (115, 115), (110, 110), (100, 100)], 20)
    site.wait_for("Rage Clicked")
    page.wait_for_timeout(QUIET_SECONDS * 1000)
    assert len(site.items("Rage Clicked")) == 1
    assert site.items("Rage Clicked")[0]["properties"]["text"] == "Buy"


@pytest.mark.parametrize(
    ("body", "places", "gap_ms"),
    [
        (BIG_BUTTON, [(100, 100), (100, 100)], 100),
        (BIG_BUTTON, [(100, 100), (150, 100), (200, 100)], 100),
        (BIG_BUTTON, [(100, 100), (100, 100), (100, 100)], 1100),
        ("<p>A long paragraph to select by clicking three times.</p>", [(60, 26), (60, 26), (60, 26)], 60),
        ("<input value='a word' style='width:300px;height:100px'>", [(60, 60), (60, 60), (60, 60)], 60),
    ],
    ids=["two", "apart", "slow", "selecting a paragraph", "selecting in a field"],
)
def test_other_clicks_are_not_rage(
    site: Recorder, page: Page, body: str, places: list[tuple[float, float]], gap_ms: float
) -> None:
    open_page(site, page, body)
    clicks(page, places, gap_ms)
    silent(site, page, "Rage Clicked")


@pytest.mark.parametrize(
    "body", ["<button>Buy</button>", "<a href='#'>More</a>", "<div style='cursor:pointer'>Card</div>"]
)
def test_a_click_that_nothing_answers_is_dead(site: Recorder, page: Page, body: str) -> None:
    open_page(site, page, body + "<style>body{margin:0}</style>")
    page.evaluate("history.replaceState({}, '', '#')")
    clicks(page, [(15, 10)], 0)
    assert site.wait_for("Dead Clicked")[0]["properties"]["text"] in ("Buy", "More", "Card")


@pytest.mark.parametrize(
    "body",
    [
        "<button onclick=\"setTimeout(() => document.body.append('Added'), 800)\">Buy</button>",
        '<button onclick="setTimeout(() => input.focus(), 300)">Search</button><input id=input>',
        '<button onclick="window.scrollTo(0, 500)">Down</button><p style="height:3000px">',
        '<a href="/slow">Slow</a>',
        "<p>Only words</p>",
        "<details><summary>More</summary>Words</details>",
    ],
    ids=["changes", "moves focus", "scrolls", "leads away", "words", "opens"],
)
def test_a_click_that_something_answers_is_not_dead(site: Recorder, page: Page, body: str) -> None:
    page.route("**/slow", lambda _route: None)
    open_page(site, page, body + "<style>body{margin:0}</style>")
    clicks(page, [(15, 10)], 0)
    silent(site, page, "Dead Clicked", after_ms=DEAD_MS)
