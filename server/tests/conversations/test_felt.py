"""Lists by what was understood: urgent ones first over pages, and filters; what happens to it with its customer."""

from uuid import UUID

import httpx
import pytest

from tests.cast import JONAS, As, Cast
from tests.conversations.conftest import MAYAS, Talk, after
from tests.conversations.test_listing import begin, ids
from tests.conversations.understood import understood
from wayline.conversations import Author, Incoming, Opening, Reply, Side, receive, reply, resolve, start
from wayline.conversations.model import Conversation, Entry
from wayline.conversations.understanding.model import Understanding
from wayline.customers import Whole, see
from wayline.customers.hooks import erase_everywhere
from wayline.entry.parts import Parts
from wayline.touchpoints.recording import identity_id


async def feel(parts: Parts, talk: Talk, id: str, **said: object) -> None:
    """Keep this of the first message of a conversation."""
    other = Talk(parts, talk.cast, talk.settled, UUID(id))
    async with parts.database.transaction() as tx:
        found = await tx.execute(Entry.__table__.select().where(Entry.conversation_id == other.id, Entry.position == 2))
        entry = await tx.get(Entry, found.one().id)
        assert entry is not None
    await understood(other, entry, **said)


async def test_urgent_ones_come_first_longest_wait_first_and_pages_neither_skip_nor_repeat(
    parts: Parts, cast: Cast, talk: Talk, as_role: As
) -> None:
    waiting = [await begin(parts, cast, minute, "Hello?") for minute in range(1, 7)]
    answered = [await begin(parts, cast, minute, "Hello?", answered=True) for minute in range(7, 10)]
    urgent = [waiting[4], waiting[1]]
    for id in urgent:
        await feel(parts, talk, id, urgency=0.8)
    await feel(parts, talk, waiting[2], urgency=0.45)
    await feel(parts, talk, answered[0], urgency=0.9)
    tom = await as_role("teammate")
    expected = [waiting[1], waiting[4], waiting[0], waiting[2], waiting[3], waiting[5], str(talk.id), *answered[::-1]]
    listed = [each for each in expected if each != str(talk.id)]
    for limit in (1, 2, 3, 4, 9, 50):
        found = await ids(tom, f"view=all&limit={limit}")
        assert [each for each in found if each != str(talk.id)] == listed
        assert len(found) == len(set(found)) == len(expected)
    assert await ids(tom, "view=waiting&urgent=true") == [waiting[1], waiting[4]]
    assert waiting[1] not in await ids(tom, "view=waiting&urgent=false&limit=2")


async def test_what_becomes_urgent_while_pages_are_fetched_is_first_when_asked_again(
    parts: Parts, cast: Cast, talk: Talk, as_role: As
) -> None:
    waiting = [await begin(parts, cast, minute, "Hello?") for minute in range(1, 7)]
    tom = await as_role("teammate")
    first = (await tom.get("/api/conversations?view=waiting&limit=2")).json()
    await feel(parts, talk, waiting[4], urgency=0.8)
    rest = await ids(tom, f"view=waiting&limit=2&cursor={first['next']}")
    assert rest == [waiting[2], waiting[3], waiting[5]]
    assert await ids(tom, "view=waiting&limit=2") == [waiting[4], *waiting[:4], waiting[5]]
    await feel(parts, talk, waiting[4], version="2", urgency=0.1)
    assert await ids(tom, "view=waiting&limit=2") == waiting


