"""What the published clients really sent, captured on loopback, sent again as it was."""

import gzip
import json
from base64 import b64encode
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.collect.conftest import Rows, Shop

FILE = Path(__file__).resolve().parents[4] / "shared" / "data" / "wire" / "captured_requests.json"
WORDS = {
    "track": None,
    "identify": "Customer Identified",
    "alias": "Customer Identified",
    "group": "Company Identified",
    "page": "Page Viewed",
    "screen": "Screen Viewed",
}
TYPES = {"t": "track", "i": "identify", "p": "page", "s": "screen", "g": "group", "a": "alias"}


def captured() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(FILE.read_text()) if FILE.exists() else []
    return [request for request in found if request["method"] == "POST"]


@pytest.mark.skipif(not FILE.exists(), reason="the captured requests are not beside this checkout")
async def test_every_captured_request_is_taken_in_whole(client: httpx.AsyncClient, shop: Shop, rows: Rows) -> None:
    expected: list[str] = []
    for request in captured():
        answer = await client.post(request["path"], **as_sent(request, shop))
        if request["path"] == "/batch/":
            assert answer.status_code in {404, 405}  # another product's protocol
            continue
        assert answer.status_code == 200, request["headers"]
        items = request["body"].get("batch") or [request["body"]]
        kinds = [item.get("type") or TYPES[request["path"][-1]] for item in items]
        expected += [WORDS[kind] or item["event"] for kind, item in zip(kinds, items, strict=True)]
    # Joins are not sent: they follow from identifies, whenever the follower has come to them.
    assert [row["name"] for row in await rows() if row["name"] != "Customer Joined"] == expected
    assert len(expected) > 20


def as_sent(request: dict[str, Any], shop: Shop) -> dict[str, Any]:
    """Its body and what its headers say of it, with our key where theirs was."""
    names = {name.lower(): value for name, value in request["headers"].items()}
    headers = {name: names[name] for name in ("content-type", "content-encoding", "user-agent") if name in names}
    headers["authorization"] = f"Basic {b64encode(f'{shop.key}:'.encode()).decode()}"
    body = {**request["body"], **({"writeKey": shop.key} if "writeKey" in request["body"] else {})}
    content = json.dumps(body).encode()
    return {"content": gzip.compress(content) if "content-encoding" in headers else content, "headers": headers}
