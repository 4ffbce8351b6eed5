"""What a page loads, and which pages may ask."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from litestar import Litestar

from tests.cast import Cast
from tests.visitor import Visitor
from wayline.channels.chat.site import allowing
from wayline.company import get_channel
from wayline.entry.parts import Parts

SHOP, EVIL = "https://shop.test", "https://evil.test"


@pytest.fixture
async def strict(parts: Parts, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    """The chat is for the shop's pages alone, from now on."""
    monkeypatch.setattr(allowing, "GOOD_FOR", timedelta(0))
    async with parts.database.transaction() as tx:
        (await get_channel(tx, cast.channel_id)).allowed_origins = [SHOP]


async def test_pages_of_other_origins_get_neither_leave_nor_answer(
    client: httpx.AsyncClient, cast: Cast, strict: None
) -> None:
    visitor = Visitor(client, cast.key)
    await visitor.arrive(origin=SHOP)
    session = {"X-Wayline-Session": visitor.session}
    asked: list[tuple[str, str, dict[str, Any]]] = [
        ("GET", f"/w/config?key={cast.key}", {}),
        ("GET", "/w/conversations", {"headers": session}),
        ("POST", "/w/sessions", {"json": {"key": cast.key, "anonymous_id": "a"}}),
        ("POST", "/w/messages", {"json": {"client_id": "a", "body": "Hi"}, "headers": session}),
    ]
    for method, path, more in asked:
        for origin, status, leave in ((SHOP, 200, SHOP), (EVIL, 403, None)):
            headers = {**more.get("headers", {}), "Origin": origin}
            answer = await client.request(method, path, **{**more, "headers": headers})
            assert (answer.status_code, answer.headers.get("access-control-allow-origin")) == (status, leave), path


async def test_a_browser_is_told_before_it_asks(client: httpx.AsyncClient, cast: Cast, strict: None) -> None:
    for origin, leave in ((SHOP, SHOP), (EVIL, None)):
        headers = {"Origin": origin, "Access-Control-Request-Method": "POST"}
        answer = await client.options("/w/messages", headers=headers)
        assert answer.status_code == 204
        assert answer.headers.get("access-control-allow-origin") == leave
        if leave:
            assert "X-Wayline-Session" in answer.headers["access-control-allow-headers"]


async def test_a_refusal_can_be_read_by_the_page_it_is_for(client: httpx.AsyncClient, cast: Cast, strict: None) -> None:
    refused = await client.get("/w/conversations", headers={"Origin": SHOP, "X-Wayline-Session": "gone"})
    assert (refused.status_code, refused.headers["access-control-allow-origin"]) == (401, SHOP)


async def test_the_script_and_its_files_are_kept_as_long_as_they_may(
    client: httpx.AsyncClient, app: Litestar, tmp_path: Path
) -> None:
    (tmp_path / "assets").mkdir()
    (tmp_path / "w.js").write_text("tag()")
    (tmp_path / "assets" / "panel-abc.js").write_text("panel()")
    (tmp_path / "secret.js").write_text("no")
    app.state.widget_folder = tmp_path
    script = await client.get("/w.js")
    assert (script.text, script.headers["cache-control"]) == (
        "tag()",
        "public, max-age=300, stale-while-revalidate=86400",
    )
    assert script.headers["content-type"] == "text/javascript; charset=utf-8"
    panel = await client.get("/w/assets/panel-abc.js")
    assert (panel.text, panel.headers["cache-control"]) == ("panel()", "public, max-age=31536000, immutable")
    assert panel.headers["access-control-allow-origin"] == "*"
    unchanged = await client.get("/w.js", headers={"If-None-Match": script.headers["etag"]})
    assert (unchanged.status_code, unchanged.content) == (304, b"")
    for path in ("/w/assets/%2e%2e%2fsecret.js", "/w/assets/missing.js", "/w/assets/panel-abc.txt"):
        assert (await client.get(path)).status_code == 404, path


async def test_the_widget_is_told_how_it_looks_and_when_somebody_is_there(
    client: httpx.AsyncClient, cast: Cast
) -> None:
    config = (await client.get(f"/w/config?key={cast.key}")).json()
    assert (config["name"], config["colours"]["accent"], config["position"]) == ("Court Shoes", "#14746a", "right")
    assert isinstance(config["online"], bool)
    assert config["online"] == (config["away"] is None)
    assert (config["away"] == "closed") == (config["hours"]["opens_at"] is not None)
    unknown = await client.get("/w/config?key=nobody")
    assert (unknown.status_code, unknown.json()["code"]) == (404, "key_unknown")


async def test_the_preview_may_ask_nothing_and_shows_in_the_console_alone(
    client: httpx.AsyncClient, app: Litestar, tmp_path: Path
) -> None:
    (tmp_path / "preview.html").write_text("<!doctype html>")
    app.state.widget_folder = tmp_path
    page = await client.get("/w/preview")
    assert (page.text, page.headers["content-type"]) == ("<!doctype html>", "text/html; charset=utf-8")
    policy = page.headers["content-security-policy"].split("; ")
    assert {"default-src 'none'", "script-src 'self'", "frame-ancestors 'self'", "form-action 'none'"} <= {*policy}
    assert "sandbox allow-scripts allow-forms" in policy
    assert not any(rule.startswith("connect-src") for rule in policy)
    assert page.headers["cross-origin-resource-policy"] == "same-origin"
