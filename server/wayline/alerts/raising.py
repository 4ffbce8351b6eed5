"""Raising an alarm, saying that it is over, and telling whom it concerns: each once."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

import msgspec

from wayline.alerts import store
from wayline.alerts.model import Alarm, Alert, Told
from wayline.alerts.rules import AlertPlan
from wayline.alerts.sending.peace import mail_moment
from wayline.alerts.sending.store import peace_of
from wayline.alerts.sending.targets import send
from wayline.company import team_members, teammates_by_id, zones_of
from wayline.conversations import Conversation
from wayline.kit.db import Transaction
from wayline.kit.live import Live

TOPIC = "alarms"


def plan_of(alert: Alert) -> AlertPlan:
    """What it says."""
    return msgspec.convert(alert.plan, AlertPlan)


async def whom(tx: Transaction, alert: Alert, conversation: Conversation | None) -> set[UUID]:
    """Who is told, of those who work here; whoever made the alert where nobody else is left, so that none is lost."""
    plan = plan_of(alert)
    teams = set(plan.team_ids)
    people = set(plan.teammate_ids)
    if conversation is not None:
        if "assignee" in plan.to and conversation.assignee_id:
            people.add(conversation.assignee_id)
        # What nobody has is for the team it lies with.
        if conversation.team_id and ("team" in plan.to or ("assignee" in plan.to and not conversation.assignee_id)):
            teams.add(conversation.team_id)
    for team in teams:
        people |= await team_members(tx, team)
    found = {id for id, each in (await teammates_by_id(tx, people)).items() if each.active}
    left = {alert.made_by} if plan.to or people or not plan.target_ids else set()
    return found or set(await teammates_by_id(tx, left))  # a key that made it is told nothing


async def raise_alarm(tx: Transaction, alert: Alert, alarm: Alarm, people: Iterable[UUID], now: datetime) -> UUID:
    """Raise it, unless it is raised, and tell these people alone; who has been told is not told again."""
    id, begins = await store.raise_once(tx, alarm)
    plan = plan_of(alert)
    if begins:
        await send(tx, plan.target_ids, id, "raised", now)
    wanted, there = set(people), set(await store.told_of(tx, id))
    if gone := there - wanted:
        await store.tell_no_more(tx, id, gone)
    fresh = sorted(wanted - there)
    moments = await _mail_moments(tx, fresh, now) if plan.mail else {}
    rows = (Told(alarm_id=id, teammate_id=each, told_at=now, mail_at=moments.get(each)) for each in fresh)
    await store.save(tx, *rows)
    await tell(tx, wanted ^ there)
    return id


async def end_alarm(tx: Transaction, alert: Alert, alarm: Alarm, now: datetime) -> None:
    """It is over; whoever was told sees it go."""
    alarm.ended_at = now
    await store.save(tx, alarm)
    await send(tx, plan_of(alert).target_ids, alarm.id, "ended", now)
    await tell(tx, await store.told_of(tx, alarm.id))


async def tell(tx: Transaction, people: Iterable[UUID]) -> None:
    """Have the consoles of these look again."""
    notices = {f"alarm:{id}": {"teammate_id": str(id)} for id in people}
    if notices:
        await Live.announce_each(tx, notices)


async def _mail_moments(tx: Transaction, people: Sequence[UUID], now: datetime) -> dict[UUID, datetime]:
    wishes, zones = await peace_of(tx, people), await zones_of(tx, people)
    return {each: mail_moment(wishes.get(each), zones[each], now) for each in people}
