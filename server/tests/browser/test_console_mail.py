"""Mail in a real console: a mailbox is opened, a mail comes, is read and answered."""

import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.chromium import PATIENCE_MS
from tests.browser.demo import Demo
from wayline.channels.email.signing import signature
from wayline.kit.clock import utc_now

pytestmark = [pytest.mark.browser, pytest.mark.slow]

MAIL = b"""From: Maya Chen <maya.writes@example.com>\r
To: letters@cortado.example\r
Subject: The second pair\r
Message-ID: <second-pair@example.com>\r
\r
Where is the second pair of my order?\r
\r
On Mon, 2 Nov 2026 at 09:00, Cortado <letters@cortado.example> wrote:\r
> Both pairs leave today.\r
"""


@pytest.fixture
def page(chromium: Browser, demo: Demo) -> Iterator[Page]:
    """Ana's browser, signed in."""
    context = chromium.new_context(base_url=demo.url, viewport={"width": 1440, "height": 900})
    context.set_default_timeout(PATIENCE_MS)
    with demo.signed_in("ana") as client:
        context.add_cookies([{"name": c.name, "value": c.value or "", "url": demo.url} for c in client.cookies.jar])
    yield context.new_page()
    context.close()


def send_take_back_and_send_later(page: Page, words: str) -> None:
    log, field = page.get_by_role("log"), page.get_by_role("textbox", name="Reply")
    more = page.get_by_role("button", name="More ways to send")
    more.click()
    page.get_by_role("radiogroup", name="Seconds to take a message back: Mail").get_by_text("20").click()
    more.click()
    field.fill(words)
    page.get_by_role("button", name=re.compile("^Send")).first.click()
    expect(log).to_contain_text("Goes out in")
    field.press("Control+z")
    expect(log).not_to_contain_text(words)
    expect(field).to_have_value(words)
    more.click()
    page.get_by_role("menuitem", name="In a week").click()
    expect(log).to_contain_text("goes out")
    log.get_by_role("button", name="Send now").click()


def test_a_mailbox_is_opened_a_mail_comes_and_is_answered(page: Page, demo: Demo) -> None:
    page.goto("/settings/channels")
    page.get_by_role("button", name="Add a channel").click()
    adding = page.get_by_role("dialog", name="Add a channel")
    adding.get_by_text("Email", exact=True).click()
    adding.get_by_label("Name").fill("Letters")
    adding.get_by_label("Address").fill("letters@cortado.example")
    adding.get_by_role("button", name="Add a channel").click()
    path = page.get_by_label("Where to", exact=True).inner_text()
    page.get_by_role("button", name="Show the secret").click()
    secret = page.get_by_label("Secret", exact=True).inner_text()
    signed = {"X-Wayline-Signature": signature(secret, MAIL, utc_now())}
    assert httpx.post(path, content=MAIL, headers=signed, timeout=20).status_code == 202

    page.goto("/inbox?view=unassigned")
    page.get_by_role("link", name=re.compile("The second pair|Where is the second pair")).first.click()
    log = page.get_by_role("log")
    expect(log).to_contain_text("Where is the second pair of my order?")
    expect(log).not_to_contain_text("Both pairs leave today.")
    page.get_by_role("button", name="Show what it quotes").click()
    expect(log).to_contain_text("Both pairs leave today.")
    with page.expect_download() as download:
        page.get_by_role("link", name="The mail as it came").click()
    assert Path(download.value.path()).read_bytes() == MAIL

    page.get_by_role("button", name="Change recipients").click()
    page.get_by_role("combobox", name="Cc", exact=True).fill("ines@example.com")
    page.keyboard.press("Enter")
    expect(page.get_by_text("New in this conversation: ines@example.com")).to_be_visible()
    page.get_by_role("button", name="Reply to all again").click()
    send_take_back_and_send_later(page, "It was sent this morning.")
    expect(log).to_contain_text("Did not reach maya.writes@example.com: no mail server is set")
    expect(log).not_to_contain_text(re.compile(r"\bsent$"))

    page.get_by_role("button", name="New conversation").click()
    writing = page.get_by_role("dialog", name="New conversation")
    writing.get_by_role("combobox", name="To", exact=True).fill("jonas@example.com")
    page.keyboard.press("Enter")
    writing.get_by_label("Subject").fill("Your laces")
    writing.get_by_label("Message").fill("They are in again.")
    writing.get_by_role("button", name="Send").click()
    expect(page.get_by_role("heading", name="Your laces")).to_be_visible()
    expect(page.get_by_role("log")).to_contain_text("They are in again.")
