"""The chat in a real browser, against a real server, on a page of another origin."""

import re

import pytest
from playwright.sync_api import Browser, FilePayload, Page, expect

from tests.browser.widget.conftest import OPEN_ROOTS
from tests.browser.widget.shop import Shop, delivered, messages, say

pytestmark = pytest.mark.browser


def test_a_question_is_asked_and_answered(shop: Shop, customer: Page) -> None:
    shop.open_chat(customer)
    say(customer, "Do these come in blue and white?")
    expect(delivered(customer, "blue and white")).to_have_count(1)
    conversation = shop.desk.conversation_with("blue and white")
    shop.desk.answer(conversation, "They do, **both**.")
    answer = messages(customer, "They do")
    expect(answer).to_have_count(1)
    expect(answer.locator("b")).to_have_text("both")
    expect(customer.locator(".who b")).to_have_text("Tom Keller")
    expect(messages(customer)).to_have_count(2)


def test_a_note_between_teammates_is_never_shown(shop: Shop, customer: Page) -> None:
    shop.open_chat(customer)
    say(customer, "Is the red one sold out?")
    conversation = shop.desk.conversation_with("red one sold out")
    shop.desk.answer(conversation, "She always asks this", kind="note")
    shop.desk.answer(conversation, "It is back on Friday")
    expect(messages(customer, "back on Friday")).to_have_count(1)
    assert "always asks" not in customer.content()
    expect(messages(customer)).to_have_count(2)


def test_writing_and_reading_are_seen_on_the_other_side(shop: Shop, customer: Page) -> None:
    frames: list[str | bytes] = []
    customer.on("websocket", lambda socket: socket.on("framereceived", lambda frame: frames.append(frame)))  # noqa: PLW0108 (Playwright marks its listeners)
    shop.open_chat(customer)
    say(customer, "Are you there, dear shop?")
    conversation = shop.desk.conversation_with("dear shop")
    expect(delivered(customer, "dear shop")).to_have_count(1)
    while not any("hello" in str(frame) for frame in frames):  # who types is told to those who listen, and not kept
        customer.wait_for_timeout(20)
    shop.desk.act(conversation, "typing")
    expect(customer.locator(".typing")).to_be_visible()
    shop.desk.act(conversation, "read", position=shop.desk.said(conversation)[-1]["position"])
    expect(delivered(customer, "dear shop").locator("small")).to_contain_text("read")


def test_what_is_written_without_a_connection_goes_out_once_when_it_is_back(shop: Shop, customer: Page) -> None:
    shop.open_chat(customer)
    say(customer, "before the tunnel")
    conversation = shop.desk.conversation_with("before the tunnel")
    customer.context.set_offline(True)
    say(customer, "in the tunnel")
    expect(messages(customer, "in the tunnel")).to_contain_text("goes out when you are back online")
    shop.desk.answer(conversation, "said meanwhile")
    customer.context.set_offline(False)
    expect(delivered(customer, "in the tunnel")).to_have_count(1)
    expect(messages(customer, "said meanwhile")).to_have_count(1)
    assert [entry["body"] for entry in shop.desk.said(conversation)].count("in the tunnel") == 1


def test_what_is_written_survives_a_closed_page(shop: Shop, customer: Page) -> None:
    shop.open_chat(customer)
    say(customer, "first of two")
    expect(delivered(customer, "first of two")).to_have_count(1)
    conversation = shop.desk.conversation_with("first of two")
    customer.context.set_offline(True)
    say(customer, "second of two")
    customer.locator("textarea").fill("half a th")
    customer.wait_for_function("Object.values(localStorage).some((kept) => kept.includes('half a th'))")
    customer.wait_for_function("Object.values(localStorage).some((kept) => kept.includes('second of two'))")
    next_page = customer.context.new_page()
    next_page.add_init_script(OPEN_ROOTS)
    customer.close()
    next_page.context.set_offline(False)
    shop.open_chat(next_page)
    expect(delivered(next_page, "second of two")).to_have_count(1)
    expect(messages(next_page)).to_have_count(2)
    expect(next_page.locator("textarea")).to_have_value("half a th")
    assert [entry["body"] for entry in shop.desk.said(conversation)] == ["first of two", "second of two"]


