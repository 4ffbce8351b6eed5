"""The demo's promises: desks in two time zones, policies, and conversations in which they run just now."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

import msgspec

from wayline.company.channels.changing import ChannelChange, change_channel
from wayline.company.goals.keeping import GoalWish, add_goal
from wayline.company.people.teams import give_hours, make_team
from wayline.company.schedules.hours import WEEKDAYS, Hours, PublicHolidays, Span
from wayline.company.schedules.keeping import add_schedule
from wayline.company.settings import CompanyChange, change_company
from wayline.conversations import Author, Incoming, Opening, Reply, Side, assign, receive, reply, start
from wayline.conversations.pending import pend
from wayline.conversations.promising.keeping import add_policy
from wayline.conversations.promising.policies import Plan
from wayline.conversations.routing.keeping import change_capacity, change_policy
from wayline.conversations.routing.policies import Capacity, Policy
from wayline.customers import see
from wayline.kit.db import Transaction
from wayline.kit.http import Caller
from wayline.kit.ids import derived_id
from wayline.touchpoints.recording import identity_id

LONDON = Hours(
    time_zone="Europe/London",
    week={day: [Span("08:00", "20:00")] for day in WEEKDAYS},
    public_holidays=PublicHolidays("GB", "ENG"),
)
NEW_YORK = Hours(
    time_zone="America/New_York",
    week={day: [Span("09:00", "12:30"), Span("13:00", "17:30")] for day in WEEKDAYS[:5]},
    public_holidays=PublicHolidays("US"),
)
MINUTE, HOUR = 60, 3600
EVERYBODY = {
    "clock": "business",
    "targets": {
        "first_response": {
            "seconds": {"urgent": 2 * MINUTE, "high": 5 * MINUTE, "normal": 10 * MINUTE, "low": 30 * MINUTE}
        },
        "next_response": {
            "seconds": {"urgent": 2 * MINUTE, "high": 5 * MINUTE, "normal": 10 * MINUTE, "low": 30 * MINUTE}
        },
        "full_resolution": {
            "seconds": {"urgent": HOUR, "high": 2 * HOUR, "normal": 8 * HOUR, "low": 24 * HOUR},
            "pauses": True,
        },
    },
    "warn_share": 0.5,
    "acts": {"breached": [{"do": "notify", "to": ["assignee"]}]},
}
TAKES = (Capacity(chat=4, skills=["returns"]), Capacity(languages=["en", "es"]), Capacity(email=15, skills=["sizing"]))
DAY_OF_WORK = 12 * HOUR
GOALS = (
    GoalWish(metric="first_response_time", seconds=10 * MINUTE, share=0.8),
    GoalWish(metric="next_response_time", seconds=15 * MINUTE, share=0.9),
)
SAID_NOW = (
    (1, "Do the Court Low run small? I am between 42 and 43."),
    (7, "My parcel says delivered, but nothing is here."),
    (25, "Can I send these back from Boston, or is it only London?"),
    (90, "The left sole comes off after two weeks."),
)
"""Minutes ago, and what was written: the last is answered, the one before lies with New York."""
ANSWERED_AFTER = 6 * MINUTE
BY_MAIL = {
    "clock": "business",
    "targets": {
        "first_response": {
            "seconds": {"urgent": HOUR, "high": 2 * HOUR, "normal": 6 * HOUR, "low": DAY_OF_WORK},
        },
        "next_response": {
            "seconds": {"urgent": HOUR, "high": 2 * HOUR, "normal": 6 * HOUR, "low": DAY_OF_WORK},
        },
        "follow_up": {"seconds": {"urgent": 4 * HOUR, "high": DAY_OF_WORK}, "pauses": True},
    },
    "warn_share": 0.75,
}
AMERICA = {
    **EVERYBODY,
    "targets": {
        **EVERYBODY["targets"],  # type: ignore[dict-item] # (the table above)
        "first_response": {"seconds": {"urgent": 15 * MINUTE, "high": 30 * MINUTE, "normal": HOUR, "low": 4 * HOUR}},
    },
}


async def promise(tx: Transaction, channel_id: UUID, teammate_ids: Sequence[UUID], by: Caller, at: datetime) -> UUID:
    """Give the company its desks and policies. Returns the team in New York, of these teammates."""
    london = await add_schedule(tx, "London desk", LONDON, by, at)
    york = await add_schedule(tx, "New York desk", NEW_YORK, by, at)
    await change_company(tx, CompanyChange(schedule_id=london.id), by, at)
    # The chat itself stays open day and night, so that whoever tries the demo finds somebody there.
    await change_channel(tx, channel_id, ChannelChange(schedule_id=None), by, at)
    team = await make_team(tx, "North America", teammate_ids, by, at)
    await give_hours(tx, team.id, york.id, by, at)
    # Who tries the demo looks around: nothing is taken away from them because they have not opened it yet.
    await change_policy(tx, team.id, Policy(way="balanced", accept_within=None), by, at)
    for number, id in enumerate(teammate_ids):
        await change_capacity(tx, id, TAKES[number % len(TAKES)], by, at)
    of_team = {"all": [{"field": "team", "is": "is", "value": [str(team.id)]}]}
    await add_policy(tx, "North America", msgspec.convert({**AMERICA, "when": of_team}, Plan), by, at)
    mails = {"all": [{"field": "channel_kind", "is": "is", "value": ["email"]}]}
    await add_policy(tx, "Mail", msgspec.convert({**BY_MAIL, "when": mails}, Plan), by, at)
    await add_policy(tx, "Everybody", msgspec.convert(EVERYBODY, Plan), by, at)
    for goal in GOALS:
        await add_goal(tx, goal, by, at)
    return team.id


async def talk_now(
    tx: Transaction, browsers: Sequence[str], to: tuple[UUID, UUID | None], tom: Author, now: datetime
) -> None:
    """Four of the shop's customers write: one just now, one a while ago, one to New York, one waits on us no more.

    `to`: the channel, and the team in New York.
    """
    channel_id, team = to
    for number, (browser, (minutes, words)) in enumerate(zip(browsers, SAID_NOW, strict=False)):
        identity, at = identity_id("anonymous", browser), now - timedelta(minutes=minutes)
        id = derived_id("demo", "now", browser)
        await see(tx, identity, "anonymous", browser, at)
        opening = Opening(
            id=id, channel_id=channel_id, channel="chat", identity=identity, anonymous=identity, correspondent=identity
        )
        await start(tx, opening, at)
        await receive(tx, id, Incoming(body=words, client_id="now"), Author(Side.CUSTOMER, identity), at)
        if number == len(SAID_NOW) - 2:
            await assign(tx, id, (None, team), tom, at + timedelta(minutes=1))
        if number == len(SAID_NOW) - 1:
            await assign(tx, id, (tom.id, None), tom, at + timedelta(minutes=2))
            answer = "That should not happen. Could you send us a picture of it?"
            await reply(tx, id, Reply(body=answer, client_id="now-1"), tom, at + timedelta(seconds=ANSWERED_AFTER))
            await pend(tx, id, tom, at + timedelta(minutes=7))
