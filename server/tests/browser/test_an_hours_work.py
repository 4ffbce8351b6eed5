"""An hour's work by keys alone: found, answered, noted, put away, settled and gone through, without a mouse."""

import re
from collections.abc import Iterator
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.chromium import PATIENCE_MS
from tests.browser.demo import Demo
from tests.browser.maya import Maya
from tests.browser.test_console_acts import field, log, words

pytestmark = [pytest.mark.browser, pytest.mark.slow]

COUNTED = """
window.pressed = 0;
for (const name of ['pointerdown', 'mousedown', 'click'])
  addEventListener(name, (each) => { if (each.isTrusted && each.detail > 0) window.pressed += 1; }, true);
"""


class Asked(NamedTuple):
    """Who wrote, and what."""

    maya: Maya
    words: str


@pytest.fixture
def tom(chromium: Browser, demo: Demo) -> Iterator[Page]:
    """A teammate whose mouse is watched: whatever it presses is counted."""
    context = chromium.new_context(base_url=demo.url, viewport={"width": 1440, "height": 900})
    context.set_default_timeout(PATIENCE_MS)
    context.add_init_script(COUNTED)
    with demo.signed_in("tom") as client:
        context.add_cookies([{"name": c.name, "value": c.value or "", "url": demo.url} for c in client.cookies.jar])
    yield context.new_page()
    context.close()


@pytest.fixture
def asked(demo: Demo) -> list[Asked]:
    """Four customers wait."""
    said = ("Do they run small?", "Where is my parcel?", "Thank you, all clear!", "Can I change the colour?")
    found = [Asked(Maya(demo), words(each)) for each in said]
    for each in found:
        each.maya.says(each.words)
    return found


def test_an_hours_work_needs_no_mouse(tom: Page, asked: list[Asked]) -> None:
    sizes, parcel, thanks, colour = asked
    keys = tom.keyboard
    tom.goto("/")
    tom.get_by_role("heading", level=1).first.wait_for()
    keys.press("g")
    keys.press("i")
    expect(tom.get_by_role("region", name="Conversations")).to_be_visible()

    opened(tom, sizes)
    keys.press("r")
    expect(field(tom)).to_be_focused()
    keys.type("They fit as they say.")
    keys.press("Control+Enter")
    expect(log(tom)).to_contain_text("They fit as they say.")
    keys.press("Escape")
    keys.press("n")
    keys.type("Asks every autumn.")
    keys.press("Control+Enter")
    expect(log(tom)).to_contain_text("Asks every autumn.")
    keys.press("Escape")
    keys.press("i")
    tom.get_by_role("menuitem", name="high").press("Enter")
    expect(log(tom)).to_contain_text("Tom Reed set the priority to high")
    keys.press("w")
    expect(log(tom)).to_contain_text("Tom Reed waits for the customer")

    opened(tom, parcel)
    keys.press("f")
    expect(tom.get_by_role("button", name="Tom Reed").filter(has_not_text="Online").first).to_be_visible()
    keys.press("s")
    tom.get_by_role("menuitem", name="Tomorrow").press("Enter")
    expect(log(tom)).to_contain_text("Tom Reed snoozed it until")

    opened(tom, thanks)
    keys.press("d")
    expect(log(tom)).to_contain_text("no reply")
    keys.press("e")
    tom.get_by_role("menuitem", name="Solved").wait_for()
    keys.press("1")
    expect(log(tom)).to_contain_text("Tom Reed resolved it")

    answer_by_a_macro(tom, colour)
    walk_the_list(tom)
    assert tom.evaluate("window.pressed") == 0


def answer_by_a_macro(tom: Page, asked: Asked) -> None:
    """Words that stand ready, sent."""
    keys = tom.keyboard
    opened(tom, asked)
    keys.press("q")
    tom.get_by_role("option").first.wait_for()
    keys.press("Enter")
    expect(field(tom)).not_to_have_value("")
    keys.press("Control+Enter")
    expect(log(tom).get_by_text("Tom Reed").first).to_be_visible()
    keys.press("Escape")


def walk_the_list(tom: Page) -> None:
    """Down and up again, and a look at every key there is."""
    keys = tom.keyboard
    keys.press("Escape")
    expect(tom).to_have_url(re.compile(r"/inbox(\?|$)"))
    keys.press("j")
    expect(tom).to_have_url(re.compile(r"/inbox/"))
    first = tom.url
    keys.press("j")
    expect(tom).not_to_have_url(first)
    keys.press("k")
    expect(tom).to_have_url(first)
    keys.press("?")
    sheet = tom.get_by_role("dialog")
    for each in ("Reply", "Snooze", "Resolve"):
        expect(sheet).to_contain_text(each)
    keys.press("Escape")
    expect(sheet).to_have_count(0)


def opened(tom: Page, asked: Asked) -> None:
    """Found by its words over the palette, and opened by Enter."""
    tom.keyboard.press("Control+k")
    expect(tom.get_by_role("dialog").get_by_role("textbox")).to_be_focused()
    tom.keyboard.type(asked.words.split()[-1])
    found = tom.get_by_role("dialog").get_by_role("button").filter(has_text=asked.words).first
    found.wait_for()
    for _ in range(12):  # acts and views that fit stand before it
        if found.get_attribute("data-selected"):
            break
        tom.keyboard.press("ArrowDown")
    tom.keyboard.press("Enter")
    expect(tom.get_by_role("dialog")).to_have_count(0)
    expect(log(tom)).to_contain_text(asked.words)
