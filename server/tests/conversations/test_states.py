"""Assigning, snoozing, resolving, reopening, spam, tags: authored facts in the order of the entries."""

import pytest

from tests.cast import As
from tests.conversations.conftest import Talk, after, to_come
from wayline.conversations import (
    assign,
    entries_after,
    make_tag,
    mark_spam,
    put_tags,
    reopen,
    resolve,
    snooze,
    undo_spam,
    unsnooze,
    wake_due,
)
from wayline.conversations.errors import AlreadySo, NobodyThere, NoSuchTag, SnoozeInPast
from wayline.conversations.store import look_at
from wayline.kit.ids import new_id


async def told(talk: Talk) -> list[str]:
    page = await talk.do(entries_after, 0)
    return [entry.state["name"] if entry.state else entry.kind for entry in page.items]


async def test_a_snoozed_one_wakes_at_its_time_and_not_before(talk: Talk) -> None:
    await talk.do(snooze, to_come(60), talk.tom, to_come(1))
    async with talk.parts.database.transaction() as tx:
        assert [await wake_due(tx, to_come(59)), await wake_due(tx, to_come(60)), await wake_due(tx, to_come(61))] == [
            0,
            1,
            0,
        ]
    assert await told(talk) == ["started", "snoozed", "woken"]
    assert (await talk.do(look_at)).wakes_at is None


async def test_a_message_wakes_a_snoozed_one_before_its_time(talk: Talk) -> None:
    await talk.do(snooze, to_come(60), talk.tom, to_come(1))
    await talk.hear("One more thing", to_come(2))
    assert await told(talk) == ["started", "snoozed", "woken", "message"]


async def test_a_snooze_may_be_moved_and_taken_back_but_not_lie_in_the_past(talk: Talk) -> None:
    with pytest.raises(SnoozeInPast):
        await talk.do(snooze, to_come(1), talk.tom, to_come(2))
    await talk.do(snooze, to_come(60), talk.tom, to_come(2))
    await talk.do(snooze, to_come(90), talk.tom, to_come(3))
    await talk.do(unsnooze, talk.tom, to_come(4))
    with pytest.raises(AlreadySo):
        await talk.do(unsnooze, talk.tom, to_come(5))
    assert await told(talk) == ["started", "snoozed", "snoozed", "unsnoozed"]


async def test_what_is_so_already_cannot_be_done_again(talk: Talk) -> None:
    for act in (resolve, mark_spam):
        await talk.do(act, talk.tom, after(1))
        with pytest.raises(AlreadySo):
            await talk.do(act, talk.tom, after(2))
    await talk.do(undo_spam, talk.tom, after(3))
    for act in (undo_spam, reopen):
        with pytest.raises(AlreadySo):
            await talk.do(act, talk.tom, after(4))


async def test_whatever_becomes_of_spam_it_is_said_first_that_it_was_none(talk: Talk) -> None:
    await talk.do(mark_spam, talk.tom, after(1))
    await talk.do(resolve, talk.tom, after(2))
    assert await told(talk) == ["started", "spam", "not_spam", "resolved"]


async def test_giving_it_to_whom_it_belongs_already_changes_nothing(talk: Talk) -> None:
    tom = talk.cast.ids["teammate"]
    await talk.do(assign, (tom, None), talk.tom, after(1))
    await talk.do(assign, (tom, None), talk.tom, after(2))
    await talk.do(assign, (None, None), talk.tom, after(3))
    page = await talk.do(entries_after, 1)
    assert [entry.state for entry in page.items] == [
        {"name": "assigned", "teammate_id": str(tom), "teammate_name": "Tom Keller"},
        {"name": "unassigned"},
    ]
    with pytest.raises(NobodyThere):
        await talk.do(assign, (new_id(), None), talk.tom, after(4))


async def test_tags_are_put_as_a_whole_and_only_a_change_is_written(talk: Talk) -> None:
    async with talk.parts.database.transaction() as tx:
        colour, size = [(await make_tag(tx, name, None, after(0))).id for name in ("Colour", "Size")]
        assert (await make_tag(tx, "  colour ", None, after(0))).id == colour
    for tags in ([colour], [colour], [size], []):
        await talk.do(put_tags, tags, talk.tom, after(1))
    states = [entry.state for entry in (await talk.do(entries_after, 1)).items]
    assert [(state["added"], state["removed"]) for state in states if state] == [
        (["Colour"], []), (["Size"], ["Colour"]), ([], ["Size"]),
    ]  # fmt: skip
    with pytest.raises(NoSuchTag):
        await talk.do(put_tags, [new_id()], talk.tom, after(2))


async def test_a_viewer_may_read_and_do_nothing(talk: Talk, as_role: As) -> None:
    vic = await as_role("viewer")
    path = f"/api/conversations/{talk.id}"
    assert (await vic.get(path)).status_code == 200
    body = {"client_id": "a", "body": "Hi", "until": "2099-01-01T00:00:00Z", "email": "a@b.test", "position": 1}
    for act in ("messages", "assign", "resolve", "reopen", "snooze", "unsnooze", "spam", "not-spam", "typing"):
        assert (await vic.post(f"{path}/{act}", json=body)).status_code == 403, act


async def test_the_acts_answer_with_the_conversation_as_it_stands_then(talk: Talk, as_role: As) -> None:
    tom = await as_role("teammate")
    path = f"/api/conversations/{talk.id}"
    snoozed = (await tom.post(f"{path}/snooze", json={"until": "2099-01-01T09:00:00Z"})).json()
    assert (snoozed["status"], snoozed["snoozed_until"]) == ("snoozed", "2099-01-01T09:00:00Z")
    resolved = (await tom.post(f"{path}/resolve")).json()
    assert (resolved["status"], resolved["waiting_state"], resolved["snoozed_until"]) == ("resolved", "closed", None)
    again = await tom.post(f"{path}/resolve")
    assert (again.status_code, again.json()["code"]) == (409, "already_so")
    assert (await tom.post(f"/api/conversations/{new_id()}/resolve")).status_code == 404
