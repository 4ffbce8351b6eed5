"""Telling that customers wait clearly longer for answers than a week before: one alarm, over when they do not."""

from datetime import datetime, timedelta

from wayline.alerts import store
from wayline.alerts.model import Alarm
from wayline.alerts.raising import end_alarm, raise_alarm, whom
from wayline.company import find_company
from wayline.kit.db import Database
from wayline.metrics import Calendar, Numbers, Question, monday_is_0

WEEK = timedelta(days=7)
METRIC = "response_time"


async def mind_pace(database: Database, numbers: Numbers, now: datetime) -> None:
    """Compare the last seven days with the seven before, where an alert asks for it. The metric says what is clear."""
    async with database.transaction() as tx:
        company = await find_company(tx)
        if company is None or not any(each.about == "slower" for each in await store.at_work(tx)):
            return
        calendar = Calendar(company.time_zone, monday_is_0(company.week_start))
    until = now.replace(minute=0, second=0, microsecond=0)
    answer = await numbers.answer(Question(metric=METRIC, since=until - WEEK, until=until), calendar, now)
    before = answer.before
    is_slower = answer.change == "up"
    facts = {"median": answer.median, "before": before.median if before else None}
    async with database.transaction() as tx:
        for alert in await store.at_work(tx):
            if alert.about != "slower":
                continue
            raised = await store.open_of(tx, alert.id)
            for each in raised if not is_slower else ():
                await end_alarm(tx, alert, each, now)
            if is_slower and not raised:
                cause = f"since {now.isoformat()}"
                alarm = Alarm(alert_id=alert.id, cause=cause, at=now, since_at=until - WEEK, facts=facts)
                await raise_alarm(tx, alert, alarm, await whom(tx, alert, None), now)
