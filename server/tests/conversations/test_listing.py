"""The inbox: views, order, pages, filters and search."""

from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest
from sqlalchemy import text

from tests.cast import MAYA, As, Cast
from tests.conversations.conftest import MAYAS, Talk, after
from wayline.conversations import (
    Author,
    Conversation,
    Incoming,
    Opening,
    Reply,
    Side,
    assign,
    receive,
    reply,
    resolve,
    start,
)
from wayline.conversations.listing import reads
from wayline.conversations.listing.asking import read_search
from wayline.conversations.tagging import make_tag, put_tags
from wayline.customers import see, set_facts
from wayline.entry.parts import Parts
from wayline.kit.db import Transaction


async def begin(parts: Parts, cast: Cast, minute: float, body: str, *, answered: bool = False) -> str:
    by = Author(Side.TEAMMATE, cast.ids["teammate"])
    async with parts.database.transaction() as tx:
        talk = await start(tx, Opening(channel_id=cast.channel_id, channel="chat", identity=MAYAS), after(minute))
        await receive(tx, talk.id, Incoming(body=body), Author(Side.CUSTOMER, MAYAS), after(minute))
        if answered:
            await reply(tx, talk.id, Reply(body="Answered."), by, after(minute + 0.5))
        return str(talk.id)


async def ids(client: httpx.AsyncClient, query: str) -> list[str]:
    found: list[str] = []
    cursor: Any = None
    while True:
        more = f"&cursor={cursor}" if cursor else ""
        page = (await client.get(f"/api/conversations?{query}{more}")).json()
        found += [item["id"] for item in page["items"]]
        cursor = page["next"]
        if cursor is None:
            return found


async def test_open_work_comes_longest_wait_first_then_newest_first_over_pages(
    parts: Parts, cast: Cast, as_role: As
) -> None:
    waiting = [await begin(parts, cast, minute, "Hello?") for minute in range(5)]
    answered = [await begin(parts, cast, minute, "Hello?", answered=True) for minute in range(5, 9)]
    tom = await as_role("teammate")
    expected = waiting + answered[::-1]
    for limit in (1, 2, 4, 5, 9, 50):
        assert await ids(tom, f"view=all&limit={limit}") == expected
    assert await ids(tom, "view=waiting&limit=2") == waiting


async def test_views_hold_what_they_say_and_the_counts_agree(parts: Parts, cast: Cast, as_role: As) -> None:
    mine, nobodys, done = [await begin(parts, cast, minute, "Hello?") for minute in range(3)]
    by = Author(Side.TEAMMATE, cast.ids["teammate"])
    async with parts.database.transaction() as tx:
        await assign(tx, mine, (by.id, None), by, after(4))
        await resolve(tx, done, by, after(5))
    tom = await as_role("teammate")
    views = {view: await ids(tom, f"view={view}") for view in ("mine", "unassigned", "all", "resolved", "spam")}
    assert views == {
        "mine": [mine], "unassigned": [nobodys], "all": [mine, nobodys], "resolved": [done], "spam": [],
    }  # fmt: skip
    counts = (await tom.get("/api/conversations/counts")).json()
    assert counts == {"mine": 1, "unassigned": 1, "all": 2, "waiting": 2, "snoozed": 0, "pending": 0, "mentioned": 0}


async def test_search_finds_words_of_any_message_by_their_beginnings(parts: Parts, cast: Cast, as_role: As) -> None:
    blue = await begin(parts, cast, 1, "Gibt es die Schuhe in Blau?")
    size = await begin(parts, cast, 2, "Are the shoes in size 43?")
    tom = await as_role("teammate")
    for words, expected in {
        "blau": [blue],
        "shoes siz": [size],
        "in": [blue, size],
        "shoe blau": [],
        "?": [blue, size],
    }.items():
        assert await ids(tom, f"view=all&search={words}") == expected, words


# How far the list is asked one by one: to its end; a step and then the index; two steps and then the index; a step,
# and then names in the order of the list beside the index.
REACHES = [(200, 3_000, 5, 5_000), (1, 2, 5, 5_000), (1, 2, 0, 5_000), (1, 2, 5, 1)]


