"""A place outside, on this machine: keeps what is posted to it, and answers as a test wants."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Self


class OutsidePlace:
    """`status` is what it answers."""

    def __init__(self) -> None:
        self.status = 200
        self.posted: list[tuple[dict[str, str], bytes]] = []
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), type("Ours", (_Handler,), {"place": self}))
        self.url = f"http://127.0.0.1:{self._server.server_port}/hook"

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()


class _Handler(BaseHTTPRequestHandler):
    place: OutsidePlace

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.place.posted.append((dict(self.headers), body))
        self.send_response(self.place.status)
        self.end_headers()
        self.wfile.write(b"as you wish")

    def log_message(self, *_: object) -> None:
        pass
