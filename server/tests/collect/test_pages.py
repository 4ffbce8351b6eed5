"""What browsers need: preflight, readable refusals, allowed origins, signed identities; and no secret is kept."""

import json

import httpx
from joserfc import jwt
from joserfc.jwk import OctKey

from tests.collect.conftest import SECRET, Rows, Shop, track
from wayline.collect.claiming import signed_for
from wayline.company import get_company
from wayline.entry.parts import Parts
from wayline.kit.clock import utc_now

PAGE = {"Origin": "https://shop.example"}


async def test_a_browser_asks_first_and_may_read_the_answer_and_the_refusal(
    browser: httpx.AsyncClient, shop: Shop
) -> None:
    asked = {**PAGE, "Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "authorization"}
    preflight = await browser.options("/v1/t", headers=asked)
    assert preflight.status_code == 204
    assert preflight.headers["access-control-allow-origin"] == PAGE["Origin"]
    assert preflight.headers["access-control-allow-headers"] == "authorization"
    for key, status in ((shop.key, 200), ("nobody", 401)):
        answer = await browser.post("/v1/t", json=track(), headers=PAGE, auth=(key, ""))
        assert (answer.status_code, answer.headers["access-control-allow-origin"]) == (status, PAGE["Origin"])
    assert (await browser.post("/v1/t", content=b"{", headers=PAGE)).headers["vary"] == "Origin"


async def test_a_channel_with_allowed_origins_takes_only_from_them_and_from_servers(
    browser: httpx.AsyncClient, parts: Parts, shop: Shop, rows: Rows
) -> None:
    async with parts.database.transaction() as tx:
        (await tx.merge(shop.channel)).allowed_origins = [PAGE["Origin"]]
    statuses = [
        (await browser.post("/v1/t", json=track(), headers=headers)).status_code
        for headers in (PAGE, {"Origin": "https://shop.example.evil"}, {"Origin": "null"}, {})
    ]
    assert statuses == [200, 403, 403, 200]
    assert len(await rows()) == 2


async def test_the_browser_client_is_told_where_to_send_and_a_secret_is_never_told(
    client: httpx.AsyncClient, shop: Shop
) -> None:
    answer = await client.get(f"/v1/projects/{shop.key}/settings", headers=PAGE)
    sending = answer.json()["integrations"]["Segment.io"]
    assert (sending["apiHost"], sending["protocol"], sending["apiKey"]) == ("wayline.test/v1", "http", shop.key)
    assert SECRET not in answer.text
    assert (await client.get("/v1/projects/nobody/settings")).status_code == 401
    assert (await client.get(f"/v1/projects/{shop.server_key}/settings")).status_code == 401


def token(secret: str = SECRET, **claims: object) -> str:
    return jwt.encode({"alg": "HS256"}, claims, OctKey.import_key(secret))


async def test_an_identify_is_verified_only_by_a_token_for_this_customer_and_this_channel(
    browser: httpx.AsyncClient, shop: Shop, rows: Rows
) -> None:
    later = int(utc_now().timestamp()) + 600
    good = {"sub": "maya", "aud": shop.key, "exp": later}
    tokens = [
        token(**good),
        token("another-secret-of-thirty-two-chars", **good),
        token(**{**good, "exp": later - 1200}),
        token(**{**good, "sub": "ines"}),
        token(**{**good, "aud": "wk_another"}),
        token(sub="maya", aud=shop.key),
        token(sub="maya", exp=later),
        "rubbish",
    ]
    for word in tokens:
        context = {"identity_token": word, "verified": True}
        await browser.post("/v1/i", json={"userId": "maya", "anonymousId": "anon-1", "context": context})
    told = [row for row in await rows() if row["context"]]  # without those of who was joined, recorded beside
    contexts = [json.loads(row["context"]) for row in told]
    assert [context.get("verified") for context in contexts] == [True] + [None] * 7
    assert all("identity_token" not in context for context in contexts)
    assert all(row["marks"] == '["token_refused"]' for row in told[1:])


def test_a_token_without_a_signature_is_worth_nothing() -> None:
    unsigned = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJtYXlhIiwiYXVkIjoiayIsImV4cCI6OTk5OTk5OTk5OX0."
    assert signed_for(unsigned, SECRET, "k", utc_now()) is None


async def test_passwords_tokens_and_the_end_of_an_address_are_not_kept(browser: httpx.AsyncClient, rows: Rows) -> None:
    sent = track(
        properties={"password": "hunter2", "cardNumber": 4111111111111111, "token_count": True, "sku": "court"},
        context={"ip": "192.0.2.77", "page": {"url": "https://shop.example/reset?token=abc&x=1", "path": "/reset"}},
    )
    await browser.post("/v1/t", json=sent)
    [row] = await rows()
    properties, context = json.loads(row["properties"]), json.loads(row["context"])
    assert properties == {"password": "[removed]", "cardNumber": "[removed]", "token_count": True, "sku": "court"}
    assert (context["ip"], context["page"]["url"]) == ("192.0.2.0", "https://shop.example/reset?token=[removed]&x=1")
    assert row["marks"] == '["secret_removed"]'


async def test_an_address_without_a_secret_is_left_alone_however_often_it_comes(
    browser: httpx.AsyncClient, rows: Rows
) -> None:
    for number in range(3):
        page = {"url": "https://shop.example/shoes?colour=red", "path": "/shoes"}
        await browser.post("/v1/t", json=track(messageId=f"m-{number}", context={"page": page}))
    found = await rows()
    assert len(found) == 3
    assert {row["marks"] for row in found} == {None}


async def test_whose_a_page_is_is_the_company_s_rule_first_and_the_campaign_is_read_from_the_address(
    browser: httpx.AsyncClient, parts: Parts, rows: Rows, shop: Shop
) -> None:
    async with parts.database.transaction() as tx:
        company = await get_company(tx)
        company.department_rules = [{"match": "/help/*", "department": "product"}]
        company.stage_rules = [{"match": "page *", "stage": "use"}]
    page = {"path": "/help/laces", "url": "https://shop.example/help/laces?utm_campaign=autumn&utm_source=mail"}
    await browser.post("/v1/p", json={"anonymousId": "a", "context": {"page": page, "visit_id": "v-1"}})
    [row] = await rows()
    assert (row["department"], row["stage"], row["campaign"], row["visit"]) == ("product", "use", "autumn", "v-1")
    assert json.loads(row["context"])["campaign"] == {"name": "autumn", "source": "mail"}
    assert json.loads(row["properties"])["url"] == page["url"]
