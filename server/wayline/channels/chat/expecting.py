"""How long visitors usually wait for an answer: the metric's word of the last four weeks, where it has enough."""

import asyncio
from datetime import datetime, timedelta

from wayline.company import find_company
from wayline.kit.clock import utc_now
from wayline.kit.db import Database
from wayline.metrics import Calendar, Numbers, Question

WEEKS = timedelta(weeks=4)
ASK_EVERY = 300.0


class Expecting:
    """Asked beside the requests, so that no page waits for a number."""

    def __init__(self, database: Database, numbers: Numbers) -> None:
        self._database = database
        self._numbers = numbers
        self.seconds: int | None = None
        """The median; None where too few were answered to go by (what the metric calls a low sample)."""

    async def keep_asking(self) -> None:
        """Every five minutes, for ever."""
        while True:
            await self.ask(utc_now())
            await asyncio.sleep(ASK_EVERY)

    async def ask(self, at: datetime) -> None:
        """Ask the metric once."""
        async with self._database.transaction() as tx:
            company = await find_company(tx)
        if company is None:
            return
        question = Question(metric="first_response_time", since=at - WEEKS, until=at)
        summary = await self._numbers.answer(question, Calendar(company.time_zone, 0), at)
        enough = not summary.low_sample and not summary.no_data
        self.seconds = round(summary.median) if enough and summary.median is not None else None
