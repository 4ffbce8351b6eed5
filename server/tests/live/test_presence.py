"""Presence on colleagues' screens follows the sockets, through restarts too."""

import asyncio
from typing import LiteralString

import psycopg

from tests.cast import ANA
from tests.live.place import Frame, Place

SWEEP = 15.0


def nothing_heard(place: Place, teammate: str, seconds: int) -> None:
    """Of this teammate's browsers, for so long."""
    set_back(place, "seen_at", teammate, seconds)


def set_back(place: Place, column: LiteralString, teammate: str, seconds: int) -> None:
    """What the sessions of this teammate say of when."""
    url = f"postgresql://postgres:@/postgres?host={place.server.data}/postgres"
    query = f"update session set {column} = {column} - make_interval(secs => %s) where teammate_id = %s"  # noqa: S608 (our own names)
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(query, [seconds, teammate])


async def test_who_does_nothing_is_shown_away_and_online_at_the_first_touch(own_place: Place) -> None:
    place = own_place
    async with place.console(ANA) as ana, place.console() as tom, ana.live() as desk, tom.live() as his:

        def tells_of_tom(frame: Frame) -> bool:
            return frame["type"] == "presence" and frame["teammate_id"] == tom.id

        await asyncio.sleep(SWEEP)
        set_back(place, "touched_at", tom.id, 660)
        assert (await desk.hear(tells_of_tom, within=SWEEP))["state"] == "away"
        await his.say(type="here")
        assert (await desk.hear(tells_of_tom, within=2.0))["state"] == "online"


async def test_a_colleague_whose_last_socket_is_gone_is_shown_offline_and_back_when_they_are(own_place: Place) -> None:
    place = own_place

    async with place.console(ANA) as ana, place.console() as tom:

        def tells_of_tom(frame: Frame) -> bool:
            return frame["type"] == "presence" and frame["teammate_id"] == tom.id

        async with ana.live() as desk:
            async with tom.live():
                nothing_heard(place, tom.id, 90)
                await asyncio.sleep(SWEEP)
                assert not any(tells_of_tom(frame) for frame in await desk.settle())
                nothing_heard(place, tom.id, 60)  # what an open socket wrote down meanwhile counts
                await asyncio.sleep(SWEEP)
                assert not any(tells_of_tom(frame) for frame in await desk.settle())
            nothing_heard(place, tom.id, 180)
            assert (await desk.hear(tells_of_tom, within=SWEEP))["state"] == "offline"
        await asyncio.to_thread(place.server.stop)
        await asyncio.to_thread(place.server.start)
        async with ana.live() as desk:
            await asyncio.sleep(SWEEP)
            assert not any(tells_of_tom(frame) for frame in await desk.settle())
            async with tom.live():
                assert (await desk.hear(tells_of_tom, within=SWEEP))["state"] == "online"
