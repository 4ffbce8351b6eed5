"""Doubting: sentences of which our own models are not sure are put to the large language model, where there is one."""

import asyncio
from collections.abc import Sequence

import msgspec

from wayline.conversations.model import Side
from wayline.conversations.understanding.keeping import Occasion, Read
from wayline.conversations.understanding.store import Talk
from wayline.conversations.understanding.texts import keep_all, told
from wayline.kit.clock import utc_now
from wayline.kit.db import Database
from wayline.language import INTENTS, Opinion, doubtful, rejudged
from wayline.llm import Asked, Llm, judge

SURE = 0.6
MOST_WAITING = 200


class Doubting:
    """Judges what was just read and is doubtful, beside the chat; what is too much at once stays as it was read."""

    def __init__(self, database: Database, llm: Llm) -> None:
        self._database = database
        self._llm = llm
        self._waiting: asyncio.Queue[tuple[Talk, Read]] = asyncio.Queue(MOST_WAITING)

    def look_at(self, talks: Sequence[Talk], understood: Sequence[list[Read]]) -> None:
        """Remember what is doubtful in these for `keep_judging`."""
        if not self._llm.does("sentences"):
            return
        for talk, each in zip(talks, understood, strict=True):
            for one in each:
                if _is_customers(one) and one.reading and doubtful(one.reading, SURE) and not self._waiting.full():
                    self._waiting.put_nowait((talk, one))

    async def keep_judging(self) -> None:
        """Judge until cancelled."""
        while True:
            await self.judge(*await self._waiting.get())

    async def judge(self, talk: Talk, one: Read) -> int:
        """Judge one text, and keep what comes of it as a reading of its own version. Returns how many were kept."""
        if one.reading is None:
            return 0
        numbers = doubtful(one.reading, SURE)
        by = Asked(conversation=talk.id, identity=one.entry.author_id)
        found = await judge(self._llm, [one.reading.sentences[number].text for number in numbers], INTENTS, by)
        opinions = {numbers[n]: Opinion(said.sentiment, said.intent) for n, said in found.items()}
        if not opinions:
            return 0
        better = told(one.entry, rejudged(one.reading, opinions, self._llm.settings.model))
        alone = msgspec.structs.replace(talk, entries=[one.entry])
        return await keep_all(self._database, [alone], [[better]], Occasion(at=utc_now()))


def _is_customers(one: Read) -> bool:
    return one.entry.author_kind == Side.CUSTOMER and not one.properties["is_automatic"]
