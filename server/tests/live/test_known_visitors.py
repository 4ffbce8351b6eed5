"""A visitor whom the site vouches for, end to end; and a page that the chat was not made for."""

from collections.abc import AsyncIterator
from datetime import timedelta

import httpx
import pytest
from joserfc import jwt
from joserfc.jwk import OctKey
from websockets.exceptions import ConnectionClosed

from tests.cast import ANA, MAYA
from tests.live.place import Place
from tests.visitor import Visitor
from wayline.kit.clock import utc_now

SHOP, EVIL = "https://shop.test", "https://evil.test"


@pytest.fixture
async def shops_chat(place: Place) -> AsyncIterator[tuple[str, str]]:
    """A chat for one site. Gives its key and its secret."""
    async with place.console(ANA) as ana:
        made = (await ana.client.post("/api/channels", json={"name": "Shop"})).json()
        path = f"/api/channels/{made['id']}"
        assert (await ana.client.patch(path, json={"allowed_origins": [SHOP]})).status_code == 200
        yield made["key"], (await ana.client.post(f"{path}/secret")).json()["secret"]


def vouched(key: str, secret: str) -> str:
    """What the site's own server signs for who is signed in there."""
    ends = int((utc_now() + timedelta(hours=1)).timestamp())
    claims = {"sub": MAYA.user_id, "aud": key, "exp": ends, "name": MAYA.name, "email": MAYA.email}
    return jwt.encode({"alg": "HS256"}, claims, OctKey.import_key(secret))


async def test_a_visitor_the_site_vouches_for_is_known_to_us_and_has_one_history_in_all_browsers(
    place: Place, shops_chat: tuple[str, str]
) -> None:
    key, secret = shops_chat
    async with httpx.AsyncClient(base_url=place.server.url, timeout=60) as client, place.console() as tom:
        laptop, phone = Visitor(client, key), Visitor(client, key)
        known = (await laptop.arrive(vouched(key, secret), Origin=SHOP))["visitor"]
        assert known == {"known": True, "name": MAYA.name, "email": MAYA.email}
        id = (await laptop.say("Where is my parcel?"))["conversation_id"]
        shown = (await tom.client.get(f"/api/conversations/{id}")).json()["customer"]
        customer = (await tom.client.get(f"/api/customers/{shown['id']}")).json()
        assert (customer["name"], customer["email"]) == (MAYA.name, MAYA.email)
        assert ("user", MAYA.user_id, True) in [
            (each["kind"], each["value"], each["verified"]) for each in customer["identities"]
        ]
        await phone.arrive(vouched(key, secret), Origin=SHOP)
        assert [entry["body"] for entry in await phone.entries(id)] == ["Where is my parcel?"]
        async with place.visitor_live(phone, SHOP) as page:
            answer = await tom.answer(id, "It comes tomorrow.", "c-known")
            told = await page.hear_entry(answer["id"])
            assert told["entry"]["body"] == "It comes tomorrow."


async def test_a_socket_from_another_site_hears_nothing_whoever_brings_the_session(
    place: Place, shops_chat: tuple[str, str]
) -> None:
    key, _ = shops_chat
    async with httpx.AsyncClient(base_url=place.server.url, timeout=60) as client:
        visitor = Visitor(client, key)
        body = {"key": key, "anonymous_id": "x"}
        refused = await client.post("/w/sessions", json=body, headers={"Origin": EVIL})
        assert (refused.status_code, refused.json()["code"]) == (403, "origin_refused")
        await visitor.arrive(Origin=SHOP)
        async with place.visitor_live(visitor, SHOP) as page:
            assert page.frames[-1]["type"] == "hello"
        for origin in (EVIL, "http://shop.test", "https://shop.test.evil.test"):
            with pytest.raises(ConnectionClosed) as closed:
                async with place.visitor_live(visitor, origin):
                    pass
            assert closed.value.rcvd is not None
            assert closed.value.rcvd.code == 4401
