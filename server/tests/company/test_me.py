"""A teammate about themselves: password, second step, sessions, presence."""

import time
from collections.abc import Iterator
from datetime import timedelta

import httpx
import pyotp
import pytest

from tests.cast import PASSWORD, TOM, As, Cast
from wayline.company.access.attempts import SIGN_IN, count_attempt
from wayline.company.errors import PasswordWeak
from wayline.company.passwords import judge_password
from wayline.entry.parts import Parts
from wayline.kit.clock import machine, utc_now
from wayline.kit.errors import TooMany

NEW = "trail shoes in the rain 44"


@pytest.fixture
def still() -> Iterator[None]:
    """The clock on the wall stands still: the thirty seconds of a code may be over at any moment."""
    now = time.time()
    machine.wall = lambda: now
    yield
    machine.wall = time.time


@pytest.mark.parametrize("weak", ["short", "password1", "Password123!", "tomkeller1", "qwertyuiop", "court shoes"])
def test_a_password_is_judged_by_how_easily_it_is_guessed(weak: str) -> None:
    with pytest.raises(PasswordWeak):
        judge_password(weak, "Tom Keller", "tom@court-shoes.test", "Court Shoes")


def test_a_strong_password_needs_no_shape() -> None:
    judge_password("only small letters but many of them", "Tom")


async def test_a_new_password_signs_the_other_browsers_out(as_role: As) -> None:
    here, there = await as_role("teammate"), await as_role("teammate")
    wrong = await here.post("/api/me/password", json={"current": "not it", "new": NEW})
    assert (wrong.status_code, wrong.json()["code"]) == (403, "password_wrong")
    assert (await here.post("/api/me/password", json={"current": PASSWORD, "new": NEW})).status_code == 204
    assert (await here.get("/api/me")).status_code == 200
    assert (await there.get("/api/me")).status_code == 401


async def test_sessions_are_listed_and_ended(as_role: As) -> None:
    here, there = await as_role("teammate"), await as_role("teammate")
    other = next(each for each in (await here.get("/api/me/sessions")).json()["items"] if not each["is_this"])
    assert (await here.delete(f"/api/me/sessions/{other['id']}")).status_code == 204
    assert (await there.get("/api/me")).status_code == 401
    lea = await as_role("lead")
    mine = (await here.get("/api/me/sessions")).json()["items"][0]
    assert (await lea.delete(f"/api/me/sessions/{mine['id']}")).status_code == 404


@pytest.mark.usefixtures("still")
async def test_the_second_step_is_asked_for_and_a_code_opens_once(as_role: As, client: httpx.AsyncClient) -> None:
    tom = await as_role("teammate")
    secret = (await tom.post("/api/me/totp")).json()["secret"]
    app = pyotp.TOTP(secret)
    assert (await tom.post("/api/me/totp/confirm", json={"code": "000000"})).json()["code"] == "code_wrong"
    before = app.at(utc_now() - timedelta(seconds=30))
    codes = (await tom.post("/api/me/totp/confirm", json={"code": before})).json()["recovery_codes"]
    door = {"email": TOM.email, "password": PASSWORD}
    assert (await client.post("/api/sign-in", json=door)).json()["code"] == "second_factor_needed"
    assert (await client.post("/api/sign-in", json={**door, "code": before})).json()["code"] == "sign_in_failed"
    after = app.at(utc_now() + timedelta(seconds=30))
    assert (await client.post("/api/sign-in", json={**door, "code": after})).status_code == 200
    assert (await client.post("/api/sign-in", json={**door, "code": after})).json()["code"] == "sign_in_failed"
    assert (await client.post("/api/sign-in", json={**door, "code": codes[0].lower()})).status_code == 200
    assert (await client.post("/api/sign-in", json={**door, "code": codes[0]})).json()["code"] == "sign_in_failed"


async def test_the_second_step_goes_off_with_the_password_alone(as_role: As, client: httpx.AsyncClient) -> None:
    tom = await as_role("teammate")
    secret = (await tom.post("/api/me/totp")).json()["secret"]
    await tom.post("/api/me/totp/confirm", json={"code": pyotp.TOTP(secret).now()})
    refused = await tom.request("DELETE", "/api/me/totp", json={"password": "not it"})
    assert refused.json()["code"] == "password_wrong"
    assert (await tom.request("DELETE", "/api/me/totp", json={"password": PASSWORD})).status_code == 204
    assert (await client.post("/api/sign-in", json={"email": TOM.email, "password": PASSWORD})).status_code == 200


async def test_guessing_ends_in_a_wait_whoever_is_guessed(client: httpx.AsyncClient, cast: Cast, parts: Parts) -> None:
    for account in (TOM.email, "nobody@x.test"):
        for _ in range(SIGN_IN.of_both):
            await count_attempt(parts.database, "sign-in", account, "127.0.0.1", utc_now())
        answer = await client.post("/api/sign-in", json={"email": account, "password": PASSWORD})
        assert (answer.status_code, answer.json()["code"]) == (429, "too_many")
        assert int(answer.headers["retry-after"]) > 0


async def test_the_window_of_attempts_ends(cast: Cast, parts: Parts) -> None:
    now = utc_now()
    for _ in range(SIGN_IN.of_both):
        await count_attempt(parts.database, "sign-in", TOM.email, "10.0.0.1", now)
    with pytest.raises(TooMany):
        await count_attempt(parts.database, "sign-in", TOM.email, "10.0.0.1", now)
    await count_attempt(parts.database, "sign-in", TOM.email, "10.0.0.2", now)
    await count_attempt(parts.database, "sign-in", TOM.email, "10.0.0.1", now + timedelta(minutes=16))


async def test_presence_is_told_to_everyone(as_role: As, parts: Parts, cast: Cast) -> None:
    tom, ana = await as_role("teammate"), await as_role("administrator")
    with parts.live.subscribe("presence") as subscription:
        assert (await tom.put("/api/me/presence", json={"state": "away"})).status_code == 204
        notice = await subscription.next()
    assert notice.data == {"teammate_id": str(cast.ids["teammate"]), "state": "away"}
    seen = {each["name"]: each["presence"] for each in (await ana.get("/api/teammates")).json()["items"]}
    assert seen[TOM.name] == "away"


async def test_a_profile_changes_and_a_strange_zone_does_not_pass(as_role: As) -> None:
    tom = await as_role("teammate")
    me = (await tom.patch("/api/me", json={"name": "Thomas Keller", "time_zone": "Asia/Tokyo"})).json()
    assert (me["teammate"]["name"], me["teammate"]["time_zone"]) == ("Thomas Keller", "Asia/Tokyo")
    assert (await tom.patch("/api/me", json={"time_zone": "Mars/Base"})).json()["code"] == "time_zone_unknown"
    assert (await tom.patch("/api/me", json={"time_zone": None})).json()["teammate"]["time_zone"] is None
