"""A page's own server for the tests of the widget."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.chromium import OPEN_ROOTS, PATIENCE_MS
from tests.browser.widget.desk import Desk
from tests.browser.widget.recorder import Recorder, serve
from tests.browser.widget.shop import Shop
from tests.running import RunningServer


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
    context.set_default_timeout(PATIENCE_MS)
    visitor = context.new_page()
    problems: list[str] = []
    visitor.on("pageerror", lambda error: problems.append(str(error)))
    yield visitor
    context.close()
    assert [problem for problem in problems if "on purpose" not in problem] == []


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A real server, and Tom."""
    server = RunningServer(tmp_path_factory.mktemp("desk") / "data")
    try:
        server.start()
        yield Desk(server)
    finally:
        server.stop()


@pytest.fixture
def shop(desk: Desk, site: Recorder) -> Shop:
    """A shop on another origin than the server, with its chat."""
    desk.configure()
    desk.be_there()
    return Shop(desk, site)


@pytest.fixture
def customer(page: Page) -> Page:
    """A fresh customer whose chat can be looked into."""
    page.add_init_script(OPEN_ROOTS)
    return page
