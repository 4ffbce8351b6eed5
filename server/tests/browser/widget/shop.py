"""What a customer does in a shop with the chat."""

from playwright.sync_api import Locator, Page, expect

from tests.browser.widget.desk import Desk
from tests.browser.widget.recorder import Recorder


class Shop:
    """A page of another origin that loads the widget from the real server."""

    def __init__(self, desk: Desk, site: Recorder) -> None:
        self.desk = desk
        self.site = site

    def visit(self, page: Page, body: str = "<h1>Court Low</h1>", head: str = "") -> Page:
        """Open the shop."""
        tag = f'<script async src="{self.desk.server.url}/w.js" data-key="{self.desk.key}"></script>'
        self.site.pages["/shop"] = f"<!doctype html><html lang=en><title>Court Low</title>{head}<body>{body}{tag}"
        page.goto(f"{self.site.origin}/shop")
        return page

    def open_chat(self, page: Page) -> Page:
        """Open the shop and its chat."""
        self.visit(page)
        page.locator(".launcher").click()
        expect(page.get_by_role("dialog")).to_be_visible()
        return page


def say(page: Page, words: str) -> None:
    """Write and send."""
    page.locator("textarea").fill(words)
    page.locator("textarea").press("Enter")


def messages(page: Page, words: str | None = None) -> Locator:
    """The messages on the screen, pending ones too."""
    found = page.locator("article.message")
    return found.filter(has_text=words) if words else found


def delivered(page: Page, words: str) -> Locator:
    """A message of the customer that the server has."""
    return page.locator("article.mine:not(.pending)").filter(has_text=words)
