"""The story of the trainers, walked by two people in two browsers: what a customer does, a teammate sees on one line.

Steps 1 to 6 and 8 to 10 of the acceptance story, without the video and the question. Nobody reloads the console.
"""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.browser.chromium import OPEN_ROOTS, PATIENCE_MS
from tests.browser.demo import Demo

pytestmark = [pytest.mark.browser, pytest.mark.slow]

QUESTION = "Do these come in blue and white?"
ANSWER = "They do, and your size is here."
THANKS = "Lovely, thanks"
# The newest first, as the list shows them: title, and something of what follows it.
LINE = [
    ("Order delivered", "order C-"),
    ("Order sent out", "order C-"),
    ("Bought", "Court Low, blue and white"),
    ("Went to the checkout", ""),
    ("Put in the basket", "Court Low, blue and white"),
    ("Took out of the basket", "Court Low, red and white"),
    ("Resolved by Tom Reed", ""),
    ("Wrote", THANKS),
    ("Tom Reed answered", ANSWER),
    ("Asked in the basket", QUESTION),
    ("Looked into the basket", ""),
    ("Put in the basket", "Court Low, red and white"),
    ("Came back from an ad", "autumn-trainers"),
    ("Saw an ad", ""),
    ("Looked at", "Court Low, red and white"),
    ("Found us", "searching “best trainers” → Ten trendiest trainers"),
]


@pytest.fixture
def maya(chromium: Browser, demo: Demo) -> Iterator[Page]:
    """A visitor of the shop."""
    context = browser(chromium, demo.shop_url)
    context.add_init_script(OPEN_ROOTS)
    yield context.new_page()
    context.close()


@pytest.fixture
def tom(chromium: Browser, demo: Demo) -> Iterator[Page]:
    """A teammate with the console's inbox before him."""
    context = browser(chromium, demo.url)
    page = context.new_page()
    page.goto("/inbox?view=unassigned")
    page.get_by_label("Email").fill("tom@cortado.example")
    page.get_by_role("textbox", name="Password").fill(demo.password)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("navigation", name="Views")).to_be_visible()
    page.evaluate("window.neverReloaded = true")
    yield page
    context.close()


def browser(chromium: Browser, address: str) -> BrowserContext:
    """A person's browser."""
    context = chromium.new_context(base_url=address, viewport={"width": 1440, "height": 900})
    context.set_default_timeout(PATIENCE_MS)
    return context


def test_a_visit_a_chat_and_an_order_come_to_lie_on_one_line(maya: Page, tom: Page) -> None:
    finds_the_shop_by_searching_and_leaves(maya)
    comes_back_from_an_ad_and_fills_the_basket(maya)
    asks_in_the_chat(maya)
    sees_the_question_with_the_line_before_and_answers(tom)
    reads_the_answer_and_says_thanks(maya)
    reads_the_thanks_and_resolves(tom)
    opens_the_whole_line(tom)
    changes_the_basket_and_buys(maya)
    everything_lies_on_the_line(tom)
    buys_again_and_accessories_too(maya, tom)
    assert tom.evaluate("window.neverReloaded")


def finds_the_shop_by_searching_and_leaves(maya: Page) -> None:
    """Steps 1 to 3."""
    maya.goto("/elsewhere/search")
    # She reads for a moment: until the script tag has told that she is there.
    with maya.expect_response(re.compile(r"/v1/b$")):
        maya.get_by_role("link", name="Ten trendiest trainers").click()
    maya.get_by_role("link", name="Court Low").click()
    expect(maya.get_by_role("heading", name="Court Low")).to_be_visible()
    maya.wait_for_function("localStorage.getItem('cortado-visitor')")


def comes_back_from_an_ad_and_fills_the_basket(maya: Page) -> None:
    """Steps 4 and 5, and the beginning of 6."""
    with maya.expect_response("**/elsewhere/seen"):
        maya.goto("/elsewhere/feed")
    maya.get_by_role("link", name="Shop now").click()
    maya.get_by_role("button", name="Add to basket").click()
    expect(maya.get_by_text("red and white, size 41")).to_be_visible()


