"""Chromium and a page's own server for the tests of the widget."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.widget.recorder import DIST, Recorder, serve

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium. Playwright switches back-forward caching off; customers' browsers have it."""
    assert (DIST / "w.js").exists(), "The widget is not built. Run `npm run build -w widget`."
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium",
            args=ARGUMENTS,
            ignore_default_args=["--disable-back-forward-cache"],
        )
        yield browser
        browser.close()


@pytest.fixture
def site() -> Iterator[Recorder]:
    """A site with the script tag, recording what is sent."""
    recorder = Recorder()
    server = serve(recorder)
    yield recorder
    server.shutdown()
    server.server_close()


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A fresh visitor. An error that the widget leaves in the page fails the test that saw it."""
    context = chromium.new_context(viewport={"width": 1000, "height": 700})
    context.set_default_timeout(10_000)
    visitor = context.new_page()
    problems: list[str] = []
    visitor.on("pageerror", lambda error: problems.append(str(error)))
    yield visitor
    context.close()
    assert [problem for problem in problems if "on purpose" not in problem] == []