@pytest.fixture(params=REACHES)
def reach(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in zip(("HEAD", "FURTHER", "A_FEW", "MANY"), request.param, strict=True):
        monkeypatch.setattr(f"wayline.conversations.listing.store.{name}", value)


@pytest.mark.usefixtures("reach")
async def test_a_search_finds_the_same_however_far_the_list_is_asked(parts: Parts, cast: Cast, as_role: As) -> None:
    said = ["the red shoes", "the red", "blue shoes", "the shoes", "nothing", "red shoes"]
    waiting = [await begin(parts, cast, minute, body) for minute, body in enumerate(said)]
    answered = [await begin(parts, cast, minute, body, answered=True) for minute, body in enumerate(said, 10)]
    by = Author(Side.TEAMMATE, cast.ids["teammate"])
    done = [await begin(parts, cast, minute, body) for minute, body in enumerate(said, 20)]
    async with parts.database.transaction() as tx:
        for id in done:
            await resolve(tx, UUID(id), by, after(40))
    tom = await as_role("teammate")

    def having(talks: list[str], *words: str) -> list[str]:
        return [id for id, body in zip(talks, said, strict=True) if set(words) <= set(body.split())]

    for words in (["the"], ["shoes"], ["red", "shoes"], ["blue"], ["green"], ["the", "red", "shoes"]):
        for limit in (1, 2, 3, 50):
            asked = f"search={' '.join(words)}&limit={limit}"
            expected = having(waiting, *words) + having(answered, *words)[::-1]
            assert await ids(tom, f"view=all&{asked}") == expected, asked
            assert sorted(await ids(tom, f"view=resolved&{asked}")) == sorted(having(done, *words)), asked


@pytest.mark.usefixtures("reach")
async def test_search_finds_by_the_name_of_the_customer_however_many_are_called_so(
    parts: Parts, cast: Cast, as_role: As
) -> None:
    hers = await begin(parts, cast, 1, "Blue?")
    async with parts.database.transaction() as tx:
        await see(tx, MAYAS, "anonymous", MAYA.anonymous_id, after(0))
        await set_facts(tx, MAYAS, {"name": "Maya Okafor"}, "teammate", after(2))
        other = await start(tx, Opening(channel_id=cast.channel_id, channel="chat", identity=uuid4()), after(1))
        await receive(tx, other.id, Incoming(body="Is Okafor here?"), Author(Side.CUSTOMER, other.identity), after(3))
        third = await start(tx, Opening(channel_id=cast.channel_id, channel="chat", identity=uuid4()), after(4))
        await receive(tx, third.id, Incoming(body="Hello?"), Author(Side.CUSTOMER, third.identity), after(4))
    tom = await as_role("teammate")
    for words, expected in {"maya oka": [hers], "okafor": [hers, str(other.id)], "ines": []}.items():
        assert await ids(tom, f"view=all&search={words}") == expected, words


@pytest.mark.usefixtures("reach")
async def test_what_the_index_knows_as_one_word_is_found_typed_whole(parts: Parts, cast: Cast, as_role: As) -> None:
    mail = await begin(parts, cast, 1, "Write to Nina.Roth@shop.example, please.")
    number = await begin(parts, cast, 2, "Call +49 170 1234567 or see shop.example/size-guide")
    await begin(parts, cast, 3, "Nina is at the shop.")
    tom = await as_role("teammate")
    for typed, expected in {
        "nina.roth@shop.example": [mail],
        "NINA.ROTH@SHOP.EXAMPLE.": [mail],
        "nina.roth@sho": [mail],
        "write nina.roth@shop.example": [mail],
        "call nina.roth@shop.example": [],
        "+49 170 1234567": [number],
        "shop.example/size-guide": [number],
        "'nina' \\ <roth@": [],
    }.items():
        found = (await tom.get("/api/conversations", params={"view": "all", "search": typed})).json()["items"]
        assert [each["id"] for each in found] == expected, typed


async def test_who_sees_masks_finds_nothing_by_the_address_behind_one(parts: Parts, cast: Cast, as_role: As) -> None:
    mail = await begin(parts, cast, 1, "Write to nina.roth@shop.example, please.")
    vic = await as_role("viewer")
    for typed, expected in {"nina.roth@shop.example": [], "nina.roth@": [], "nina": [], "write please": [mail]}.items():
        found = (await vic.get("/api/conversations", params={"view": "all", "search": typed})).json()["items"]
        assert [each["id"] for each in found] == expected, typed


async def test_a_list_of_some_conversations_holds_these_alone(parts: Parts, cast: Cast, as_role: As) -> None:
    one, two, _ = [await begin(parts, cast, minute, "Hello?") for minute in range(3)]
    tom = await as_role("teammate")
    assert set(await ids(tom, f"id={one}&id={two}")) == {one, two}
    assert await ids(tom, f"id={one}&view=resolved") == []
    assert (await tom.get("/api/conversations?id=none")).status_code in {400, 422}


@pytest.mark.parametrize(
    ("typed", "words", "whole"),
    [
        ("a & !b | c:* 'd", "a & b & c & d:*", "'a' & 'b' & 'c:*' & 'd':*"),
        (" ?! ", "", ""),
        (
            "it's a\\b & (c|d):* 'e",
            "it & s & a & b & c & d & e:*",
            "'it' & 's' & 'a' & 'b' & 'c|d):*' & 'e':*",
        ),
        (" ?! ' ", "", ""),
        ('"red shoes" in', "(red <-> shoes) & in:*", "('red' <-> 'shoes') & 'in':*"),
        ('in "red shoes', "in & red & shoes:*", "'in' & 'red' & 'shoes':*"),
        ('in "red"', "in & red", "'in' & 'red'"),
        ("http://x.y colour:red", "http & x & y & colour & red:*", "'http://x.y' & 'colour:red':*"),
        ("before:soon is:lost", "before & soon & is & lost:*", "'before:soon' & 'is:lost':*"),
    ],
)
def test_nothing_that_is_typed_is_taken_for_the_language_of_the_index(typed: str, words: str, whole: str) -> None:
    assert (read_search(typed).words, read_search(typed).whole) == (words, whole)


async def test_a_search_is_narrowed_by_what_is_typed_and_shows_where_it_was_found(
    parts: Parts, cast: Cast, as_role: As
) -> None:
    red = await begin(parts, cast, 1, "The red shoes arrived. Call +49 170 1234567 please")
    blue = await begin(parts, cast, 2, "Shoes, red or blue?", answered=True)
    by = Author(Side.TEAMMATE, cast.ids["teammate"])
    async with parts.database.transaction() as tx:
        await see(tx, MAYAS, "anonymous", MAYA.anonymous_id, after(0))
        await set_facts(tx, MAYAS, {"name": "Maya Okafor"}, "teammate", after(2))
        await assign(tx, red, (by.id, None), by, after(4))
        tag = await make_tag(tx, "Big deal", None, after(4))
        await put_tags(tx, UUID(blue), [tag.id], by, after(4))
    tom, vic = await as_role("teammate"), await as_role("viewer")

    async def found(client: httpx.AsyncClient, typed: str) -> list[str]:
        page = (await client.get("/api/conversations", params={"view": "any", "search": typed})).json()
        return sorted(each["id"] for each in page["items"])

    both = sorted([red, blue])
    for typed, expected in {
        '"red shoes"': [red],
        "shoes red": both,
        "shoes -blue": [red],
        '-"red shoes"': [blue],
        'tag:"big deal"': [blue],
        "-tag:none shoe": both,
        "from:maya": both,
        "to:okafor": [blue],
        "is:waiting": [red],
        "is:mine": [red],
        "assignee:tom -is:resolved": [red],
        "assignee:none": [blue],
        "channel:chat before:2026-11-03": both,
        "after:2026-11-03": [],
        "-from:maya": [],
    }.items():
        assert await found(tom, typed) == expected, typed
    assert await found(vic, "red") == both
    page = (await tom.get("/api/conversations", params={"view": "any", "search": "arrived 12345"})).json()
    [told] = page["found"]
    assert (told["conversation_id"], told["position"]) == (red, 2)
    assert [part["text"] for part in told["parts"] if part["is_hit"]] == ["arrived", "1234567"]
    masked = (await vic.get("/api/conversations", params={"view": "any", "search": "arrived"})).json()["found"]
    assert "1234567" not in "".join(part["text"] for part in masked[0]["parts"])


async def test_unread_is_each_teammates_own(talk: Talk, as_role: As) -> None:
    entry = await talk.hear("Hello?", after(1))
    tom, lea = await as_role("teammate"), await as_role("lead")
    path = f"/api/conversations/{talk.id}"
    assert (await tom.post(f"{path}/read", json={"position": entry.position})).status_code == 204
    assert [(await each.get(path)).json()["unread"] for each in (tom, lea)] == [False, True]
    await talk.hear("Hello??", after(2))
    assert (await tom.get(path)).json()["unread"] is True


async def test_a_draft_is_kept_for_its_writer_and_forgotten_when_sent(talk: Talk, as_role: As) -> None:
    tom, lea = await as_role("teammate"), await as_role("lead")
    path = f"/api/conversations/{talk.id}"
    assert (await tom.put(f"{path}/draft", json={"body": "Dear", "kind": "note"})).status_code == 200
    assert (await tom.get(f"{path}/draft")).json() == {"body": "Dear", "kind": "note"}
    assert (await lea.get(f"{path}/draft")).json()["body"] == ""
    await tom.post(f"{path}/messages", json={"client_id": "a", "body": "Dear Maya"})
    assert (await tom.get(f"{path}/draft")).json() == {"body": "", "kind": "message"}


async def test_entries_come_from_either_end(talk: Talk, as_role: As) -> None:
    for number in range(6):
        await talk.hear(f"{number}", after(number))
    tom = await as_role("teammate")

    async def positions(query: str) -> list[int]:
        page = (await tom.get(f"/api/conversations/{talk.id}/entries?{query}")).json()
        assert page["position"] == 7
        return [item["position"] for item in page["items"]]

    assert await positions("limit=3") == [5, 6, 7]
    assert await positions("before=5&limit=3") == [2, 3, 4]
    assert await positions("after=4&limit=2") == [5, 6]
    assert await positions("after=7") == []


async def test_a_conversation_without_a_subject_is_known_by_its_first_words(
    parts: Parts, cast: Cast, as_role: As
) -> None:
    await begin(parts, cast, 1, "Do these come\nin blue?", answered=True)
    [found] = (await (await as_role("viewer")).get("/api/conversations?view=all")).json()["items"]
    assert (found["subject"], found["first_words"], found["snippet"]) == (None, "Do these come in blue?", "Answered.")


async def test_what_a_teammate_called_urgent_goes_before_a_longer_wait(parts: Parts, cast: Cast, as_role: As) -> None:
    first, second, third = [await begin(parts, cast, minute, "Hello?") for minute in range(3)]
    tom = await as_role("teammate")
    await tom.put(f"/api/conversations/{second}/priority", json={"priority": "urgent"})
    for limit in (1, 50):
        assert await ids(tom, f"view=all&limit={limit}") == [second, first, third]


async def test_a_search_that_takes_too_long_says_so_and_the_next_one_is_answered(
    parts: Parts, cast: Cast, as_role: As, monkeypatch: pytest.MonkeyPatch
) -> None:
    talk = await begin(parts, cast, 1, "Where is my parcel?")
    client = await as_role("teammate")
    with monkeypatch.context() as slow:
        slow.setattr(reads, "first_of", _for_ever)
        slow.setattr(reads, "LONGEST", 0.1)
        refused = await client.get("/api/conversations", params={"view": "all", "search": "parcel"})
    assert (refused.status_code, refused.json()["code"]) == (422, "search_too_wide")
    assert await ids(client, "view=all&search=parcel") == [talk]


async def _for_ever(tx: Transaction, *_: object) -> list[Conversation]:
    await tx.execute(text("select pg_sleep(60)"))
    return []
