"""What is brought in from the past keeps its times, says that it is history, and rings no bell."""

from datetime import timedelta

from tests.cast import MAYA
from tests.conversations.conftest import MAYAS, NOON, Talk, after
from wayline.conversations import Incoming, Opening, Reply, receive, reply, resolve, start
from wayline.customers import see
from wayline.kit.clock import utc_now
from wayline.kit.ids import new_id

LONG_AGO = NOON - timedelta(days=400)


async def bring_in(talk: Talk) -> None:
    """A chat of last year, through the same doors as a live one."""
    talk.id = new_id()
    async with talk.parts.database.history() as tx:
        await see(tx, MAYAS, "anonymous", MAYA.anonymous_id, LONG_AGO)
        opening = Opening(id=talk.id, channel_id=talk.cast.channel_id, channel="chat", identity=MAYAS)
        await start(tx, opening, LONG_AGO)
        await receive(tx, talk.id, Incoming(body="Is it blue?"), talk.maya, LONG_AGO)
        await reply(tx, talk.id, Reply(body="And white."), talk.tom, LONG_AGO + timedelta(minutes=1))
        await resolve(tx, talk.id, talk.tom, LONG_AGO + timedelta(minutes=2))


async def test_its_touchpoints_keep_their_times_and_are_history(talk: Talk) -> None:
    before = utc_now()
    await bring_in(talk)
    line = [row for row in await talk.line() if row["conversation"] == talk.id]
    minutes = [(row["occurred_at"] - LONG_AGO).total_seconds() / 60 for row in line]
    assert minutes == [0, 0, 1, 2]
    assert all(row["history"] and row["recorded_at"] >= before for row in line)


async def test_what_is_said_in_it_now_is_no_history(talk: Talk) -> None:
    await bring_in(talk)
    await talk.hear("And today?", after(1))
    line = [row for row in await talk.line() if row["conversation"] == talk.id]
    assert [row["name"] for row in line if not row["history"]] == ["Conversation Reopened", "Message Received"]


async def test_nobody_is_told_of_it(talk: Talk) -> None:
    live = talk.id
    with talk.parts.live.subscribe("conversation:*") as subscription:
        await bring_in(talk)
        talk.id = live
        await talk.hear("Hello?", after(1))
        assert (await subscription.next()).data["id"] == str(live)
        assert subscription.queue.empty()
