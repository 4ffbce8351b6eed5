"""Telling of mailboxes that fail, or are silent: one alarm for each mailbox, over when it works or mail comes again."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import msgspec

from wayline.alerts import store
from wayline.alerts.minding.silence import missed
from wayline.alerts.model import Alarm, Alert
from wayline.alerts.raising import end_alarm, plan_of, raise_alarm, whom
from wayline.alerts.rules import AlertPlan
from wayline.channels import MailboxStands, mailboxes_now
from wayline.company import find_company
from wayline.kit.db import Transaction


class Found(msgspec.Struct, frozen=True):
    """Something is so with a mailbox: since when, and what there is to say of it."""

    since_at: datetime
    facts: dict[str, Any]


async def mind_mailboxes(tx: Transaction, now: datetime) -> None:
    """Look at every mailbox, where an alert asks for it."""
    alerts = [each for each in await store.at_work(tx) if each.about in {"mailbox_failing", "mailbox_silent"}]
    company = await find_company(tx)
    if not alerts or company is None:
        return
    stand = await mailboxes_now(tx, company.time_zone, now)
    for alert in alerts:
        plan = plan_of(alert)
        raised = {each.facts.get("channel_id"): each for each in await store.open_of(tx, alert.id)}
        for mailbox in stand:
            found = _found(plan, mailbox, company.time_zone, now)
            await _follow(tx, alert, raised.pop(str(mailbox.channel_id), None), found, now)
        await _end_all(tx, alert, list(raised.values()), now)


def _found(plan: AlertPlan, mailbox: MailboxStands, zone: str, now: datetime) -> Found | None:
    if plan.channel_ids and mailbox.channel_id not in plan.channel_ids:
        return None
    told = {"channel_id": str(mailbox.channel_id), "channel": mailbox.name}
    if plan.about == "mailbox_failing":
        return Found(now, {**told, "trouble": mailbox.trouble}) if mailbox.trouble else None
    if mailbox.last_at is None or mailbox.first_at is None:
        return None
    gaps = missed(mailbox.by_hour, mailbox.first_at, mailbox.last_at, zone, now)
    if gaps is None or plan.times is None or gaps < plan.times:
        return None
    return Found(mailbox.last_at, {**told, "missed": round(gaps)})


async def _follow(tx: Transaction, alert: Alert, raised: Alarm | None, found: Found | None, now: datetime) -> None:
    if found is None:
        await _end_all(tx, alert, [raised] if raised else [], now)
    elif raised is None:
        cause = f"{found.facts['channel_id']} {now.isoformat()}"
        alarm = Alarm(alert_id=alert.id, cause=cause, at=now, since_at=found.since_at, facts=found.facts)
        await raise_alarm(tx, alert, alarm, await whom(tx, alert, None), now)
    elif raised.facts != found.facts:
        raised.facts = found.facts
        await store.save(tx, raised)


async def _end_all(tx: Transaction, alert: Alert, alarms: Sequence[Alarm], now: datetime) -> None:
    for each in alarms:
        await end_alarm(tx, alert, each, now)