def test_two_tabs_show_everything_exactly_once(shop: Shop, customer: Page) -> None:
    shop.open_chat(customer)
    say(customer, "from the first tab")
    conversation = shop.desk.conversation_with("from the first tab")
    other = customer.context.new_page()
    other.add_init_script(OPEN_ROOTS)
    shop.open_chat(other)
    say(other, "from the second tab")
    shop.desk.answer(conversation, "to both of you")
    for tab in (customer, other):
        for words in ("from the first tab", "from the second tab", "to both of you"):
            expect(messages(tab, words)).to_have_count(1)
        expect(messages(tab)).to_have_count(3)


def test_an_answer_while_the_chat_is_closed_is_counted_on_the_button(shop: Shop, customer: Page) -> None:
    shop.open_chat(customer)
    say(customer, "call me back please")
    conversation = shop.desk.conversation_with("call me back")
    expect(delivered(customer, "call me back")).to_have_count(1)
    customer.keyboard.press("Escape")
    shop.desk.answer(conversation, "one")
    shop.desk.answer(conversation, "two")
    expect(customer.get_by_role("button", name="Open chat, 2 unread")).to_be_visible()
    customer.reload()
    button = customer.get_by_role("button", name="Open chat, 2 unread")
    expect(button).to_be_visible()
    button.click()
    expect(messages(customer)).to_have_count(3)
    customer.keyboard.press("Escape")
    expect(customer.get_by_role("button", name="Open chat", exact=True)).to_be_visible()


def test_a_file_is_sent_and_can_be_seen(shop: Shop, customer: Page) -> None:
    shop.open_chat(customer)
    files: list[FilePayload] = [{"name": "shoe.gif", "mimeType": "image/gif", "buffer": PIXEL}, BIG_FILE]
    customer.set_input_files("input[type=file]", files)
    expect(customer.get_by_role("alert")).to_contain_text("big.bin is larger than 10 MB")
    customer.get_by_role("button", name="Send").click()
    expect(customer.locator("article.mine:not(.pending) img")).to_be_visible()
    with customer.expect_download() as saving:
        customer.get_by_role("button", name="Download shoe.gif").click()
    assert saving.value.suggested_filename == "shoe.gif"


def test_a_program_is_refused_and_the_refusal_says_why(shop: Shop, customer: Page) -> None:
    shop.open_chat(customer)
    program: FilePayload = {"name": "set-up.exe", "mimeType": "text/plain", "buffer": b"MZ\x90\x00" * 100}
    customer.set_input_files("input[type=file]", program)
    expect(customer.get_by_role("alert")).to_contain_text("set-up.exe is empty or a program")
    expect(customer.get_by_role("button", name="Send")).to_be_disabled()


PIXEL = bytes.fromhex("47494638396101000100800000ffffff00000021f90401000000002c00000000010001000002024401003b")
BIG_FILE: FilePayload = {"name": "big.bin", "mimeType": "application/octet-stream", "buffer": b"0" * 10_000_001}


def test_reset_leaves_nothing_of_the_last_customer(shop: Shop, customer: Page) -> None:
    shop.open_chat(customer)
    say(customer, "my secret order")
    expect(delivered(customer, "my secret order")).to_have_count(1)
    customer.evaluate("Wayline.reset()")
    expect(messages(customer)).to_have_count(0)
    customer.reload()
    customer.locator(".launcher").click()
    expect(customer.get_by_text("How can we help?")).to_be_visible()
    expect(messages(customer)).to_have_count(0)


def test_outside_the_hours_the_customer_leaves_an_address(shop: Shop, customer: Page) -> None:
    shop.desk.go_home()
    shop.open_chat(customer)
    expect(customer.locator("textarea")).to_be_focused()
    expect(customer.get_by_text("away at the moment")).to_be_visible()
    customer.get_by_label("Email", exact=True).fill("maya@")
    customer.get_by_role("button", name="Save").click()
    expect(customer.get_by_role("alert")).to_have_text("This does not look like an email address.")
    customer.get_by_label("Email", exact=True).fill("maya@example.com")
    customer.get_by_role("button", name="Save").click()
    expect(customer.get_by_text("We answer here and to maya@example.com.")).to_be_visible()
    say(customer, "write to me, please")
    expect(delivered(customer, "write to me")).to_have_count(1)


def test_the_chat_can_be_emailed(shop: Shop, customer: Page) -> None:
    shop.open_chat(customer)
    say(customer, "for my records")
    expect(delivered(customer, "for my records")).to_have_count(1)
    customer.get_by_role("button", name="More").click()
    expect(customer.get_by_role("menuitem", name="Email me this chat")).to_be_focused()
    customer.keyboard.press("Enter")
    customer.get_by_label("Email", exact=True).fill("maya@example.com")
    customer.keyboard.press("Enter")
    expect(customer.get_by_role("status").filter(has_text="On its way to maya@example.com")).to_be_visible()


