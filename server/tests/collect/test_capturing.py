"""Capturing: a request is answered when what is good in it is on the log and the rest is counted."""

import gzip
import json
from base64 import b64encode

import httpx

from tests.collect.conftest import Rows, Shop, track
from wayline.entry.parts import Parts
from wayline.touchpoints.recording import identity_id

BROWSER = {"anonymousId": "anon-1"}


async def test_a_click_of_a_page_is_on_the_log_when_it_is_answered(browser: httpx.AsyncClient, rows: Rows) -> None:
    answer = await browser.post("/v1/track", json=track("Product Added", properties={"sku": "court"}))
    assert (answer.status_code, answer.json()) == (200, {"success": True})
    [row] = await rows()
    assert (row["name"], row["department"], row["channel"]) == ("Product Added", "sales", "web")


ADDRESSES: list[tuple[str, dict[str, object], str]] = [
    ("track", {"event": "Product Viewed"}, "Product Viewed"),
    ("t/", {"event": "Product Viewed"}, "Product Viewed"),
    ("identify", {"userId": "maya", "traits": {"name": "Maya"}}, "Customer Identified"),
    ("i", {"userId": "maya"}, "Customer Identified"),
    ("page", {"properties": {"url": "https://shop.example/"}}, "Page Viewed"),
    ("p", {}, "Page Viewed"),
    ("screen/", {"name": "Basket"}, "Screen Viewed"),
    ("s", {}, "Screen Viewed"),
    ("group", {"groupId": "cortado"}, "Company Identified"),
    ("g", {"groupId": 7}, "Company Identified"),
    ("alias", {"userId": "maya", "previousId": "anon-1"}, "Customer Identified"),
    ("a", {"userId": "maya", "previousId": "anon-1"}, "Customer Identified"),
    ("batch", {"batch": [{**BROWSER, "type": "track", "event": "Product Viewed"}]}, "Product Viewed"),
    ("b/", {"batch": [{**BROWSER, "type": "page"}]}, "Page Viewed"),
]


async def test_every_address_of_the_segment_api_takes_what_it_is_for(browser: httpx.AsyncClient, rows: Rows) -> None:
    for path, body, _ in ADDRESSES:
        answer = await browser.post(f"/v1/{path}", json={**BROWSER, **body})
        assert answer.status_code == 200, path
    assert [row["name"] for row in await rows()] == [name for _, _, name in ADDRESSES]


async def test_the_key_is_found_wherever_clients_put_it(client: httpx.AsyncClient, shop: Shop, rows: Rows) -> None:
    ways = [
        (f"Basic {b64encode(f'{shop.key}:'.encode()).decode()}", None),
        (f"Basic {b64encode(shop.key.encode()).decode()}", None),
        (f"Bearer {shop.server_key}", None),
        ("", shop.key),
        ("Basic c29tZWJvZHk6cGFzcw==", shop.key),
    ]
    for authorization, key in ways:
        body, headers = {**track(), "writeKey": key}, {"Authorization": authorization}
        assert (await client.post("/v1/t", json=body, headers=headers)).status_code == 200, authorization
    assert len(await rows()) == len(ways)


async def test_an_unknown_key_is_refused_and_nothing_is_kept(client: httpx.AsyncClient, shop: Shop, rows: Rows) -> None:
    answer = await client.post("/v1/t", json={**track(), "writeKey": "nobody"})
    assert (answer.status_code, answer.json()["code"]) == (401, "key_unknown")
    assert await rows() == []


async def test_the_body_is_json_whatever_its_content_type_says(browser: httpx.AsyncClient, rows: Rows) -> None:
    for kind in ("text/plain", "application/x-www-form-urlencoded", "application/json", ""):
        plain, packed = json.dumps({"batch": [track()]}).encode(), json.dumps({"batch": [track()]}).encode()
        assert (await browser.post("/v1/b", content=plain, headers={"Content-Type": kind})).status_code == 200
        headers = {"Content-Type": kind, "Content-Encoding": "gzip"}
        assert (await browser.post("/v1/b", content=gzip.compress(packed), headers=headers)).status_code == 200
    assert len(await rows()) == 8


async def test_what_cannot_be_read_or_is_too_large_is_refused_as_a_whole(browser: httpx.AsyncClient) -> None:
    refused = [
        (b"{", "body_unreadable"),
        (b"", "body_unreadable"),
        (b"[]", "body_unreadable"),
        (b'{"batch": 7}', "body_unreadable"),
        (b'{"batch": [' + b"[" * 100_000, "body_unreadable"),
        (b"\x1f\x8bno gzip", "body_unreadable"),
        (b'{"x":"' + b"a" * 500_000 + b'"}', "body_too_large"),
        (json.dumps({"batch": [{}] * 2_501}).encode(), "body_too_large"),
    ]
    for content, code in refused:
        answer = await browser.post("/v1/batch", content=content)
        assert (answer.status_code, answer.json()["code"]) == (400, code), content[:40]


