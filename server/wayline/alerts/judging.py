"""Whether an alert is for a conversation as it stands, by what cause, and from when on there is an alarm. Pure."""

from collections.abc import Sequence
from datetime import datetime, timedelta

import msgspec

from wayline.alerts.rules import AlertPlan
from wayline.company import Version, after_open_seconds
from wayline.conversations import Stands, Status, WaitingState


class Verdict(msgspec.Struct, frozen=True):
    """There is an alarm from `from_at` on (a moment to come, or gone), unless something changes before.

    `cause` is what it is of: told once. `since_at` is when what it is about began.
    """

    cause: str
    from_at: datetime
    since_at: datetime


def judge(plan: AlertPlan, stands: Stands, hours: Sequence[Version] = ()) -> Verdict | None:
    """What this alert says of a conversation that meets its condition; None where there is nothing to say.

    `hours`: those by which time passes; none: always.
    """
    return JUDGES[plan.about](plan, stands, hours)


def _waits(plan: AlertPlan, stands: Stands, hours: Sequence[Version]) -> Verdict | None:
    since = stands.conversation.unanswered_at
    is_ours = stands.conversation.status == Status.OPEN
    if since is None or not is_ours or stands.conversation.waiting_state != WaitingState.AWAITING_US:
        return None
    seconds = plan.seconds or 0 if plan.about == "waiting" else 0
    from_at = after_open_seconds(hours, since, seconds)
    return Verdict(_caused(stands, since.isoformat()), from_at, since) if from_at else None


def _unassigned(_: AlertPlan, stands: Stands, __: Sequence[Version]) -> Verdict | None:
    row = stands.conversation
    if row.status != Status.OPEN or row.assignee_id is not None:
        return None
    return Verdict(_caused(stands, ""), row.last_at, row.last_at)


def _warned(_: AlertPlan, stands: Stands, __: Sequence[Version]) -> Verdict | None:
    told = [each for each in stands.promises if each.warned_at and not each.breached_at]
    first = min(told, key=lambda each: (each.due_at or each.started_at, each.id), default=None)
    if first is None or first.warned_at is None:
        return None
    return Verdict(_caused(stands, str(first.id)), first.warned_at, first.warned_at)


def _breached(_: AlertPlan, stands: Stands, __: Sequence[Version]) -> Verdict | None:
    late = [(each.breached_at, each.id) for each in stands.promises if each.breached_at]
    if not late:
        return None
    at, id = min(late)
    return Verdict(_caused(stands, str(id)), at, at)


def _follow_up(plan: AlertPlan, stands: Stands, _: Sequence[Version]) -> Verdict | None:
    promised = stands.follow_up
    if promised is None:
        return None
    due = promised.due_at - timedelta(seconds=plan.seconds or 0)
    return Verdict(_caused(stands, str(promised.id)), max(due, promised.promised_at), promised.due_at)


def _caused(stands: Stands, what: str) -> str:
    return f"{stands.conversation.id} {what}".strip()


JUDGES = {
    "waiting": _waits,
    "wrote": _waits,
    "unassigned": _unassigned,
    "promise_warned": _warned,
    "promise_breached": _breached,
    "follow_up": _follow_up,
}
