"""Following the log: every text that was understood is themed once by the version of then, in batches, for ever."""

import asyncio
from contextlib import suppress

from wayline.kit.clock import utc_now
from wayline.kit.db import Database
from wayline.language import Language, Priority
from wayline.themes.theming import store
from wayline.themes.theming.finder import Asked, Finder, Found
from wayline.themes.theming.judging import Judgement
from wayline.themes.theming.model import NEVER
from wayline.themes.theming.opening import Finders
from wayline.themes.theming.recording import keep_untold, still_there, write_down
from wayline.themes.theming.texts import Lane, Understood, understood_after
from wayline.touchpoints.reading import Reading

BATCH = 128
PAUSE = 0.5
UNWRITTEN = 20_000
"""So many positions without a text of a customer are remembered, not written."""
NOTHING = Found(judgement=Judgement((), ()), vectors=None)


class ThemeFollower:
    """One a lane runs beside the writer: `soon` for what is written now, `later` for imports and readings anew.

    The cursor moves in the transaction that records, so that each text is recorded exactly once by each version.
    """

    def __init__(self, database: Database, reading: Reading, language: Language, lane: Lane) -> None:
        self._database, self._reading, self._lane = database, reading, lane
        self._finders = Finders(language)
        self._priority = Priority.SOON if lane == "soon" else Priority.LATER
        self._wake = asyncio.Event()
        self._seen = 0

    @property
    def lane(self) -> Lane:
        """Which texts it follows."""
        return self._lane

    def wake(self) -> None:
        """There may be something new."""
        self._wake.set()

    async def run(self) -> None:
        """Follow until cancelled."""
        while True:
            self._wake.clear()
            if await self.step():
                await asyncio.sleep(0)
                continue
            with suppress(TimeoutError):
                async with asyncio.timeout(5):
                    await self._wake.wait()
            await asyncio.sleep(PAUSE)

    async def step(self) -> bool:
        """Theme the next texts. Returns whether there is more to do at once."""
        began = utc_now()
        async with self._database.transaction() as tx:
            written = await store.cursor(tx, self._lane)
        after = max(written, self._seen)
        portion = await understood_after(self._reading, self._lane, after, BATCH)
        if not portion.texts and portion.upto - written < UNWRITTEN:
            self._seen = portion.upto
            return portion.has_more
        async with self._database.transaction() as tx:
            finder = await self._finders.newest(tx)
        fresh = await self._fresh(portion.texts, finder)
        asked = [Asked(text=one.text, parts=one.parts) for one in fresh]
        found = await finder.find(asked, self._priority) if finder else [NOTHING] * len(fresh)
        async with self._database.transaction() as tx:
            await store.hold_texts(tx)
            if await store.hold_cursor(tx, self._lane) != written:
                return True
            if finder is not None and await self._finders.number(tx) != finder.number:
                return True
            pairs = await still_there(tx, list(zip(fresh, found, strict=True)), began)
            if finder is not None:
                await write_down(tx, pairs, finder.number, finder.models)
            else:
                await keep_untold(tx, pairs)
            await store.move_cursor(tx, self._lane, portion.upto)
        self._seen = portion.upto
        return portion.has_more

    async def _fresh(self, texts: list[Understood], finder: Finder | None) -> list[Understood]:
        """Each once, without those this version has themed before: a text that was read anew has the same words."""
        number = finder.number if finder else NEVER
        async with self._database.transaction() as tx:
            known = await store.texts(tx, [one.text_id for one in texts])
        by_id = {one.text_id: one for one in texts}
        return [one for id, one in by_id.items() if id not in known or known[id].version < number]
