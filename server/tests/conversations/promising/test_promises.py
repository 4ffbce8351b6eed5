"""What runs in a conversation after what was said and done in it: started, paused, moved, met, broken, dropped."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import httpx
import msgspec
import pytest
from sqlalchemy import text

from tests.cast import As, Cast
from tests.conversations.conftest import MAYAS, Talk
from tests.conversations.understood import understood
from wayline.company.auditing import acting
from wayline.conversations import (
    Kind,
    Opening,
    assign,
    make_tag,
    mark_spam,
    put_tags,
    reopen,
    resolve,
    start,
    undo_spam,
)
from wayline.conversations.follow_ups.promising import Promised, miss_due
from wayline.conversations.follow_ups.promising import promise as come_back
from wayline.conversations.pending import pend, unpend
from wayline.conversations.prioritising import prioritise
from wayline.conversations.promising import keeping, reads
from wayline.conversations.promising.firing import fire_due
from wayline.conversations.promising.policies import Plan
from wayline.conversations.promising.store import next_due
from wayline.conversations.reads import all_entries
from wayline.conversations.states import Priority
from wayline.conversations.store import look_at
from wayline.customers import see
from wayline.entry.parts import Parts
from wayline.kit.clock import utc_now

# A Monday that is still to come, so that the server's own timer leaves it alone.
NOON = datetime(2040, 6, 4, 10, 0, tzinfo=UTC)  # 12:00 in Berlin
HOUR = 3600


def after(minutes: float) -> datetime:
    return NOON + timedelta(minutes=minutes)


def a_plan(**more: Any) -> Plan:
    told = {
        "clock": "calendar",
        "targets": {
            "first_response": {"seconds": {"low": 8 * HOUR, "normal": HOUR, "high": HOUR // 2, "urgent": HOUR // 4}},
            "next_response": {"seconds": {"normal": 2 * HOUR}},
            "full_resolution": {"seconds": {"normal": 8 * HOUR, "high": 4 * HOUR}, "pauses": True},
        },
        "warn_share": 0.75,
        **more,
    }
    return msgspec.convert(told, Plan)


@pytest.fixture
async def talk(parts: Parts, cast: Cast, settled: Callable[[], Awaitable[None]]) -> Talk:
    """Begun by Maya at noon; nothing said yet."""
    async with parts.database.transaction() as tx:
        await see(tx, MAYAS, "anonymous", "anon-maya-1", NOON)
        opening = Opening(channel_id=cast.channel_id, channel="chat", identity=MAYAS)
        return Talk(parts, cast, settled, (await start(tx, opening, NOON)).id)


async def promise(talk: Talk, name: str = "All", **more: Any) -> None:
    """Make a policy."""
    async with talk.parts.database.transaction() as tx:
        by = acting("teammate", talk.cast.ids["lead"], "Lea Brandt")
        await keeping.add_policy(tx, name, a_plan(**more), by, utc_now())
    await settled_all(talk)


async def settled_all(talk: Talk) -> None:
    """Wait until the jobs that a change of rules asks for are done: they hold conversations for a moment."""
    await talk.settled()
    left = text("select count(*) from procrastinate_jobs where task_name like 'promises:%_changed'")
    async with asyncio.timeout(20), talk.parts.database.transaction() as tx:
        while (await tx.execute(left)).scalar_one():  # noqa: ASYNC110 (the jobs do it)
            await asyncio.sleep(0.02)


async def told(talk: Talk, at: datetime = NOON) -> dict[str, Any]:
    """The newest promise of each metric."""
    return {each.metric: each for each in await talk.do(reads.promises, at)}


async def stands(talk: Talk) -> dict[str, tuple[str, datetime | None]]:
    return {metric: (each.state, each.due_at) for metric, each in (await told(talk)).items()}


async def test_the_first_message_starts_and_an_answer_meets_and_the_next_message_starts_the_next(talk: Talk) -> None:
    await promise(talk)
    await talk.hear("Is it there in blue?", after(0))
    assert await stands(talk) == {"first_response": ("running", after(60)), "full_resolution": ("running", after(480))}
    await talk.hear("Or in white?", after(10))  # several messages make one wait
    await talk.answer("In both.", after(60))
    await talk.hear("Thank you, both then", after(70))
    assert await stands(talk) == {
        "first_response": ("met", after(60)),
        "next_response": ("running", after(190)),
        "full_resolution": ("running", after(480)),
    }
    assert (await talk.do(look_at)).due_at == after(190)
    await talk.do(resolve, talk.tom, after(80))
    assert [state for state, _ in (await stands(talk)).values()] == ["met", "met", "dropped"]
    assert (await talk.do(look_at)).due_at is None


async def test_what_is_automatic_or_a_note_starts_and_answers_nothing(talk: Talk) -> None:
    await promise(talk)
    await talk.hear("I am out of office", after(0), automatic=True)
    assert await stands(talk) == {}
    await talk.hear("Hello?", after(5))
    await talk.answer("We got your message", after(6), automatic=True)
    await talk.answer("Who knows this?", after(7), kind=Kind.NOTE)
    assert (await stands(talk))["first_response"] == ("running", after(65))


async def test_it_is_warned_and_broken_at_its_time_whenever_somebody_looks(talk: Talk) -> None:
    await promise(talk)
    await talk.hear("Hello?", after(0))
    async with talk.parts.database.transaction() as tx:
        assert await fire_due(tx, after(44.9)) == 0
        assert await fire_due(tx, after(45)) == 1
        assert await next_due(tx) == after(60)
        assert await fire_due(tx, after(200)) == 1  # as after a restart
        assert await fire_due(tx, after(201)) == 0
    first = (await told(talk))["first_response"]
    assert (first.state, first.warned_at, first.breached_at) == ("breached", after(45), after(60))
    breach = [
        entry for entry in await talk.do(all_entries) if entry.state and entry.state["name"] == "promise_breached"
    ]
    assert [(entry.at, entry.state["metric"], entry.state["policy"]) for entry in breach if entry.state] == [
        (after(60), "first_response", "All")
    ]
    await talk.answer("Sorry", after(90))
    first = (await told(talk))["first_response"]
    assert (first.state, first.ended_at, [each.what for each in first.history]) == (
        "breached", after(90), ["started", "warned", "breached", "late"],
    )  # fmt: skip


async def test_a_late_answer_breaks_it_even_where_no_timer_came_first(talk: Talk) -> None:
    await promise(talk)
    await talk.hear("Hello?", after(0))
    await talk.answer("Sorry", after(61))
    first = (await told(talk))["first_response"]
    assert (first.state, first.breached_at, first.ended_at) == ("breached", after(60), after(61))


async def test_pending_stops_what_may_stop_and_moves_it_by_as_long(talk: Talk) -> None:
    await promise(talk)
    await talk.hear("It is broken", after(0))
    await talk.answer("Send us a picture", after(30))
    await talk.do(pend, talk.tom, after(60))
    assert (await stands(talk))["full_resolution"] == ("paused", None)
    async with talk.parts.database.transaction() as tx:
        assert await next_due(tx) is None
    await talk.do(unpend, talk.tom, after(160))
    resolution = (await told(talk))["full_resolution"]
    assert (resolution.state, resolution.due_at) == ("running", after(580))
    assert [(each.what, each.why) for each in resolution.history] == [
        ("started", "asked"), ("paused", "pending"), ("resumed", "unpended"),
    ]  # fmt: skip


async def test_priority_moves_it_and_the_history_says_so(talk: Talk) -> None:
    await promise(talk)
    await talk.hear("Hello?", after(0))
    await talk.do(prioritise, Priority.HIGH, talk.tom, after(10))
    first = (await told(talk))["first_response"]
    assert (first.due_at, first.seconds) == (after(30), HOUR // 2)
    moved = first.history[-1]
    assert (moved.what, moved.why, moved.by, moved.due_before, moved.due_after) == (
        "moved", "prioritised", "Tom Keller", after(60), after(30),
    )  # fmt: skip
    assert moved.changed == ["priority", "target", "warning"]
    await talk.do(prioritise, Priority.LOW, talk.tom, after(20))
    assert (await stands(talk))["full_resolution"][0] == "dropped"  # nothing is promised at this priority
    await talk.do(prioritise, Priority.URGENT, talk.tom, after(25))
    assert (await stands(talk))["first_response"] == ("running", after(25))  # due at once, and not before it was said


async def test_the_first_policy_that_matches_wins_and_another_one_moves_it(talk: Talk) -> None:
    async with talk.parts.database.transaction() as tx:
        vip = (await make_tag(tx, "VIP", None, NOON)).id
    quick = {"first_response": {"seconds": {"normal": 600}}}
    await promise(talk, "VIP", targets=quick, when={"any": [{"field": "tag", "is": "is", "value": "vip"}]})
    await promise(talk, "All")
    await talk.hear("Hello?", after(0))
    assert (await stands(talk))["first_response"] == ("running", after(60))
    await talk.do(put_tags, [vip], talk.tom, after(2))
    first = (await told(talk))["first_response"]
    assert (first.policy, first.due_at) == ("VIP", after(10))


async def test_what_a_text_says_may_choose_the_policy_once_it_is_read(talk: Talk) -> None:
    quick = {"first_response": {"seconds": {"normal": 600}}}
    await promise(
        talk, "Complaints", targets=quick, when={"all": [{"field": "intent", "is": "is", "value": "complaint"}]}
    )
    await promise(talk, "All")
    said = await talk.hear("The sole came off. I want my money back.", after(0))
    await understood(talk, said, intents=[{"name": "complaint", "confidence": 0.9}])
    first = (await told(talk))["first_response"]
    assert (first.policy, first.due_at) == ("Complaints", after(10))
    assert "understood" in [each.why for each in first.history]


async def test_each_answer_keeps_the_follow_up_and_starts_the_next_until_it_is_settled(talk: Talk) -> None:
    daily = {"follow_up": {"seconds": {"normal": 24 * HOUR}, "pauses": True}}
    await promise(talk, targets=daily)
    await talk.hear("It is broken", after(0))
    assert await stands(talk) == {}  # nobody was told anything yet
    await talk.answer("We look into it", after(30))
    assert await stands(talk) == {"follow_up": ("running", after(24 * 60 + 30))}
    await talk.hear("And?", after(60))  # that they ask is another promise's matter
    assert await stands(talk) == {"follow_up": ("running", after(24 * 60 + 30))}
    await talk.answer("Still at it", after(90))
    assert await stands(talk) == {"follow_up": ("running", after(24 * 60 + 90))}
    assert [(each.cycle, each.state) for each in await talk.do(reads.promises, after(90))] == [
        (1, "met"),
        (2, "running"),
    ]
    await talk.do(pend, talk.tom, after(100))
    assert await stands(talk) == {"follow_up": ("paused", None)}
    await talk.do(unpend, talk.tom, after(160))
    assert await stands(talk) == {"follow_up": ("running", after(24 * 60 + 150))}
    await talk.do(resolve, talk.tom, after(200))
    assert (await stands(talk))["follow_up"][0] == "dropped"


async def test_who_was_told_by_when_is_owed_no_follow_up_before(talk: Talk) -> None:
    await promise(talk, targets={"follow_up": {"seconds": {"normal": HOUR}}})
    await talk.hear("It is broken", after(0))
    await talk.answer("We look into it", after(10))
    await talk.do(come_back, Promised(due_at=after(600), words="the part"), talk.tom, after(20))
    follow_up = (await told(talk))["follow_up"]
    assert (follow_up.state, follow_up.history[-1].why) == ("dropped", "promised")
    await talk.answer("The part came", after(300))  # keeps what was promised, and the next is owed from here on
    assert await stands(talk) == {"follow_up": ("running", after(360))}
    await talk.do(come_back, Promised(due_at=after(400)), talk.tom, after(310))
    async with talk.parts.database.transaction() as tx:
        assert await miss_due(tx, after(400)) == 1
    assert await stands(talk) == {"follow_up": ("running", after(460))}


async def test_business_time_goes_by_the_teams_hours_before_the_companys(talk: Talk, as_role: As) -> None:
    lea = await as_role("lead")
    hours = {"time_zone": "America/New_York", "week": {"monday": [{"opens": "09:00", "closes": "17:00"}]}}
    schedule = (await lea.post("/api/schedules", json={"name": "New York", "hours": hours})).json()
    team = (await lea.post("/api/teams", json={"name": "West", "schedule_id": schedule["id"]})).json()
    assert team["schedule_id"] == schedule["id"]
    channel = f"/api/channels/{talk.cast.channel_id}"
    assert (await lea.patch(channel, json={"schedule_id": None})).status_code == 200  # its own would win
    await promise(talk, clock="business")
    await talk.hear("Hello?", after(0))
    assert (await stands(talk))["first_response"] == ("running", after(60))  # Berlin is at work at noon
    await talk.do(assign, (None, UUID(team["id"])), talk.tom, after(30))
    first = (await told(talk))["first_response"]
    assert first.due_at == datetime(2040, 6, 4, 13, 30, tzinfo=UTC)  # half an hour is left when New York opens
    assert first.history[-1].changed == ["schedule"]


async def test_a_new_version_of_a_policy_or_of_hours_moves_what_runs(talk: Talk, as_role: As) -> None:
    lea = await as_role("lead")
    await promise(talk, clock="business")
    await talk.hear("Hello?", after(0))
    policy = (await lea.get("/api/policies")).json()["items"][0]
    plan = {**policy["plan"], "targets": {"first_response": {"seconds": {"normal": 7200}, "pauses": False}}}
    changed = await lea.patch(f"/api/policies/{policy['id']}", json={"plan": plan})
    assert (changed.status_code, changed.json()["versions"]) == (200, 2)
    await settled_all(talk)
    await keeping.keep_again(talk.parts.database, "policy", lambda: after(30))
    assert await stands(talk) == {
        "first_response": ("running", after(120)),
        "full_resolution": ("dropped", datetime(2040, 6, 5, 10, tzinfo=UTC)),
    }
    [schedule] = (await lea.get("/api/schedules")).json()["items"]
    closed = {"date": "2040-06-04", "name": "Outing", "windows": [{"opens": "09:00", "closes": "13:00"}]}
    hours = {**schedule["hours"], "holidays": [closed]}
    assert (await lea.put(f"/api/schedules/{schedule['id']}", json={"hours": hours})).status_code == 200
    await settled_all(talk)
    await keeping.keep_again(talk.parts.database, "schedule", lambda: after(30))
    first = (await told(talk))["first_response"]
    assert first.due_at == datetime(2040, 6, 5, 8, 0, tzinfo=UTC)  # an hour today, an hour tomorrow from nine
    assert ["schedule"] in [each.changed for each in first.history]


async def test_the_same_wait_goes_on_where_it_stood_after_a_resolve_or_spam_that_was_taken_back(talk: Talk) -> None:
    await promise(talk)
    await talk.hear("Hello?", after(0))
    await talk.do(resolve, talk.tom, after(20))
    await talk.do(reopen, talk.tom, after(100))
    assert (await stands(talk))["first_response"] == ("running", after(140))
    assert (await stands(talk))["full_resolution"] == ("running", after(580))
    await talk.do(mark_spam, talk.tom, after(110))
    await talk.do(undo_spam, talk.tom, after(200))
    assert (await stands(talk))["first_response"] == ("running", after(230))


async def test_settings_are_for_leads_and_say_what_cannot_be(talk: Talk, as_role: As) -> None:
    lea, tom = await as_role("lead"), await as_role("teammate")
    plan = msgspec.to_builtins(a_plan())
    assert (await tom.post("/api/policies", json={"name": "All", "plan": plan})).status_code == 403
    made = [(await lea.post("/api/policies", json={"name": name, "plan": plan})).json()["id"] for name in ("A", "B")]
    assert (await lea.put("/api/policies/order", json={"ids": made[::-1]})).json()["items"][0]["name"] == "B"
    refused = [
        ({**plan, "targets": {}}, "plan_invalid"),
        ({**plan, "warn_seconds": 600}, "plan_invalid"),
        ({**plan, "when": {"all": [{"field": "shoe size", "is": "is", "value": 1}]}}, "condition_unreadable"),
        ({**plan, "acts": {"met": [{"do": "tag"}]}}, "plan_invalid"),
    ]
    for wrong, code in refused:
        answer = await lea.post("/api/policies", json={"name": "C", "plan": wrong})
        assert (answer.status_code, answer.json()["code"]) == (422, code)
    preview = (await lea.post("/api/policies/preview", json={"plan": plan})).json()
    assert len(preview["items"]) == 7
    assert (await lea.delete(f"/api/policies/{made[0]}")).status_code == 204
    assert [each["name"] for each in (await tom.get("/api/policies")).json()["items"]] == ["B"]


async def test_lists_show_what_is_due_and_sort_by_it(talk: Talk, as_role: As) -> None:
    await promise(talk)
    tom: httpx.AsyncClient = await as_role("teammate")
    ids = []
    for minutes in (30, 10, 20):
        async with talk.parts.database.transaction() as tx:
            opening = Opening(channel_id=talk.cast.channel_id, channel="chat", identity=MAYAS)
            other = Talk(talk.parts, talk.cast, talk.settled, (await start(tx, opening, NOON)).id)
        await other.hear("Hello?", after(minutes))
        ids.append(str(other.id))
    found, cursor = [], None
    for _ in range(4):
        params = {"view": "all", "sort": "due", "limit": 1, **({"cursor": cursor} if cursor else {})}
        page = (await tom.get("/api/conversations", params=params)).json()
        found += page["items"]
        cursor = page["next"]
    assert [each["id"] for each in found] == [ids[1], ids[2], ids[0], str(talk.id)]
    [due, _] = found[0]["promises"]
    assert (due["metric"], due["state"], due["due_at"]) == ("first_response", "running", "2040-06-04T11:10:00Z")


async def test_the_line_keeps_every_step(talk: Talk) -> None:
    await promise(talk)
    await talk.hear("Hello?", after(0))
    await talk.answer("Hi", after(61))
    promised = [row for row in await talk.line() if row["name"].startswith("Promise")]
    assert [row["name"] for row in promised] == [
        "Promise Started", "Promise Started", "Promise Warned", "Promise Breached", "Promise Kept Late",
    ]  # fmt: skip
