"""Looking, and telling: each alert once a day of the company's, each cause once."""

from collections.abc import Iterable
from datetime import datetime
from typing import cast
from uuid import UUID

import msgspec

from wayline.company import find_company
from wayline.kit import jobs
from wayline.kit.db import Database, Transaction
from wayline.themes.alerts import store
from wayline.themes.alerts.errors import NoSuchAlert
from wayline.themes.alerts.judging import About, WordsSeen, judge, midnight, seen, window
from wayline.themes.alerts.model import WordsAlarm, WordsAlert
from wayline.themes.words.reads import Words
from wayline.themes.words.statistics import Tested


class Proposed(msgspec.Struct, frozen=True):
    """Something new that customers talk about, and how many texts do."""

    id: UUID
    name: str
    texts: int


async def look(database: Database, words: Words, now: datetime) -> int:
    """Judge every alert that was not judged for the days up to today. Returns how many alarms were raised."""
    async with database.transaction() as tx:
        company = await find_company(tx)
        if company is None:
            return 0
        until = midnight(now, company.time_zone)
        wanted = [(each.id, each.days) for each in await store.due(tx, until)]
    raised = 0
    for id, days in wanted:
        asked = window(until, days)
        (here, tree), (there, _) = [await words.side(asked, period, now) for period in (asked.asked, asked.before)]
        async with database.transaction() as tx:
            try:
                alert = await store.load(tx, id)
            except NoSuchAlert:
                continue
            if alert.judged_until_at is not None and alert.judged_until_at >= until:
                continue
            theme = str(alert.theme_id)
            alert.judged_until_at = until
            if theme not in tree.live:
                continue
            tested = judge(cast("About", alert.about), theme, here, there, tree.measured.get(theme))
            if tested is not None:
                said = seen(theme, tree.themes[theme].name, here, there, tested)
                raised += await _told(tx, alert, tested, said, now)
    return raised


async def tell_of_proposals(tx: Transaction, found: Iterable[Proposed], now: datetime) -> int:
    """Raise the alarms of those who want to know of what is new. Twice is once. Returns how many were raised."""
    raised = 0
    alerts = await store.of_new(tx)
    for each in found:
        said = WordsSeen(name=each.name, proposal_id=str(each.id), texts=each.texts)
        for alert in alerts:
            raised += await _raise(tx, alert, f"proposal {each.id}", "new", said, now)
    return raised


async def _told(tx: Transaction, alert: WordsAlert, tested: Tested, said: WordsSeen, now: datetime) -> bool:
    """A change that stands is told once; when it is over, the next one is news again."""
    if tested.change == "no clear change":
        alert.standing = None
        return False
    if alert.standing == tested.change:
        return False
    alert.standing = tested.change
    until = said.until.isoformat() if said.until else ""
    return await _raise(tx, alert, f"{tested.change} until {until}", tested.change, said, now)


async def _raise(tx: Transaction, alert: WordsAlert, cause: str, change: str, said: WordsSeen, now: datetime) -> bool:  # noqa: PLR0917 (all that an alarm says)
    alarm = WordsAlarm(alert_id=alert.id, cause=cause, at=now, change=change, seen=msgspec.to_builtins(said))
    if not await store.raise_once(tx, alarm):
        return False
    if alert.mail:
        await jobs.ask(tx, "alerts:mail", alarm_id=str(alarm.id))
    return True
