"""A server of access tokens for tests: gives one for a refresh token, and says whose it is."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest


class TokenServer:
    """`POST /token` gives `access` for the refresh token `refresh`; `GET /info?token=` says whose `access` is."""

    def __init__(self) -> None:
        self.refresh, self.access, self.owner = "first-refresh", "first-access", ""
        self.asked: list[dict[str, list[str]]] = []
        self.next_refresh = ""
        self.url = ""

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer one request."""
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        length = next((int(line[15:]) for line in head.lower().split("\r\n") if line.startswith("content-length:")), 0)
        form = parse_qs((await reader.readexactly(length)).decode())
        path = urlsplit(head.split()[1])
        status, said = self._token(form) if path.path == "/token" else self._info(parse_qs(path.query))
        body = json.dumps(said).encode()
        head = f"HTTP/1.1 {status} x\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n"
        writer.write(f"{head}Connection: close\r\n\r\n".encode() + body)
        await writer.drain()
        writer.close()

    def _token(self, form: dict[str, list[str]]) -> tuple[int, dict[str, Any]]:
        self.asked.append(form)
        if form.get("refresh_token") != [self.refresh]:
            return 400, {"error": "invalid_grant", "error_description": "The refresh token is not good any more."}
        given = {"access_token": self.access, "expires_in": 3600}
        if self.next_refresh:
            self.refresh = given["refresh_token"] = self.next_refresh
        return 200, given

    def _info(self, query: dict[str, list[str]]) -> tuple[int, dict[str, Any]]:
        if query.get("token") != [self.access]:
            return 401, {"error": "invalid_token"}
        return 200, {"email": self.owner, "active": "yes"}


@pytest.fixture
async def token_server() -> AsyncIterator[TokenServer]:
    """On a free port."""
    found = TokenServer()
    server = await asyncio.start_server(found.serve, "127.0.0.1", 0)
    found.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    yield found
    server.close()
