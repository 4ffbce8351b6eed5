"""Presence on colleagues' screens follows the sockets, through restarts too."""

import asyncio
from datetime import timedelta
from typing import Literal

import httpx
import pytest
from litestar import Litestar

from tests.cast import As, Cast
from tests.live.place import Frame
from tests.live.wire import Wire, console_of
from wayline.company.access.store import sessions_of
from wayline.entry.live import CHECK_EVERY, Desk
from wayline.entry.parts import Parts


@pytest.fixture
def desk(app: Litestar) -> Desk:
    """All consoles that are open in this process."""
    found: Desk = app.state.desk
    return found


class Tom:
    """What is told of him, and what his browsers said of when."""

    def __init__(self, parts: Parts, cast: Cast) -> None:
        self.parts = parts
        self.id = cast.ids["teammate"]

    def is_told_of(self, frame: Frame) -> bool:
        return frame["type"] == "presence" and frame["teammate_id"] == str(self.id)

    async def comes(self, browser: httpx.AsyncClient, screen: Wire, desk: Desk) -> None:
        """He shows himself, and it is known on this screen."""
        await browser.put("/api/me/presence", json={"state": "online"})
        assert (await screen.hear(self.is_told_of))["state"] == "online"
        await desk.check()
        await screen.settle()

    async def set_back(self, what: Literal["seen_at", "touched_at"], seconds: int) -> None:
        """Nothing was heard of his browsers, or nothing done in them, for so much longer."""
        async with self.parts.database.transaction() as tx:
            for session in await sessions_of(tx, self.id):
                setattr(session, what, getattr(session, what) - timedelta(seconds=seconds))


@pytest.fixture
def tom(parts: Parts, cast: Cast) -> Tom:
    return Tom(parts, cast)


async def test_who_does_nothing_is_shown_away_and_online_at_the_first_touch(
    app: Litestar, as_role: As, desk: Desk, tom: Tom
) -> None:
    ana, his = await as_role("administrator"), await as_role("teammate")
    async with console_of(app, ana) as screen, console_of(app, his) as own:
        await tom.comes(his, screen, desk)
        await tom.set_back("touched_at", 660)
        await desk.check()
        assert (await screen.hear(tom.is_told_of))["state"] == "away"
        own.say(type="here")
        assert (await screen.hear(tom.is_told_of))["state"] == "online"


async def test_a_colleague_whose_last_socket_is_gone_is_shown_offline_and_back_when_they_are(
    app: Litestar, parts: Parts, as_role: As, desk: Desk, tom: Tom
) -> None:
    ana, his = await as_role("administrator"), await as_role("teammate")
    async with console_of(app, ana) as screen:
        await tom.comes(his, screen, desk)
        async with console_of(app, his):
            await tom.set_back("seen_at", 90)
            await desk.check()
            assert not any(tom.is_told_of(frame) for frame in await screen.settle())
            await tom.set_back("seen_at", 60)  # what an open socket wrote down meanwhile counts
            await desk.check()
            assert not any(tom.is_told_of(frame) for frame in await screen.settle())
        await tom.set_back("seen_at", 180)
        await desk.check()
        assert (await screen.hear(tom.is_told_of))["state"] == "offline"
    app.state.desk = anew = Desk(parts.database, parts.live)  # as after a restart: it knows nobody
    async with console_of(app, ana) as screen:
        await anew.check()
        assert not any(tom.is_told_of(frame) for frame in await screen.settle())
        async with console_of(app, his):
            await anew.check()
            assert (await screen.hear(tom.is_told_of))["state"] == "online"


async def test_consoles_are_checked_by_themselves_every_ten_seconds(
    app: Litestar, parts: Parts, as_role: As, tom: Tom
) -> None:
    ana, his = await as_role("administrator"), await as_role("teammate")
    await his.put("/api/me/presence", json={"state": "online"})
    assert "consoles, live" in {task.get_name() for task in parts.tasks}
    assert CHECK_EVERY == 10
    app.state.desk = often = Desk(parts.database, parts.live, check_every=0.01)
    async with console_of(app, ana) as screen:
        await often.check()
        keeping = asyncio.create_task(often.keep_checking())
        await tom.set_back("seen_at", 180)
        assert (await screen.hear(tom.is_told_of))["state"] == "offline"
        keeping.cancel()
        await asyncio.wait({keeping})
