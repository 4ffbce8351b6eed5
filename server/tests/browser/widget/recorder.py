"""A tiny real web server: serves the built widget and small pages, and records what the script tag sends."""

import json
import threading
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Page

DIST = Path(__file__).parents[4] / "widget" / "dist"
PATIENCE_SECONDS = 30.0
# The tag gathers for 0.4 s before it sends: what was to come has come by then.
QUIET_SECONDS = 1.2

KEPT = "Object.keys(localStorage).filter((key) => key.startsWith('wayline:out:')).length"

Item = dict[str, Any]


@dataclass
class Recorder:
    """Pages by path, answers to give to the next posts, and what was posted."""

    pages: dict[str, str] = field(default_factory=dict)
    answers: list[tuple[int, dict[str, str]]] = field(default_factory=list)
    page_headers: dict[str, str] = field(default_factory=dict)
    batches: list[Item] = field(default_factory=list)
    posted_at: list[float] = field(default_factory=list)
    content_types: list[str] = field(default_factory=list)
    origin: str = ""

    def add_page(self, path: str, body: str = "", *, head: str = "", tag: str = "") -> str:
        """Serve a page that carries the script tag (with these further attributes); give its address."""
        script = f'<script async src="{self.origin}/w.js" data-key="wk_test" {tag}></script>'
        self.pages[path] = f"<!doctype html><title>Page {path}</title>{head}{script}<body>{body}"
        return f"{self.origin}{path}"

    def items(self, name: str | None = None) -> list[Item]:
        """What arrived, each messageId once, in order; only the touchpoints of a name, or a type, if given."""
        found = {item["messageId"]: item for batch in list(self.batches) for item in batch["batch"]}
        return [item for item in found.values() if name in (None, item.get("event"), item["type"])]

    def wait_for(self, name: str, count: int = 1) -> list[Item]:
        """The touchpoints of a name, once there are as many. Raises AssertionError when they do not come."""
        until = time.monotonic() + PATIENCE_SECONDS
        while len(self.items(name)) < count:
            assert time.monotonic() < until, f"{name} did not come; there are {[describe(i) for i in self.items()]}"
            time.sleep(0.05)
        return self.items(name)


def settled(page: Page) -> None:
    """Wait until the tag knows of everything it sent that it was taken: nothing waits in the browser any more."""
    page.wait_for_function(f"{KEPT} === 0")


def kept(page: Page) -> int:
    """How many items wait in the browser."""
    return int(page.evaluate(KEPT))


def describe(item: Item) -> str:
    """The name of an item, or its type."""
    return str(item.get("event") or item["type"])


def serve(recorder: Recorder) -> ThreadingHTTPServer:
    """Start serving on a free port of this machine; the caller shuts it down."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            path = urlsplit(self.path).path
            if path in recorder.pages:
                self.answer(200, recorder.pages[path].encode(), {"content-type": "text/html", **recorder.page_headers})
            elif path == "/w.js" or path.startswith("/w/assets/"):
                file = DIST / path.removeprefix("/w/").removeprefix("/")
                self.answer(200, file.read_bytes(), {"content-type": "text/javascript"})
            else:
                self.answer(404, b"", {})

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            status, headers = recorder.answers.pop(0) if recorder.answers else (200, {})
            recorder.posted_at.append(time.monotonic())
            recorder.content_types.append(self.headers["content-type"])
            if status == 200:
                recorder.batches.append(json.loads(body))
            self.answer(status, b"{}", {"access-control-expose-headers": "retry-after", **headers})

        def answer(self, status: int, body: bytes, headers: dict[str, str]) -> None:
            self.send_response(status)
            for name, value in {
                **headers,
                "access-control-allow-origin": "*",
                "content-length": str(len(body)),
            }.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    recorder.origin = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    return server
