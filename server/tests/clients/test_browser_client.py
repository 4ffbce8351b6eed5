"""Segment's browser client, as it is published, in Chromium: a page of one origin, we on another."""

import json
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.async_api import async_playwright

from tests.clients.conftest import House

ROOT = Path(__file__).resolve().parents[3]
BUNDLE = ROOT / "node_modules" / "@segment" / "analytics-next" / "dist" / "umd"
CHROMIUM = shutil.which("chromium")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.timeout(120),
    pytest.mark.skipif(
        not CHROMIUM or not BUNDLE.is_dir(), reason="Chromium or the client is missing: `make setup-test`"
    ),
]
PAGE = """<!doctype html><title>Court Low</title><script src="/index.js"></script><script>
  const seen = (async () => {
    const [analytics] = await window.AnalyticsNext.AnalyticsBrowser.load(%s, %s);
    await analytics.page('Docs', 'Home');
    await analytics.track('Product Viewed', { sku: 'court' });
    await analytics.identify('customer-1', { email: 'maya@example.com' });
    await analytics.track('Order Completed', { revenue: 2 });
    await analytics.group('company-1', { name: 'Cortado' });
    await analytics.alias('customer-1', 'old-1');
    return analytics.user().anonymousId();
  })();
</script>"""


@pytest.mark.parametrize("delivery", ["standard", "batching"])
async def test_segment_s_browser_client_starts_from_our_settings_and_delivers(house: House, delivery: str) -> None:
    anonymous_id, problems = await visit(house, delivery)
    rows = await house.log(6)
    assert problems == []
    names = ["Page Viewed", "Product Viewed", "Customer Identified", "Order Completed", "Company Identified"]
    assert [row["name"] for row in rows] == [*names, "Customer Identified"]
    assert all(json.loads(row["context"])["anonymous_id"] == anonymous_id for row in rows)
    assert {row["channel"] for row in rows} == {"web"}
    assert (rows[0]["campaign"], json.loads(rows[0]["properties"])["path"]) == ("autumn", "/shoes")


async def visit(house: House, delivery: str) -> tuple[str, list[str]]:
    """One visit. Returns the browser's anonymous id, and what the page's console complained of."""
    keys = {"writeKey": house.key, "cdnURL": house.url}
    how = {"integrations": {"Segment.io": {"deliveryStrategy": {"strategy": delivery, "config": {"size": 3}}}}}
    problems: list[str] = []
    with site(PAGE % (json.dumps(keys), json.dumps(how))) as url:
        async with async_playwright() as playwright:
            browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
            page = await browser.new_page()
            page.on("console", lambda said: problems.append(said.text) if said.type == "error" else None)
            await page.goto(f"{url}/shoes?utm_campaign=autumn&utm_source=newsletter")
            anonymous_id: str = await page.evaluate("seen.catch((problem) => `${problem}`)")
            await house.log(6)
            await browser.close()
    return anonymous_id, problems


@contextmanager
def site(html: str) -> Iterator[str]:
    """A shop on an origin of its own: one page, and the client's files."""

    class Shop(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path = self.path.partition("?")[0]
            script = BUNDLE / path.strip("/")
            self.send_response(200)
            self.send_header("Content-Type", "text/javascript" if path.endswith(".js") else "text/html")
            self.end_headers()
            self.wfile.write(script.read_bytes() if path.endswith(".js") else html.encode())

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Shop)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
