"""Following what is said: what was just written is read at once, what was not read yet when there is nothing newer.

What is to be read stands in the conversations themselves (`understood_position`), so nothing is lost by a crash, a
full queue or missing models: it is read later. The server alone follows; `wayline worker` leaves it alone.
"""

import asyncio
from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from uuid import UUID

import msgspec

from wayline.company import Company, find_company
from wayline.conversations.understanding import store
from wayline.conversations.understanding.doubting import Doubting
from wayline.conversations.understanding.keeping import NEWS, Occasion, is_news
from wayline.conversations.understanding.rereading import TOPIC, Elsewhere, read_again
from wayline.conversations.understanding.texts import Speaks, keep_all, read
from wayline.kit.clock import utc_now
from wayline.kit.db import Database
from wayline.kit.live import Live, Notice, Subscription
from wayline.kit.logs import logger
from wayline.language import Language, LanguageBusy, LanguageUnavailable, Priority

TOGETHER = 16  # conversations of the past that are read between two looks
TOGETHER_MAKING_WAY = 4  # the same while somebody chats
LOOK_EVERY = 5.0
AGAIN_AFTER = (1.0, 5.0, 30.0, 60.0)
AT_ONCE = 200
SAID = {"message", "note"}
log = logger("understanding")


class Languages(msgspec.Struct, frozen=True):
    """What the settings say of texts: the company's languages, and for how many days the log keeps what happened."""

    languages: tuple[str, ...] = ()
    retention_days: int = 0


class Following:
    """Has every text read that stands in a conversation, and read again by newer models when a teammate asks."""

    def __init__(
        self,
        database: Database,
        live: Live,
        language: Language,
        settings: Languages,
        *,
        doubting: Doubting | None = None,
        elsewhere: Elsewhere | None = None,
    ) -> None:
        self._database = database
        self._live = live
        self._language = language
        self._settings = settings
        self._doubting = doubting
        self._elsewhere = elsewhere
        self._older = asyncio.Event()
        self._failures = 0
        self._in_hand: set[UUID] = set()

    async def keep_reading_news(self) -> None:
        """Read what is written now, within moments, until cancelled; what cannot be read now is left to the past."""
        with self._live.subscribe("conversation:*", TOPIC, "reconnected") as subscription:
            while True:
                said = _said(await _drain(subscription))
                if subscription.missed:
                    subscription.missed = False
                    self._older.set()
                if not said:
                    continue
                try:
                    if await self.read_news(said) < len(said):
                        self._older.set()
                except (LanguageBusy, LanguageUnavailable) as error:
                    log.info("a text waits to be read", reason=error.code)
                    self._older.set()

    async def read_news(self, said: Iterable[UUID]) -> int:
        """Read what stands unread in these conversations, where they are of now. Returns how many those were."""
        now = utc_now()
        async with self._database.transaction() as tx:
            talks = await store.unread_in(tx, list(said), now - NEWS)
            speaks = self._speaks(await find_company(tx))
        mine = {talk.id for talk in talks}
        self._in_hand |= mine
        try:
            understood = await read(self._language, talks, speaks, Priority.NOW)
            await keep_all(self._database, talks, understood, self._occasion(now))
            if self._doubting:
                self._doubting.look_at(talks, understood)
        finally:
            self._in_hand -= mine
        return len(talks)

    async def keep_reading_past(self) -> None:
        """Read what was left, the newest first, then again what a teammate asked for; until cancelled."""
        while True:
            self._older.clear()
            try:
                is_more = await self.read_past() or await self.read_again()
                self._failures = 0
            except (LanguageBusy, LanguageUnavailable) as error:
                wait = AGAIN_AFTER[min(self._failures, len(AGAIN_AFTER) - 1)]
                self._failures += 1
                log.warning("texts wait to be read", reason=error.code, again_in=wait)
                await asyncio.sleep(wait)
                continue
            if not is_more:
                with suppress(TimeoutError):
                    async with asyncio.timeout(LOOK_EVERY):
                        await self._older.wait()

    async def read_past(self) -> bool:
        """Read some of what was not read yet, newest first. Returns whether there was any."""
        async with self._database.transaction() as tx:
            together = TOGETHER_MAKING_WAY if self._language.is_making_way else TOGETHER
            talks = await store.unread(tx, together, but=self._in_hand)
            speaks = self._speaks(await find_company(tx))
        if talks:
            now = utc_now()
            first = any(is_news(entry, now) for talk in talks for entry in talk.entries)
            understood = await read(self._language, talks, speaks, Priority.NOW if first else Priority.LATER)
            await keep_all(self._database, talks, understood, self._occasion(now))
        return bool(talks)

    async def read_again(self) -> bool:
        """Read some more of what is to be read again. Returns whether there was any."""
        async with self._database.transaction() as tx:
            speaks = self._speaks(await find_company(tx))
        now = self._occasion(utc_now())
        return await read_again(self._database, self._language, speaks, now, self._elsewhere)

    def _speaks(self, company: Company | None) -> Speaks:
        languages = self._settings.languages
        return Speaks(languages, languages[0] if languages else company.locale[:2].lower() if company else None)

    def _occasion(self, now: datetime) -> Occasion:
        days = self._settings.retention_days
        return Occasion(at=now, remembered_since=now - timedelta(days=days) if days else None)


def _said(notices: Sequence[Notice]) -> set[UUID]:
    """The conversations in which something was just written; any other notice is only a reason to look."""
    return {
        UUID(notice.data["id"])
        for notice in notices
        if notice.topic.startswith("conversation:") and notice.data.get("change") in SAID
    }


async def _drain(subscription: Subscription) -> list[Notice]:
    notices = [await subscription.next()]
    while not subscription.queue.empty() and len(notices) < AT_ONCE:
        notices.append(subscription.queue.get_nowait())
    return notices
