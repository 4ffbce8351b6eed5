"""A teammate who looks elsewhere is told of a new message: on the desktop, by a sound, in the title; or left alone."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.chromium import PATIENCE_MS
from tests.browser.demo import Demo
from tests.browser.maya import Maya

pytestmark = [pytest.mark.browser, pytest.mark.slow]

# Both are the browser's own; what the console asks of them is what is tried here.
LISTENS = """
const told = [];
let tones = 0;
const say = () => Object.assign(document.documentElement.dataset, { told: JSON.stringify(told), tones });
document.addEventListener('DOMContentLoaded', say);
window.Notification = class {
  static permission = 'granted';
  constructor(title, { body }) { told.push(body); say(); }
  close() {}
};
window.AudioContext = class { constructor() { tones += 1; say(); throw new Error('no sound here'); } };
localStorage.setItem('wayline-notify', JSON.stringify(%s));
"""
Teller = Callable[[str], Page]


@pytest.fixture
def tom(chromium: Browser, demo: Demo) -> Iterator[Teller]:
    """Tom among the customers, with what he chose to be told by."""
    context = chromium.new_context(base_url=demo.url, viewport={"width": 1440, "height": 900})
    context.set_default_timeout(PATIENCE_MS)
    with demo.signed_in("tom") as client:
        context.add_cookies([{"name": c.name, "value": c.value or "", "url": demo.url} for c in client.cookies.jar])

    def looking(chosen: str) -> Page:
        page = context.new_page()
        page.add_init_script(LISTENS % chosen)
        page.goto("/customers")
        expect(page.get_by_role("table")).to_be_visible(timeout=PATIENCE_MS)
        return page

    yield looking
    context.close()


def test_a_new_message_is_told_once_and_counted_in_the_title(tom: Teller, maya: Maya, demo: Demo) -> None:
    page = tom("{desktop: false, sound: true}")
    maya.says("Is anybody listening?")
    expect(page.locator("html")).to_have_attribute("data-tones", "1")
    with demo.signed_in("tom") as asks:
        mine = asks.get("/api/conversations/counts").raise_for_status().json()["mine"]
    with demo.signed_in("sara") as sara:
        me = next(each for each in sara.get("/api/teammates").json()["items"] if each["email"].startswith("tom@"))
        path = f"/api/conversations/{maya.conversation}/assign"
        sara.post(path, json={"teammate_id": me["id"], "team_id": None}).raise_for_status()
    expect(page).to_have_title(re.compile(rf"^\({mine + 1}\) "))


def test_the_desktop_shows_the_words_and_who_chose_neither_is_left_alone(tom: Teller, maya: Maya) -> None:
    page = tom("{desktop: true, sound: false}")
    maya.says("Loudly, please")
    expect(page.locator("html")).to_have_attribute("data-told", '["Loudly, please"]')
    page.evaluate("localStorage.setItem('wayline-notify', JSON.stringify({desktop: false, sound: false}))")
    maya.says("Quietly, please")
    page.goto(f"/inbox/{maya.conversation}?view=all")
    expect(page.get_by_role("log", name="Messages")).to_contain_text("Quietly, please")
    expect(page.locator("html")).to_have_attribute("data-tones", "0")
