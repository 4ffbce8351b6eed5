"""What hands do in the chat: an emoji from the grid, a file pasted or dropped, a sound that is wanted."""

import pytest
from playwright.sync_api import JSHandle, Page, expect

from tests.browser.widget.shop import Shop, delivered, messages, say

pytestmark = pytest.mark.browser

CARRIED = """() => {
  const carried = new DataTransfer();
  carried.items.add(new File([new Uint8Array([37, 80, 68, 70, 45, 49])], 'receipt.pdf', { type: 'application/pdf' }));
  return carried;
}"""
PASTE = """(field, carried) => field.dispatchEvent(
  new ClipboardEvent('paste', { clipboardData: carried, bubbles: true, cancelable: true }))"""
HEARS = """
window.tones = 0;
window.AudioContext = class { constructor() { window.tones += 1; throw new Error('on purpose'); } };
"""


def carried(customer: Page) -> JSHandle:
    """A file in the customer's hand."""
    return customer.evaluate_handle(CARRIED)


def test_an_emoji_is_picked_by_keyboard_where_the_words_stand(shop: Shop, customer: Page) -> None:
    shop.open_chat(customer)
    customer.locator("textarea").fill("Thanks ")
    customer.get_by_role("button", name="Emoji").press("Enter")
    customer.keyboard.press("ArrowRight")
    customer.keyboard.press("Enter")
    expect(customer.locator("textarea")).to_have_value("Thanks 😄")
    customer.locator("textarea").press("Enter")
    expect(delivered(customer, "Thanks 😄")).to_have_count(1)


def test_a_file_that_is_pasted_goes_with_the_message(shop: Shop, customer: Page) -> None:
    shop.open_chat(customer)
    customer.locator("textarea").evaluate(PASTE, carried(customer))
    customer.get_by_role("button", name="Send").click()
    expect(delivered(customer, "receipt.pdf")).to_have_count(1)


def test_a_file_that_is_dropped_goes_with_the_message(shop: Shop, customer: Page) -> None:
    shop.open_chat(customer)
    customer.locator("textarea").dispatch_event("drop", {"dataTransfer": carried(customer)})
    customer.get_by_role("button", name="Send").click()
    expect(delivered(customer, "receipt.pdf")).to_have_count(1)


def test_an_answer_is_heard_by_who_turned_the_sound_on_and_by_nobody_else(shop: Shop, customer: Page) -> None:
    customer.add_init_script(HEARS)
    shop.open_chat(customer)
    say(customer, "May I hear you?")
    expect(delivered(customer, "May I hear you?")).to_have_count(1)
    conversation = shop.desk.conversation_with("May I hear you?")
    shop.desk.answer(conversation, "Not yet")
    expect(messages(customer, "Not yet")).to_have_count(1)
    assert customer.evaluate("window.tones") == 0
    customer.get_by_role("button", name="More").click()
    customer.get_by_role("menuitem", name="Turn sound on").click()
    customer.wait_for_function("window.tones === 1")  # so that one knows how it sounds
    shop.desk.answer(conversation, "Now you do")
    expect(messages(customer, "Now you do")).to_have_count(1)
    customer.wait_for_function("window.tones === 2")
