"""Looking: at conversations that were stirred, and at what becomes an alarm by itself. One timer, asleep in between.

What changes is remembered in the transaction that changes it, so nothing is missed by a process that dies; what passes
with time alone stands in a row with its moment. So a look costs what has changed, however many conversations there are.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from uuid import UUID

from wayline.alerts import store
from wayline.alerts.judging import Verdict, judge
from wayline.alerts.model import Alarm, Alert
from wayline.alerts.raising import TOPIC, end_alarm, plan_of, raise_alarm, whom
from wayline.alerts.rules import AlertPlan, is_over_below
from wayline.alerts.sending.mailing import ask_for_mail
from wayline.company import Version, schedule_for, schedule_versions
from wayline.conversations import Stands, all_met, at_rest, standing_of
from wayline.kit.clock import utc_now
from wayline.kit.db import Database, Transaction
from wayline.kit.live import Live

AT_ONCE = 50
SHORTEST, AGAIN, LONGEST = 0.05, 0.25, 60.0
"""Seconds of sleep; `AGAIN` where somebody writes just then. The longest: the machine's clock may be set."""
Hours = dict[UUID, Sequence[Version]]


class Watch:
    """Keeps looking, in any number of processes: one looks at a time."""

    def __init__(self, database: Database, live: Live, now: Callable[[], datetime] = utc_now) -> None:
        self._database = database
        self._live = live
        self._now = now

    async def run(self) -> None:
        """Look until cancelled."""
        with self._live.subscribe("conversation:*", TOPIC, "reconnected") as subscription:
            while True:
                async with self._database.transaction() as tx:
                    looked = await look(tx, self._now())
                    left = bool(await store.stirred(tx, 1))
                    next_at = None if looked else await store.next_due(tx)
                if looked:
                    continue
                seconds = (next_at - self._now()).total_seconds() if next_at else LONGEST
                await subscription.wait(min(max(seconds, SHORTEST), AGAIN if left else LONGEST))


async def look(tx: Transaction, now: datetime) -> int:
    """Look at some that were stirred or are due, and have mail sent whose moment has come.

    Returns how much that was; 0 too while another process looks.
    """
    if not await store.alone(tx):
        return 0
    mailed = await ask_for_mail(tx, now)
    due = set(await store.due(tx, now, AT_ONCE))
    wanted = due | set(await store.stirred(tx, AT_ONCE))
    if not wanted:
        return mailed
    free, gone = await at_rest(tx, wanted)
    taken = set(await store.take(tx, free | gone))
    if ids := free & (taken | due):
        await weigh(tx, sorted(ids), now)
    return len(ids) + len(taken & gone) + mailed


async def weigh(tx: Transaction, ids: Sequence[UUID], now: datetime) -> None:
    """Bring what every alert says of these conversations up to date."""
    told = [(alert, plan_of(alert)) for alert in await store.at_work(tx)]
    alerts = [each for each in told if each[1].is_of_conversations]
    if not alerts:
        return
    standing = await standing_of(tx, ids)
    met = await all_met(tx, ids, [plan.when for _, plan in alerts], now)
    hours = await _hours(tx, standing) if any(plan.clock == "business" for _, plan in alerts) else {}
    raised = await store.open_alarms(tx, [alert.id for alert, _ in alerts], ids)
    for (alert, plan), of_it in zip(alerts, met, strict=True):
        meeting = [each for each in standing if each.conversation.id in of_it]
        said = {each.conversation.id: judge(plan, each, _by(plan, each, hours)) for each in meeting}
        for each in standing:
            before = raised.get((alert.id, each.conversation.id), ())
            await _follow(tx, (alert, plan), each, said.get(each.conversation.id), before, now)
        await store.forget(tx, alert.id, [id for id in ids if said.get(id) is None])
        if plan.counts:
            await count_again(tx, alert, raised.get((alert.id, None), ()), now)


async def count_again(tx: Transaction, alert: Alert, raised: Sequence[Alarm], now: datetime) -> None:
    """One alarm while there are as many as it says; over when there are clearly fewer. The number follows."""
    limit, n = plan_of(alert).count or 1, await store.count(tx, alert.id)
    for alarm in raised:
        if n <= is_over_below(limit):
            await end_alarm(tx, alert, alarm, now)
        elif alarm.facts.get("count") != n:
            alarm.facts = {"count": n}
            await store.save(tx, alarm)
    if not raised and n >= limit:
        alarm = Alarm(alert_id=alert.id, cause=f"since {now.isoformat()}", at=now, since_at=now, facts={"count": n})
        await raise_alarm(tx, alert, alarm, await whom(tx, alert, None), now)


async def _follow(  # noqa: PLR0917 (all that a verdict is followed by)
    tx: Transaction,
    told: tuple[Alert, AlertPlan],
    stands: Stands,
    verdict: Verdict | None,
    raised: Sequence[Alarm],
    now: datetime,
) -> None:
    alert, plan = told
    is_alarm = verdict is not None and not plan.counts and verdict.from_at <= now
    for alarm in raised:
        if not (is_alarm and verdict and alarm.cause == verdict.cause):
            await end_alarm(tx, alert, alarm, now)
    if verdict is None:
        return
    conversation = stands.conversation
    waits_for = None if plan.counts or is_alarm else verdict.from_at
    await store.watch(tx, alert.id, conversation.id, waits_for)
    if is_alarm:
        alarm = Alarm(
            alert_id=alert.id,
            cause=verdict.cause,
            conversation_id=conversation.id,
            at=now,
            since_at=verdict.since_at,
        )
        await raise_alarm(tx, alert, alarm, await whom(tx, alert, conversation), now)


async def _hours(tx: Transaction, standing: Sequence[Stands]) -> Hours:
    """The opening hours that count for each of these, where some do."""
    found: Hours = {}
    kept: dict[UUID | None, Sequence[Version]] = {}
    for each in standing:
        schedule = await schedule_for(tx, each.conversation.channel_id, each.conversation.team_id)
        if schedule not in kept:
            kept[schedule] = await schedule_versions(tx, schedule)
        found[each.conversation.id] = kept[schedule]
    return found


def _by(plan: AlertPlan, stands: Stands, hours: Hours) -> Sequence[Version]:
    return hours.get(stands.conversation.id, ()) if plan.clock == "business" else ()
