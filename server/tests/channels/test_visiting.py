"""Visiting: the session proves who it is; a name that anybody may say opens nothing."""

from datetime import timedelta
from typing import Any

import httpx
import pytest
from joserfc import jwt
from joserfc.jwk import OctKey

from tests.cast import Cast
from tests.visitor import Visitor
from wayline.channels.chat.store import session
from wayline.company import get_channel
from wayline.customers import customer_of
from wayline.entry.parts import Parts
from wayline.kit.clock import utc_now
from wayline.touchpoints.recording import identity_id

SECRET = "a secret of this test that is long enough"


@pytest.fixture
async def secret(parts: Parts, cast: Cast) -> str:
    """The channel has a secret to sign with."""
    async with parts.database.transaction() as tx:
        (await get_channel(tx, cast.channel_id)).secret = SECRET
    return SECRET


def signed(cast: Cast, subject: str = "customer-1001", secret: str = SECRET, **claims: Any) -> str:
    """A token as a site makes it."""
    told = {"sub": subject, "aud": cast.key, "exp": int((utc_now() + timedelta(hours=1)).timestamp()), **claims}
    kept = {name: value for name, value in told.items() if value is not None}
    return jwt.encode({"alg": "HS256"}, kept, OctKey.import_key(secret))


async def own(visitor: Visitor) -> list[str]:
    """The conversations this visitor may see."""
    return [each["id"] for each in (await visitor.get("/w/conversations")).json()["items"]]


async def test_the_kept_session_opens_the_history_and_a_known_anonymous_id_does_not(
    visitor: Visitor, client: httpx.AsyncClient
) -> None:
    id = (await visitor.say("Hello?"))["conversation_id"]
    kept = visitor.session
    assert (await visitor.arrive())["session"] == kept
    assert await own(visitor) == [id]
    thief = Visitor(client, visitor.key, visitor.anonymous_id)
    await thief.arrive()
    assert thief.session != kept
    assert await own(thief) == []
    for path in (f"/w/conversations/{id}/entries", "/w/conversations/x"):
        assert (await thief.get(path)).status_code == 404


async def test_without_a_session_or_with_one_that_never_was_nothing_is_told(
    client: httpx.AsyncClient, cast: Cast
) -> None:
    for token in ("", "nonsense", "x" * 3000):
        refused = await client.get("/w/conversations", headers={"X-Wayline-Session": token})
        assert (refused.status_code, refused.json()["code"]) == (401, "session_unknown")


async def test_a_session_ends_when_the_visitor_stays_away(visitor: Visitor, parts: Parts) -> None:
    async with parts.database.transaction() as tx:
        found = await session(tx, visitor.session)
        assert found
        assert visitor.session not in found[0].token_hash
        found[0].ends_at = utc_now()
    assert (await visitor.get("/w/conversations")).status_code == 401
    assert (await visitor.arrive())["visitor"] == {"known": False, "name": None, "email": None}


async def test_a_signed_token_makes_a_visitor_known_and_keeps_what_was_said_before(
    visitor: Visitor, cast: Cast, secret: str, client: httpx.AsyncClient, parts: Parts
) -> None:
    id = (await visitor.say("Hello?"))["conversation_id"]
    known = await visitor.arrive(signed(cast, name="Maya Okafor", email="maya@example.com"))
    assert known["visitor"] == {"known": True, "name": "Maya Okafor", "email": "maya@example.com"}
    assert await own(visitor) == [id]
    phone = Visitor(client, cast.key)
    await phone.arrive(signed(cast))
    assert await own(phone) == [id]
    later = await phone.say("From my phone", id)
    assert later["conversation_id"] == id
    browser, person = identity_id("anonymous", visitor.anonymous_id), identity_id("user", "customer-1001")
    async with parts.database.transaction() as tx:
        assert await customer_of(tx, browser) == await customer_of(tx, person)


async def test_what_a_browser_said_before_goes_to_the_person_who_was_known_already(
    visitor: Visitor, cast: Cast, secret: str, client: httpx.AsyncClient
) -> None:
    phone = Visitor(client, cast.key)
    await phone.arrive(signed(cast))
    first = (await phone.say("From my phone"))["conversation_id"]
    second = (await visitor.say("From my desk"))["conversation_id"]
    await visitor.arrive(signed(cast))
    assert set(await own(visitor)) == set(await own(phone)) == {first, second}


async def test_another_person_at_the_same_browser_sees_nothing_of_the_first(
    visitor: Visitor, cast: Cast, secret: str
) -> None:
    await visitor.arrive(signed(cast))
    await visitor.say("Hello?")
    await visitor.arrive(signed(cast, "customer-1002"))
    assert await own(visitor) == []


@pytest.mark.parametrize(
    ("claims", "problem"),
    [
        ({"exp": 1}, "token_expired"),
        ({"exp": None}, "token_invalid"),
        ({"aud": None}, "token_invalid"),
        ({"aud": "another"}, "token_invalid"),
        ({"sub": None}, "token_invalid"),
        ({"sub": "undefined"}, "token_invalid"),
        ({"secret": "another secret of the right length"}, "token_invalid"),
    ],
)
async def test_a_token_that_proves_nothing_leaves_the_visitor_unknown(
    visitor: Visitor, cast: Cast, secret: str, claims: dict[str, Any], problem: str
) -> None:
    answer = await visitor.arrive(signed(cast, claims.pop("sub", "customer-1001"), **claims))
    assert (answer["visitor"]["known"], answer["problem"]) == (False, problem)


async def test_unsigned_and_oddly_signed_tokens_prove_nothing(visitor: Visitor, cast: Cast, secret: str) -> None:
    whole = signed(cast)
    head, body, signature = whole.split(".")
    none = "eyJhbGciOiJub25lIn0"
    for token in (f"{none}.{body}.", f"{none}.{body}.{signature}", f"{head}.{body}.", f"{head}.{body}", "a.b.c", "ü"):
        answer = await visitor.arrive(token)
        assert (answer["visitor"]["known"], answer["problem"]) == (False, "token_invalid"), token


async def test_without_a_secret_no_token_proves_anything(visitor: Visitor, cast: Cast, parts: Parts) -> None:
    async with parts.database.transaction() as tx:
        (await get_channel(tx, cast.channel_id)).secret = None
    assert (await visitor.arrive(signed(cast)))["problem"] == "no_secret"
