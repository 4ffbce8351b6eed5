"""Coming in: the first start, sign-in, sign-out, and who calls."""

import httpx

from tests.cast import ANA, PASSWORD, As, Cast
from wayline.company.starting import new_setup_token
from wayline.entry.parts import Parts
from wayline.kit.clock import utc_now

SETUP = {"company_name": "Court Shoes", "name": "Ana", "email": "ana@x.test", "password": PASSWORD, "time_zone": "UTC"}


async def test_the_printed_token_makes_the_administrator_once(client: httpx.AsyncClient, parts: Parts) -> None:
    token = await new_setup_token(parts.database, utc_now())
    assert (await client.get("/api/setup")).json() == {"needed": True}
    first = await client.post("/api/setup", json={"token": token, **SETUP})
    again = await client.post("/api/setup", json={"token": token, **SETUP})
    assert (first.status_code, again.status_code, again.json()["code"]) == (204, 409, "setup_done")
    assert (await client.get("/api/setup")).json() == {"needed": False}
    assert await new_setup_token(parts.database, utc_now()) is None


async def test_another_token_makes_nobody(client: httpx.AsyncClient, parts: Parts) -> None:
    await new_setup_token(parts.database, utc_now())
    answer = await client.post("/api/setup", json={"token": "guess", **SETUP})
    assert (answer.status_code, answer.json()["code"]) == (403, "setup_token_wrong")


async def test_a_teammate_signs_in_sees_themselves_and_signs_out(client: httpx.AsyncClient, cast: Cast) -> None:
    signed_in = await client.post("/api/sign-in", json={"email": ANA.email.upper(), "password": PASSWORD})
    assert "HttpOnly" in signed_in.headers["set-cookie"]
    assert "SameSite=lax" in signed_in.headers["set-cookie"]
    me = (await client.get("/api/me")).json()
    assert (me["teammate"]["name"], me["company"]["name"]) == (ANA.name, "Court Shoes")
    assert me["csrf"] == signed_in.json()["csrf"]
    out = await client.post("/api/sign-out", headers={"X-CSRF-Token": me["csrf"]})
    assert out.status_code == 204
    assert (await client.get("/api/me")).status_code == 401


async def test_an_unsafe_call_without_the_csrf_word_is_refused(as_role: As) -> None:
    ana = await as_role("administrator")
    del ana.headers["X-CSRF-Token"]
    answer = await ana.post("/api/sign-out")
    assert (answer.status_code, answer.json()["code"]) == (403, "csrf_failed")


async def test_a_wrong_password_and_an_unknown_address_answer_alike(client: httpx.AsyncClient, cast: Cast) -> None:
    wrong = await client.post("/api/sign-in", json={"email": ANA.email, "password": "not it at all"})
    unknown = await client.post("/api/sign-in", json={"email": "nobody@x.test", "password": "not it at all"})
    assert wrong.status_code == unknown.status_code == 401
    assert wrong.json() == unknown.json()
