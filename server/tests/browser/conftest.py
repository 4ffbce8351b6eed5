"""Chromium, and the demo that the journeys are walked in."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.browser.chromium import ARGUMENTS, PATIENCE_MS
from tests.browser.demo import Demo
from tests.browser.maya import Maya
from tests.browser.widget.recorder import DIST


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
        expect.set_options(timeout=PATIENCE_MS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """`wayline demo`, small, with its past written."""
    found = Demo(tmp_path_factory.mktemp("demo") / "data")
    found.start()
    yield found
    found.stop()


@pytest.fixture
def maya(demo: Demo) -> Iterator[Maya]:
    """A visitor who writes."""
    found = Maya(demo)
    yield found
    found.client.close()
