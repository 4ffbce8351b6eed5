"""What an alert says: what it watches for, in which conversations, and who is told. Pure."""

from typing import Annotated, Any, Literal
from uuid import UUID

import msgspec
from msgspec import Meta

from wayline.alerts.errors import AlertInvalid
from wayline.conversations import check_condition

About = Literal[
    "waiting",
    "wrote",
    "unassigned",
    "promise_warned",
    "promise_breached",
    "follow_up",
    "mailbox_failing",
    "mailbox_silent",
    "slower",
]
OF_MAILBOXES = frozenset({"mailbox_failing", "mailbox_silent"})
OF_MANY = OF_MAILBOXES | {"unassigned", "slower"}
Seconds = Annotated[int, Meta(ge=60, le=60 * 86_400)]
EVERY: dict[str, Any] = {"all": []}


class AlertPlan(msgspec.Struct, frozen=True, kw_only=True):
    """All that an alert says.

    `when` is a condition on conversations, as policies have it. `seconds`: how long somebody waits, or how long before
    a follow-up is due. `count`: from how many unassigned conversations on. `times`: from how many usual gaps on a
    mailbox is silent; `channel_ids`: of which mailboxes it is, none: of all. `to` names who has the conversation and
    its team, beside the teammates and teams that are named. `mail`: by mail too; `target_ids`: to these places too.
    """

    about: About
    when: dict[str, Any] = msgspec.field(default_factory=lambda: dict(EVERY))
    seconds: Seconds | None = None
    clock: Literal["calendar", "business"] = "calendar"
    count: Annotated[int, Meta(ge=1, le=100_000)] | None = None
    times: Annotated[int, Meta(ge=2, le=1000)] | None = None
    channel_ids: Annotated[list[UUID], Meta(max_length=200)] = []
    to: Annotated[list[Literal["assignee", "team"]], Meta(max_length=2)] = []
    teammate_ids: Annotated[list[UUID], Meta(max_length=50)] = []
    team_ids: Annotated[list[UUID], Meta(max_length=50)] = []
    mail: bool = False
    target_ids: Annotated[list[UUID], Meta(max_length=20)] = []

    @property
    def counts(self) -> bool:
        """Whether it watches how many there are, and not each by itself."""
        return self.about == "unassigned"

    @property
    def is_of_conversations(self) -> bool:
        """Whether conversations tell of it; mailboxes and the pace of answers are looked at now and then."""
        return self.about not in OF_MAILBOXES | {"slower"}


def check_plan(plan: AlertPlan) -> None:
    """Raise AlertInvalid, or ConditionUnreadable."""
    check_condition(plan.when)
    if plan.about == "waiting" and plan.seconds is None:
        raise AlertInvalid("Say from how long a wait on there is an alarm.", about=plan.about)
    if plan.counts and plan.count is None:
        raise AlertInvalid("Say from how many conversations on there is an alarm.", about=plan.about)
    if plan.about == "mailbox_silent" and plan.times is None:
        raise AlertInvalid("Say from how many times its usual gap on a mailbox is silent.", about=plan.about)
    if plan.about in OF_MANY and plan.to:
        raise AlertInvalid("It is of no one conversation: name teammates or teams.", about=plan.about)
    if not (plan.to or plan.teammate_ids or plan.team_ids or plan.target_ids):
        raise AlertInvalid("Say who is told.", about=plan.about)


def is_over_below(count: int) -> int:
    """An alarm from `count` on is over when there are no more than so many: a fifth less, for it must not flutter."""
    return count - max(1, count // 5)
