"""The preview in Settings is the real chat, with what is not saved yet; nothing of it leaves its frame."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, FrameLocator, Page, Request, expect

from tests.browser.chromium import OPEN_ROOTS, PATIENCE_MS
from tests.browser.demo import Demo

# Asked with the oldest way there is: the page puts its own fetch in place.
REFUSED = """() => new Promise((go) => {
  const asked = new XMLHttpRequest();
  asked.onerror = () => go(true);
  asked.onload = () => go(false);
  asked.open('GET', '/health/live');
  asked.send();
})"""

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture
def asked() -> list[str]:
    """The paths that were asked for since the page was opened, pages and files left out."""
    return []


@pytest.fixture
def settings(chromium: Browser, demo: Demo, asked: list[str]) -> Iterator[Page]:
    """The demo's channel, open in Ana's settings."""
    context = chromium.new_context(base_url=demo.url, viewport={"width": 1440, "height": 900})
    context.set_default_timeout(PATIENCE_MS)
    context.add_init_script(OPEN_ROOTS)
    with demo.signed_in("ana") as ana:
        channel = next(each["id"] for each in ana.get("/api/channels").json()["items"] if each["kind"] == "chat")
        context.add_cookies([{"name": c.name, "value": c.value or "", "url": demo.url} for c in ana.cookies.jar])
    page = context.new_page()

    def listen(request: Request) -> None:
        asked.append(request.url.removeprefix(demo.url))

    page.on("request", listen)
    page.goto(f"/settings/channels?open={channel}")
    yield page
    context.close()


def preview(page: Page) -> FrameLocator:
    return page.frame_locator("iframe[title='The chat, as customers would see it']")


def test_what_is_typed_in_the_form_is_read_in_the_chat_and_the_form_keeps_the_focus(settings: Page) -> None:
    expect(preview(settings).get_by_role("dialog", name="Cortado")).to_be_visible()
    greeting = settings.get_by_label("Greeting", exact=True)
    greeting.press_sequentially("Looking for your size?", delay=20)
    expect(preview(settings).get_by_text("Looking for your size?")).to_be_visible()
    expect(greeting).to_be_focused()
    settings.get_by_text("Left", exact=True).click()
    expect(preview(settings).locator("wayline-chat .left .launcher")).to_be_visible()
    expect(preview(settings).locator("wayline-chat")).to_have_count(1)


def test_a_message_in_the_preview_is_shown_and_reaches_nobody(settings: Page, asked: list[str], demo: Demo) -> None:
    with demo.signed_in("ana") as ana:
        before = ana.get("/api/conversations/counts").json()
        field = preview(settings).get_by_role("textbox", name="Write a message")
        field.fill("Only trying")
        field.press("Enter")
        expect(preview(settings).locator("article.mine:not(.pending)")).to_contain_text("Only trying")
        assert ana.get("/api/conversations/counts").json() == before
    told = [path for path in asked if path.startswith(("/v1/", "/w/")) and not path.startswith("/w/assets/")]
    assert [path.partition("#")[0] for path in told] == ["/w/preview"]


def test_the_frame_has_no_part_in_what_the_console_keeps(settings: Page) -> None:
    expect(preview(settings).get_by_role("dialog")).to_be_visible()
    [frame] = [each for each in settings.frames if "/w/preview" in each.url]
    assert frame.evaluate("self.origin") == "null"
    assert frame.evaluate("() => { try { return localStorage.length } catch (e) { return e.name } }") == "SecurityError"
    assert frame.evaluate(REFUSED)
