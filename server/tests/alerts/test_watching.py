"""Alarms come when they are due, once for each cause, to whom they concern, and go by themselves."""

import asyncio
from uuid import UUID

import msgspec
import pytest

from tests.alerts.conftest import Desk, after
from wayline.alerts import keeping
from wayline.alerts.errors import NoSuchAlarm, SnoozeGone
from wayline.alerts.rules import AlertPlan
from wayline.alerts.store import next_due, stir, stirred
from wayline.alerts.watching import look
from wayline.company.auditing import acting
from wayline.conversations import assign, prioritise, resolve
from wayline.conversations.follow_ups.promising import Promised, promise
from wayline.conversations.states import Priority
from wayline.conversations.store import load


async def test_a_wait_is_told_when_it_is_too_long_and_over_with_the_answer(desk: Desk) -> None:
    await desk.alert(about="waiting", seconds=600)
    talk = await desk.begin(0)
    assert (await desk.told(9.9)).items == []
    assert await desk.do(next_due) == after(10)  # nobody looks before
    [alarm] = (await desk.told(10)).items
    assert (alarm.about, alarm.since_at, alarm.at) == ("waiting", after(0), after(10))
    assert alarm.conversation is not None
    assert alarm.conversation.id == talk
    await desk.hear(talk, 11)  # the same wait
    assert [each.id for each in (await desk.told(12)).items] == [alarm.id]
    await desk.answer(talk, 13)
    told = await desk.told(13)
    assert (told.items, [each.id for each in told.over], told.pressing) == ([], [alarm.id], 0)
    await desk.hear(talk, 20)  # another one
    assert (await desk.told(29)).items == []
    [again] = (await desk.told(30)).items
    assert again.id != alarm.id


async def test_a_wait_that_was_answered_in_time_is_told_to_nobody(desk: Desk) -> None:
    await desk.alert(about="waiting", seconds=600)
    talk = await desk.begin(0)
    await desk.answer(talk, 9)
    told = await desk.told(60)
    assert (told.items, told.over) == ([], [])


async def test_conditions_choose_and_a_cause_that_comes_back_is_told_once(desk: Desk) -> None:
    await desk.alert(about="wrote", when={"field": "priority", "is": "is", "value": "urgent"})
    talk = await desk.begin(0)
    assert (await desk.told(1)).items == []
    await desk.do(prioritise, talk, Priority.URGENT, desk.author("teammate"), after(2))
    [alarm] = (await desk.told(2)).items
    await desk.do(prioritise, talk, Priority.LOW, desk.author("teammate"), after(3))
    assert (await desk.told(3)).items == []
    await desk.do(prioritise, talk, Priority.URGENT, desk.author("teammate"), after(4))
    [again] = (await desk.told(4)).items
    assert (again.id, again.at) == (alarm.id, after(2))


async def test_whoever_has_it_is_told_and_whoever_had_it_is_not(desk: Desk) -> None:
    tom, vic = desk.cast.ids["teammate"], desk.cast.ids["viewer"]
    await desk.alert(about="waiting", seconds=60, to=["assignee"], teammate_ids=[])
    talk = await desk.begin(0)
    assert len((await desk.told(2)).items) == 1  # nobody has it: whoever made the alert
    await desk.do(assign, talk, (tom, None), desk.author("lead"), after(3))
    assert [len((await desk.told(3, role)).items) for role in ("lead", "teammate")] == [0, 1]
    await desk.do(assign, talk, (vic, None), desk.author("lead"), after(4))
    assert [len((await desk.told(4, role)).items) for role in ("teammate", "viewer")] == [0, 1]


async def test_many_unassigned_are_one_alarm_that_is_over_when_there_are_clearly_fewer(desk: Desk) -> None:
    await desk.alert(about="unassigned", count=5)
    talks = [await desk.begin(minute) for minute in range(4)]
    assert (await desk.told(5)).items == []
    talks += [await desk.begin(6), await desk.begin(7)]
    [alarm] = (await desk.told(8)).items
    assert (alarm.facts, alarm.conversation) == ({"count": 6}, None)
    for talk in talks[:2]:
        await desk.do(resolve, talk, desk.author("teammate"), after(9))
    told = await desk.told(9)
    assert (told.items, [each.id for each in told.over]) == ([], [alarm.id])
    for _ in range(2):
        await desk.begin(10)
    [again] = (await desk.told(11)).items
    assert again.id != alarm.id


async def test_a_follow_up_is_told_before_it_is_due_and_over_when_they_came_back(desk: Desk) -> None:
    await desk.alert(about="follow_up", seconds=1800)
    talk = await desk.begin(0)
    await desk.do(promise, talk, Promised(after(120)), desk.author("teammate"), after(1))
    assert (await desk.told(89)).items == []
    [alarm] = (await desk.told(90)).items
    assert alarm.since_at == after(120)
    await desk.answer(talk, 100)
    assert (await desk.told(100)).items == []


async def test_it_is_put_off_for_oneself_until_a_moment(desk: Desk) -> None:
    lea, tom = desk.cast.ids["lead"], desk.cast.ids["teammate"]
    await desk.alert(about="wrote", teammate_ids=[str(lea), str(tom)])
    await desk.begin(0)
    [alarm] = (await desk.told(1)).items
    await desk.do(keeping.snooze_alarm, alarm.id, lea, after(60), after(1))
    assert [(await desk.told(2, role)).pressing for role in ("lead", "teammate")] == [0, 1]
    assert (await desk.told(61)).pressing == 1
    with pytest.raises(SnoozeGone):
        await desk.do(keeping.snooze_alarm, alarm.id, lea, after(1), after(2))
    with pytest.raises(NoSuchAlarm):
        await desk.do(keeping.snooze_alarm, alarm.id, desk.cast.ids["viewer"], after(60), after(1))


async def test_paused_it_tells_nothing_and_changed_it_starts_over(desk: Desk) -> None:
    id = await desk.alert(about="wrote")
    await desk.begin(0)
    assert len((await desk.told(1)).items) == 1
    await desk.do(keeping.pause_alert, id, desk.lea, after(2))
    assert (await desk.told(3)).items == []
    await desk.begin(4)
    assert await desk.do(stirred, 10) == []  # nothing watches, so nothing is even remembered
    await desk.do(keeping.resume_alert, id, desk.lea, after(5))
    await keeping.look_again(desk.database)
    assert len((await desk.told(6)).items) == 2


async def test_looking_waits_for_nobody_who_writes_and_misses_nothing_of_it(desk: Desk) -> None:
    await desk.alert(about="wrote")
    talk = await desk.begin(0)
    async with desk.database.transaction() as tx:
        await load(tx, talk)  # somebody is at it
        async with asyncio.timeout(30):
            assert await desk.do(look, after(1)) == 0
        await stir(tx, talk)  # a look that had forgotten it by now would wait for them, and they for the look
    assert len((await desk.told(2)).items) == 1
    assert await desk.do(stirred, 10) == []


async def test_what_a_key_made_tells_nobody_and_holds_up_no_other(desk: Desk) -> None:
    key = acting("key", UUID(int=7), "By program")
    plan = msgspec.convert({"about": "wrote", "to": ["assignee"]}, AlertPlan)
    await desk.do(keeping.add_alert, "By program", plan, key, after(0))
    await desk.alert(about="wrote")
    await desk.begin(0)
    assert [each.name for each in (await desk.told(1)).items] == ["Late"]