def asks_in_the_chat(maya: Page) -> None:
    """Step 6."""
    maya.get_by_role("button", name="Open chat").click()
    write(maya, QUESTION)
    expect(maya.locator("article.mine:not(.pending)").filter(has_text=QUESTION)).to_be_visible()


def sees_the_question_with_the_line_before_and_answers(tom: Page) -> None:
    """What Maya did is beside what she asks."""
    tom.get_by_role("link", name=re.compile(f"Visitor.*{re.escape(QUESTION)}")).click()
    before = tom.get_by_role("complementary", name="The line before")
    expect(before).to_contain_text("Wrote from the basket")
    for words in ("Put in the basket", "Came back from an ad", "Found us"):
        expect(before).to_contain_text(words)
    composer = tom.get_by_role("textbox", name="Reply")
    composer.fill(ANSWER)
    tom.get_by_role("button", name="Send", exact=True).click()
    expect(messages(tom)).to_contain_text(ANSWER)


def reads_the_answer_and_says_thanks(maya: Page) -> None:
    """Step 8, without the question how it was."""
    expect(maya.get_by_role("dialog")).to_contain_text(ANSWER)
    write(maya, THANKS)


def reads_the_thanks_and_resolves(tom: Page) -> None:
    expect(messages(tom)).to_contain_text(THANKS)
    tom.get_by_role("button", name="Resolve", exact=True).click()
    tom.get_by_role("menuitem", name="Solved").click()
    expect(tom.get_by_role("button", name="Reopen")).to_be_visible()


def opens_the_whole_line(tom: Page) -> None:
    """The list shows only rows in sight: a tall window shows them all."""
    tom.get_by_role("link", name="The whole line").click()
    tom.set_viewport_size({"width": 1440, "height": 3000})
    expect(line(tom)).to_contain_text("Resolved by Tom Reed")


def changes_the_basket_and_buys(maya: Page) -> None:
    """Step 9."""
    maya.get_by_role("button", name="Close chat").first.click()
    maya.get_by_role("button", name="Remove Court Low").click()
    maya.goto("/products/court-low")
    maya.get_by_role("radio", name="blue and white").check(force=True)
    buys(maya)


def everything_lies_on_the_line(tom: Page) -> None:
    """All ten steps, service and experience, in the order in which they happened; the parcel (step 10) comes last."""
    expect(tom.get_by_role("heading", name="Maya Okafor")).to_be_visible()
    rows = line(tom).locator("[data-touchpoint]")
    for title, detail in LINE:  # what a page tells may come behind what a server told later
        expect(rows.filter(has_text=title).filter(has_text=detail).first).to_be_visible()
    shown = [row.inner_text() for row in rows.all()]
    rest = iter(shown)
    for title, detail in LINE:
        assert any(title in row and detail in row for row in rest), f"{title} {detail} is not in its place in {shown}"
    expect(tom.get_by_role("complementary", name="About this customer")).to_contain_text("1 order")


def buys_again_and_accessories_too(maya: Page, tom: Page) -> None:
    """Step 10, its second half."""
    maya.goto("/products/laces")
    buys(maya)
    expect(line(tom)).to_contain_text("Flat Laces")
    expect(tom.get_by_role("complementary", name="About this customer")).to_contain_text("2 orders")


def buys(maya: Page) -> None:
    """What is on screen, by a card that is taken."""
    maya.get_by_role("button", name="Add to basket").click()
    maya.get_by_role("link", name="Go to checkout").click()
    maya.get_by_label("Name").fill("Maya Okafor")
    maya.get_by_label("Email").fill("maya@okafor.example")
    maya.get_by_role("button", name="Pay").click()
    expect(maya.get_by_role("heading", name="Thank you")).to_be_visible()


def write(maya: Page, words: str) -> None:
    field = maya.get_by_role("textbox", name="Write a message")
    field.fill(words)
    field.press("Enter")


def messages(tom: Page) -> Locator:
    return tom.get_by_role("log", name="Messages")


def line(tom: Page) -> Locator:
    return tom.get_by_role("list", name="Touchpoints, newest first")