async def test_a_gzip_bomb_is_stopped_at_the_limit(browser: httpx.AsyncClient) -> None:
    bomb = gzip.compress(b"0" * 50_000_000)
    answer = await browser.post("/v1/batch", content=bomb, headers={"Content-Encoding": "gzip"})
    assert (answer.status_code, answer.json()["code"]) == (400, "body_too_large")


async def test_half_an_emoji_does_not_cost_its_neighbours_their_place(browser: httpx.AsyncClient, rows: Rows) -> None:
    body = json.dumps({"batch": [track(properties={"title": "cut \ud83d"}), track(properties={"title": "😀"})]})
    assert (await browser.post("/v1/b", content=body)).status_code == 200
    assert ["�" in row["properties"] for row in await rows()] == [True, False]


async def test_a_message_sent_again_is_one_touchpoint_and_another_source_s_is_another(
    client: httpx.AsyncClient, shop: Shop, rows: Rows
) -> None:
    body = {"batch": [track(messageId="m-1"), track(messageId="m-1")]}
    for key in (shop.key, shop.key, shop.server_key):
        await client.post("/v1/b", json=body, auth=(key, ""))
    assert len(await rows()) == 2


async def test_who_it_was_is_the_user_where_there_is_a_real_one_and_else_the_browser(
    browser: httpx.AsyncClient, rows: Rows
) -> None:
    ids = [("maya", "anon-1"), (None, "anon-1"), ("undefined", "anon-1"), (1001, None)]
    await browser.post("/v1/b", json={"batch": [track(userId=user, anonymousId=anon) for user, anon in ids]})
    anonymous = identity_id("anonymous", "anon-1")
    expected = [identity_id("user", "maya"), anonymous, anonymous, identity_id("user", "1001")]
    assert [row["identity"] for row in await rows()] == expected
    assert [row["anonymous"] for row in await rows()] == [anonymous, anonymous, anonymous, None]
    assert '"user_id":"maya"' in (await rows())[0]["context"]


async def test_a_page_may_not_say_what_only_wayline_knows_but_a_server_may(
    client: httpx.AsyncClient, shop: Shop, rows: Rows
) -> None:
    body = {"batch": [track("Conversation Resolved")]}
    await client.post("/v1/b", json=body, auth=(shop.key, ""))
    assert await rows() == []
    await client.post("/v1/b", json=body, auth=(shop.server_key, ""))
    assert [row["name"] for row in await rows()] == ["Conversation Resolved"]


async def test_money_is_exact_and_in_the_company_s_currency_where_none_is_said(
    browser: httpx.AsyncClient, rows: Rows
) -> None:
    said = [{"revenue": 118.5, "order_id": 7}, {"total": "12.30", "currency": "usd"}, {"value": "a lot"}]
    await browser.post("/v1/b", json={"batch": [track("Order Completed", properties=each) for each in said]})
    found = [(str(row["value"]), row["currency"], row["order_id"]) for row in await rows()]
    assert found == [("118.5000", "GBP", "7"), ("12.3000", "USD", None), ("None", None, None)]
    assert (await rows())[2]["marks"] == '["value_unreadable"]'


async def test_history_keeps_its_time_and_needs_an_api_key(client: httpx.AsyncClient, shop: Shop, rows: Rows) -> None:
    old = track(timestamp="2019-05-01T10:00:00Z")
    sent = {"batch": [old], "sentAt": "2026-01-01T00:00:00Z"}
    assert (await client.post("/v1/import", json=sent, auth=(shop.key, ""))).status_code == 403
    assert (await client.post("/v1/import", json=sent, auth=(shop.server_key, ""))).status_code == 200
    flagged = {"batch": [track(timestamp="2018-05-01T10:00:00Z")], "historicalMigration": True}
    await client.post("/v1/batch", json=flagged, auth=(shop.server_key, ""))
    found = [(row["occurred_at"].year, row["history"], row["marks"]) for row in await rows()]
    assert found == [(2019, True, None), (2018, True, None)]
    assert all(row["recorded_at"].year >= 2026 for row in await rows())


async def test_a_log_that_is_full_asks_to_wait_and_one_that_fails_says_so(
    browser: httpx.AsyncClient, parts: Parts, rows: Rows
) -> None:
    parts.writer._queued += 1_000_000  # noqa: SLF001 no disk is slow enough for a test
    waiting = await browser.post("/v1/t", json=track(), headers={"Origin": "https://shop.example"})
    parts.writer._queued -= 1_000_000  # noqa: SLF001 as above
    assert (waiting.status_code, waiting.headers["retry-after"]) == (429, "2")
    assert waiting.headers["access-control-expose-headers"] == "Retry-After"
    assert (await browser.post("/v1/t", json=track())).status_code == 200
    assert len(await rows()) == 1
