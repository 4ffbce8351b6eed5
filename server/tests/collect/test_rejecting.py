"""Rejects: a dropped item is never silent."""

import json
from collections import Counter
from collections.abc import Awaitable, Callable
from datetime import timedelta

import httpx

from tests.cast import Cast
from tests.collect.conftest import Rows, Shop, track
from wayline.collect.reads import rejects
from wayline.collect.reasons import Reason
from wayline.entry.parts import Parts
from wayline.kit.clock import utc_now

AsRole = Callable[[str], Awaitable[httpx.AsyncClient]]


BAD: list[tuple[object, Reason]] = [
    ("not an object", Reason.NOT_READABLE),
    ({"type": "track", "properties": {"x": "a" * 33_000}}, Reason.TOO_LARGE),
    ({"type": "tracks"}, Reason.TYPE_UNKNOWN),
    ({}, Reason.TYPE_UNKNOWN),
    ({"type": "track", "event": " "}, Reason.NAME_MISSING),
    ({"type": "track", "event": {"name": "x"}}, Reason.NAME_MISSING),
    (track("a" * 251), Reason.NAME_TOO_LONG),
    (track("Conversation Resolved"), Reason.NAME_RESERVED),
    (track(messageId="m" * 101), Reason.MESSAGE_ID_WRONG),
    (track(messageId={"a": 1}), Reason.MESSAGE_ID_WRONG),
    (track(properties=["x"]), Reason.PROPERTIES_WRONG),
    ({"type": "identify", "userId": "a", "traits": "x"}, Reason.PROPERTIES_WRONG),
    (track(anonymousId=None), Reason.IDENTITY_MISSING),
    (track(anonymousId="undefined", userId="null"), Reason.IDENTITY_MISSING),
    (track(anonymousId="a" * 501), Reason.IDENTITY_TOO_LONG),
    ({"type": "group", "anonymousId": "a"}, Reason.GROUP_MISSING),
    ({"type": "alias", "userId": "a"}, Reason.PREVIOUS_MISSING),
    (track(properties={"x": float("inf")}), Reason.NOT_READABLE),
]


async def test_a_bad_item_goes_to_the_rejects_with_its_reason_and_its_neighbours_to_the_log(
    browser: httpx.AsyncClient, parts: Parts, rows: Rows
) -> None:
    items = [each for item, _ in BAD for each in (track(), item)]
    answer = await browser.post("/v1/batch", content=as_sent({"batch": items}))
    assert answer.status_code == 200
    assert len(await rows()) == len(BAD)
    async with parts.database.transaction() as tx:
        found = {reject.reason: reject.count for reject in await rejects(tx, utc_now())}
    assert found == Counter(reason.value for _, reason in BAD)


async def test_a_teammate_sees_what_was_dropped_how_often_and_what_it_looked_like_but_no_customer(
    client: httpx.AsyncClient, cast: Cast, parts: Parts, as_role: AsRole
) -> None:
    for _ in range(3):
        bad = {"type": "trak", "event": "Order", "traits": {"email": "maya@example.com", "age": 41}}
        await client.post("/v1/b", json={"batch": [bad]}, auth=(cast.key, ""))
    lead = await as_role("lead")
    [found] = (await lead.get("/api/rejects")).json()
    assert (found["reason"], found["count"]) == ("type_unknown", 3)
    assert found["sample"] == {"type": "trak", "event": "Order", "traits": {"email": "text of 16", "age": "number"}}
    assert (await (await as_role("viewer")).get("/api/rejects")).status_code == 403


async def test_rejects_are_forgotten_after_seven_days(browser: httpx.AsyncClient, parts: Parts, shop: Shop) -> None:
    await browser.post("/v1/t", json={"event": ""})
    async with parts.database.transaction() as tx:
        assert len(await rejects(tx, utc_now() + timedelta(days=6, hours=23))) == 1
        assert await rejects(tx, utc_now() + timedelta(days=7, minutes=1)) == []


def as_sent(body: object) -> bytes:
    """JSON as a careless client writes it."""
    return json.dumps(body).replace("Infinity", "1e999").encode()
