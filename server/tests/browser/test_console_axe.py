"""Every view of the console passes axe: on a desk and on a phone, light and dark; so does what opens over a view."""

import re
import time
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import NARROW, WIDE, at_rest, looking, named, violations
from tests.browser.demo import Demo

pytestmark = [pytest.mark.browser, pytest.mark.slow]

LOOKS = [(WIDE, "light"), (WIDE, "dark"), (NARROW, "light"), (NARROW, "dark")]
SCHEMES = [(WIDE, "light"), (WIDE, "dark")]
SETTINGS = (
    *("you", "set-up", "company", "teammates", "teams", "roles", "channels", "hours", "keys", "audit"),
    *("llm", "labels", "macros", "reading", "rejects"),
)
INSIGHTS = ("words", "review", "themes", "verbatims", "alerts", "response-times", "wall", "quality", "own-reviews")
WAYS_IN = ("/sign-in", "/setup?token=abc", "/accept-invitation?token=abc", "/reset-password", "/api/docs")
Act = Callable[[Page], None]
SORTED_WITHIN = 120.0


@pytest.fixture(scope="module")
def views(demo: Demo) -> list[str]:
    """The addresses of the views, with a conversation, a customer and the channel of the demo."""
    with demo.signed_in("ana") as ana:
        resolved = ana.get("/api/conversations?view=resolved").json()["items"]
        channel = next(each["id"] for each in ana.get("/api/channels").json()["items"] if each["kind"] == "chat")
    conversation = next(each for each in resolved if each["assignee"])
    thread, customer = conversation["id"], conversation["customer"]["id"]
    main = [
        "/",
        "/?metric=first_response_time",
        "/inbox?view=all",
        "/inbox?view=spam",
        f"/inbox/{thread}?view=resolved",
        "/customers",
        "/customers?search=nobody-is-called-so",
        f"/customers/{customer}",
        "/nowhere",
        f"/settings/channels?open={channel}",
    ]
    insights = [f"/insights/{part}" for part in INSIGHTS]
    return [*main, *insights, *(f"/settings/{section}" for section in SETTINGS)]


@pytest.fixture(scope="module")
def theme(demo: Demo) -> str:
    """The theme that customers of the demo spoke about most, once their words are read and sorted."""
    with demo.signed_in("ana") as ana:
        deadline = time.monotonic() + SORTED_WITHIN
        while time.monotonic() < deadline:
            rows = ana.get("/api/words").raise_for_status().json()["items"]
            spoken = max(rows, key=lambda row: int(row["texts"]), default=None)
            if spoken and spoken["texts"]:
                return str(spoken["theme"]["id"])
            time.sleep(0.2)
    raise TimeoutError("No text of the demo was sorted by theme.")


@pytest.fixture(params=LOOKS, ids=named)
def ana(chromium: Browser, demo: Demo, request: pytest.FixtureRequest) -> Iterator[Page]:
    """An administrator who has signed in, with one size and scheme."""
    with looking(chromium, demo, request.param, who="ana") as page:
        yield page


def test_every_view_passes_axe(ana: Page, views: list[str]) -> None:
    found = []
    for view in views:
        at_rest(ana, view)
        found += violations(ana, view)
    assert found == []


@pytest.mark.parametrize("look", SCHEMES, ids=named)
def test_the_ways_in_pass_axe(chromium: Browser, demo: Demo, look: tuple[tuple[int, int], str]) -> None:
    found = []
    with looking(chromium, demo, look) as page:
        for way in WAYS_IN:
            at_rest(page, way)
            found += violations(page, way)
    assert found == []


@pytest.mark.parametrize("look", SCHEMES, ids=named)
def test_what_opens_over_a_view_passes_axe(
    chromium: Browser, demo: Demo, views: list[str], theme: str, look: tuple[tuple[int, int], str]
) -> None:
    thread, customer = views[4], views[7]
    found = []
    with looking(chromium, demo, look, who="ana") as page:
        for address, act in opened(thread, customer, theme):
            at_rest(page, address)
            act(page)
            found += violations(page, f"{address} opened")
    assert found == []


def opened(thread: str, customer: str, theme: str) -> Iterator[tuple[str, Act]]:
    """What opens over each view, and how."""
    yield "/", by_keys("Control+k", "dialog")
    yield "/", by_keys("?", "dialog")
    yield "/", by_button("Ana Ferreira", "menu")
    yield thread, by_keys("s", "menu")
    yield thread, by_keys("n", "textbox")
    yield thread, by_keys("q", "listbox")
    yield "/customers", by_button("Filter", "dialog")
    yield "/customers", by_button("Columns", "dialog")
    yield customer, by_button("Details", "dialog")
    yield customer, by_menu("Join with another customer")
    yield customer, by_menu("Erase…")
    yield customer, open_the_newest_touchpoint
    yield "/settings/teammates", by_button("Invite a teammate", "dialog")
    yield "/settings/teammates", by_button("Change", "dialog")
    yield "/settings/roles", by_button("Add a role", "dialog")
    yield "/settings/keys", by_button("Make a key", "dialog")
    yield "/settings/macros", by_button("New macro", "dialog")
    yield "/settings/macros", by_button("New signature", "dialog")
    yield "/insights/words", by_button("CSV", "menu")
    yield f"/insights/words?theme={theme}", by_itself
    yield f"/insights/themes?theme={theme}", by_itself
    yield "/insights/themes", by_button("More about the tree", "menu")


def by_keys(keys: str, shown: str) -> Act:
    """Press keys; something of this role is there then."""

    def act(page: Page) -> None:
        page.keyboard.press(keys)
        expect(page.locator(f"[role={shown}], textarea").locator("visible=true").first).to_be_visible()

    return act


def by_itself(page: Page) -> None:
    """The address opens a dialog."""
    expect(page.get_by_role("dialog")).to_be_visible()
    expect(page.locator("[aria-busy=true]")).to_have_count(0)


def by_button(name: str, shown: str) -> Act:
    """Press a button; something of this role opens."""

    def act(page: Page) -> None:
        page.get_by_role("button", name=re.compile(name)).locator("visible=true").first.click()
        expect(page.locator(f"[role={shown}]").locator("visible=true").first).to_be_visible()

    return act


def by_menu(item: str) -> Act:
    """Choose from the menu beside a customer's name; a dialog opens."""

    def act(page: Page) -> None:
        page.get_by_role("button", name="More", exact=True).click()
        page.get_by_role("menuitem", name=item).click()
        expect(page.get_by_role("dialog")).to_be_visible()
        expect(page.get_by_role("menu")).to_have_count(0)

    return act


def open_the_newest_touchpoint(page: Page) -> None:
    page.locator("[data-touchpoint]").first.click()
    expect(page.locator("[data-touchpoint][aria-expanded=true]")).to_be_visible()