async def test_what_waits_no_more_is_not_urgent(parts: Parts, cast: Cast, talk: Talk, as_role: As) -> None:
    first, urgent = [await begin(parts, cast, minute, "Hello?") for minute in (1, 2)]
    await feel(parts, talk, urgent, urgency=0.8)
    tom = await as_role("teammate")
    assert (await ids(tom, "view=all"))[:2] == [urgent, first]
    async with parts.database.transaction() as tx:
        await reply(tx, UUID(urgent), Reply(body="Done."), Author(Side.TEAMMATE, cast.ids["teammate"]), after(3))
    assert (await ids(tom, "view=all"))[0] == first


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("feeling=negative", [0]),
        ("feeling=neutral", [2]),
        ("intent=complaint", [0]),
        ("intent=thanks", [1]),
        ("emotion=anger", [0]),
        ("emotion=joy&feeling=positive", [1]),
        ("emotion=joy&feeling=negative", []),
    ],
)
async def test_lists_filter_by_what_is_felt_and_wanted(
    talk: Talk, as_role: As, query: str, expected: list[int]
) -> None:
    parts, cast = talk.parts, talk.cast
    talks = [await begin(parts, cast, minute, "Hello?") for minute in (1, 2, 3)]
    said = [
        (-3.1, "negative", ["complaint", "question"], ["anger"]),
        (2.2, "positive", ["thanks"], ["joy", "gratitude"]),
        (0.1, "neutral", ["question"], []),
    ]
    for id, (sentiment, label, intents, emotions) in zip(talks, said, strict=True):
        await feel(
            parts, talk, id,
            sentiment=sentiment, sentiment_label=label,
            intents=[{"name": name, "confidence": 0.9} for name in intents],
            emotions=[{"name": name, "confidence": 0.9} for name in emotions],
        )  # fmt: skip
    tom = await as_role("teammate")
    for view in ("view=all&", ""):
        found = await ids(tom, f"{view}{query}")
        assert sorted(talks.index(id) for id in found) == expected
    shown = (await tom.get(f"/api/conversations/{talks[0]}")).json()
    assert (shown["feeling"], shown["intent"], shown["is_urgent"]) == (-3.1, "complaint", False)


async def test_a_filter_that_is_none_is_refused(as_role: As, cast: Cast) -> None:
    tom: httpx.AsyncClient = await as_role("teammate")
    assert (await tom.get("/api/conversations?feeling=awful")).status_code in {400, 422}


async def test_a_neutral_text_does_not_hide_what_was_felt_before(talk: Talk) -> None:
    felt = await talk.hear("This is awful.", after(1))
    plain = await talk.hear("My order is 4711.", after(2))
    await understood(talk, felt, sentiment=-3.0, sentiment_label="negative")
    await understood(talk, plain, sentiment=0.2, sentiment_label="neutral")
    async with talk.parts.database.transaction() as tx:
        row = await tx.get(Conversation, talk.id)
    assert row is not None
    assert (row.feeling, row.signs) == (-3.0, ["feeling:negative"])


async def test_what_is_felt_now_counts_urgent_waits_and_each_unhappy_customer_once(
    parts: Parts, cast: Cast, talk: Talk, as_role: As
) -> None:
    urgent, sad, sad_too, done, happy = [await begin(parts, cast, minute, "Hello?") for minute in range(1, 6)]
    answered = await begin(parts, cast, 7, "Hello?", answered=True)
    jonas = await as_jonas(parts, cast)
    for id in (urgent, answered):
        await feel(parts, talk, id, urgency=0.8)
    for id in (sad, sad_too, done, jonas):
        await feel(parts, talk, id, sentiment=-3.0, sentiment_label="negative")
    await feel(parts, talk, happy, sentiment=3.0, sentiment_label="positive")
    async with parts.database.transaction() as tx:
        await resolve(tx, UUID(done), talk.tom, after(9))
    tom = await as_role("teammate")
    felt = (await tom.get("/api/conversations/felt")).json()
    assert felt == {"urgent": 1, "unhappy": 2, "unhappy_conversations": 3, "unread": 1}
    assert await ids(tom, "view=waiting&urgent=true") == [urgent]
    assert set(await ids(tom, "view=all&feeling=negative")) == {sad, sad_too, jonas}


async def as_jonas(parts: Parts, cast: Cast) -> str:
    """A conversation that Jonas begins."""
    who = identity_id("anonymous", JONAS.anonymous_id)
    async with parts.database.transaction() as tx:
        await see(tx, who, "anonymous", JONAS.anonymous_id, after(8))
        talk = await start(tx, Opening(channel_id=cast.channel_id, channel="chat", identity=who), after(8))
        await receive(tx, talk.id, Incoming(body="Hello?"), Author(Side.CUSTOMER, who), after(8))
        return str(talk.id)


async def test_it_goes_with_the_customer_who_is_erased(talk: Talk) -> None:
    entry = await talk.hear("This is awful.", after(1))
    await understood(talk, entry, sentiment=-3.0, sentiment_label="negative")
    async with talk.parts.database.transaction() as tx:
        await erase_everywhere(tx, Whole(MAYAS, [MAYAS], after(2)))
    assert await understood(talk, entry, version="2") == 0
    async with talk.parts.database.transaction() as tx:
        assert (await tx.execute(Understanding.__table__.select())).all() == []
