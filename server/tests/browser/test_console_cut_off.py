"""A console that loses its connection misses nothing and doubles nothing, in either of its two tabs."""

import re
from collections.abc import Iterator
from uuid import uuid4

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, WebSocketRoute, expect

from tests.browser.axe import WIDE, at_rest, looking
from tests.browser.chromium import PATIENCE_MS
from tests.browser.demo import Demo
from tests.browser.maya import Maya

pytestmark = [pytest.mark.browser, pytest.mark.slow]

FAILS_WITHOUT_A_WIRE = (
    *("/insights/words", "/insights/review", "/insights/themes", "/insights/verbatims", "/insights/alerts"),
    *("/insights/response-times", "/insights/wall"),
    *("/settings/reading", "/settings/llm"),
)


class Wire:
    """What a page's words and frames go through, and where they may be cut."""

    def __init__(self, page: Page, *, spares: re.Pattern[str] | None = None) -> None:
        """Addresses that `spares` finds are never cut: without them there is no console to look at."""
        self._spares = spares
        self._open: list[WebSocketRoute] = []
        self._is_cut = False
        page.route_web_socket("**/api/live", self._connect)
        page.route("**/api/**", self._pass)

    def cut(self) -> None:
        self._is_cut = True
        for socket in self._open:
            socket.close()
        self._open = []

    def mend(self) -> None:
        self._is_cut = False

    def _connect(self, socket: WebSocketRoute) -> None:
        if self._is_cut:
            socket.close()
        else:
            socket.connect_to_server()
            self._open.append(socket)

    def _pass(self, route: Route) -> None:
        spared = self._spares is not None and self._spares.search(route.request.url)
        if self._is_cut and not spared:
            route.abort("internetdisconnected")
        else:
            route.continue_()


@pytest.fixture
def tabs(chromium: Browser, demo: Demo) -> Iterator[tuple[Page, Page]]:
    """Two tabs of Tom's, signed in."""
    context = chromium.new_context(base_url=demo.url, viewport={"width": 1440, "height": 900})
    context.set_default_timeout(PATIENCE_MS)
    with demo.signed_in("tom") as client:
        context.add_cookies([{"name": c.name, "value": c.value or "", "url": demo.url} for c in client.cookies.jar])
    yield context.new_page(), context.new_page()
    context.close()


def test_what_was_said_and_done_meanwhile_is_there_once_in_both_tabs(
    tabs: tuple[Page, Page], maya: Maya, demo: Demo
) -> None:
    tom, other = tabs
    wire = Wire(tom)
    maya.says("First of all")
    for tab in tabs:
        tab.goto(f"/inbox/{maya.conversation}?view=all")
        expect(messages(tab)).to_contain_text("First of all")
    wire.cut()
    maya.says("While you were cut off")
    with demo.signed_in("sara") as sara:
        note = {"client_id": str(uuid4()), "kind": "note", "body": "A regular of ours"}
        sara.post(f"/api/conversations/{maya.conversation}/messages", json=note).raise_for_status()
    expect(other.get_by_text("A regular of ours")).to_be_visible()
    tom.get_by_role("textbox", name="Reply").fill("Written without a wire")
    tom.get_by_role("button", name="Send", exact=True).click()
    expect(messages(tom)).to_contain_text("Written without a wire")
    expect(messages(tom)).not_to_contain_text("While you were cut off")
    wire.mend()
    tom.get_by_role("button", name="Send anyway").click()
    said = ["First of all", "While you were cut off", "A regular of ours", "Written without a wire"]
    for tab in tabs:
        for words in said:
            expect(messages(tab).get_by_text(words, exact=True)).to_have_count(1)
        shown = messages(tab).inner_text()
        assert sorted(said, key=shown.index) == said
    expect(tom.get_by_role("article", name="Your message on its way")).to_have_count(0)


def test_what_could_not_be_loaded_says_so_and_is_there_after_another_try(chromium: Browser, demo: Demo) -> None:
    with looking(chromium, demo, (WIDE, "light"), who="ana") as ana:
        at_rest(ana, "/settings/you")
        wire = Wire(ana, spares=re.compile(r"/api/(me|company|live)$"))
        for address in FAILS_WITHOUT_A_WIRE:
            wire.cut()
            ana.goto(address)
            said = ana.get_by_role("alert").filter(has_text="The server could not be reached")
            expect(said.first).to_be_visible()
            wire.mend()
            while said.count():
                again = said.first.get_by_role("button", name="Try again").element_handle()
                again.click()
                again.wait_for_element_state("hidden")
            expect(ana.locator("[aria-busy=true]")).to_have_count(0)
            expect(said).to_have_count(0)


def messages(tab: Page) -> Locator:
    return tab.get_by_role("log", name="Messages")