def test_the_pre_chat_form_asks_first_and_tells_the_desk(shop: Shop, customer: Page) -> None:
    fields = [{"name": "name", "required": True}, {"name": "email", "type": "email"}]
    shop.desk.configure(pre_chat={"enabled": True, "fields": fields})
    shop.open_chat(customer)
    customer.get_by_role("button", name="Start chat").click()
    expect(customer.get_by_role("alert")).to_have_text("Needed")
    customer.get_by_label("Name").fill("Maya Okafor")
    customer.get_by_role("button", name="Start chat").click()
    say(customer, "hello from the form")
    expect(delivered(customer, "hello from the form")).to_have_count(1)
    conversation = shop.desk.conversation_with("hello from the form")
    assert shop.desk.ask("GET", f"/api/conversations/{conversation}")["customer"]["name"] == "Maya Okafor"


@pytest.mark.parametrize(
    ("locale", "greeting", "direction"),
    [
        ("de-AT", "Wie können wir helfen?", "ltr"),
        ("es-ES", "¿En qué podemos ayudar?", "ltr"),
        ("fr-CA", "Comment pouvons-nous aider ?", "ltr"),
        ("ar", "كيف يمكننا المساعدة؟", "rtl"),
    ],
)
def test_the_chat_speaks_the_visitors_language(
    shop: Shop, chromium: Browser, locale: str, greeting: str, direction: str
) -> None:
    context = chromium.new_context(locale=locale)
    page = context.new_page()
    page.add_init_script(OPEN_ROOTS)
    shop.visit(page)
    page.locator(".launcher").click()
    expect(page.get_by_text(greeting)).to_be_visible()
    assert page.get_by_role("dialog").evaluate("(panel) => getComputedStyle(panel).direction") == direction
    context.close()


HOSTILE_CSS = """<script>
const sheet = new CSSStyleSheet();
sheet.replaceSync('body > *, wayline-chat, div, button { display: none !important; opacity: 0 !important }');
document.adoptedStyleSheets = [sheet];
Array.prototype.toJSON = function () { return String(this) };
</script>"""


def test_a_strict_policy_and_a_hostile_page_do_not_stop_the_chat(shop: Shop, customer: Page) -> None:
    server = shop.desk.server.url
    shop.site.page_headers["content-security-policy"] = (
        f"default-src 'none'; script-src {server} 'unsafe-inline'; connect-src {server} {server.replace('http', 'ws')};"
        " style-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
    )
    shop.visit(customer, head=HOSTILE_CSS)
    customer.locator(".launcher").click()
    say(customer, "strict enough?")
    expect(delivered(customer, "strict enough?")).to_have_count(1)
    shop.desk.answer(shop.desk.conversation_with("strict enough"), "**Quite**")
    expect(messages(customer, "Quite").locator("b")).to_be_visible()


def test_the_keyboard_alone_is_enough(shop: Shop, customer: Page) -> None:
    shop.visit(customer)
    expect(customer.locator(".launcher")).to_be_visible()
    customer.keyboard.press("Tab")
    customer.keyboard.press("Enter")
    expect(customer.locator("textarea")).to_be_focused()
    customer.keyboard.type("typed")
    customer.keyboard.press("Shift+Enter")
    customer.keyboard.type("two lines")
    customer.keyboard.press("Enter")
    expect(delivered(customer, "two lines")).to_have_count(1)
    customer.keyboard.press("Escape")
    expect(customer.get_by_role("dialog")).to_have_count(0)
    expect(customer.locator(".launcher")).to_be_focused()


def test_nothing_heavy_is_loaded_before_it_is_touched(shop: Shop, customer: Page) -> None:
    loaded: list[str] = []
    customer.on("request", lambda request: loaded.append(request.url))
    shop.visit(customer)
    expect(customer.locator(".launcher")).to_be_visible()
    customer.wait_for_timeout(500)
    assert not [url for url in loaded if re.search(r"/panel-|/locale-|/w/live|/w/sessions", url)]
    customer.locator(".launcher").click()
    expect(customer.get_by_role("dialog")).to_be_visible()
    assert [url for url in loaded if "/panel-" in url]
