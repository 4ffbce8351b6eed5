"""Whose turn it is: ours since the oldest customer message that nobody answered."""

from datetime import timedelta

from tests.conversations.conftest import NOON, Talk, after
from wayline.conversations import SYSTEM, Conversation, Kind, Reply, Status, reopen, reply, resolve
from wayline.conversations.store import look_at
from wayline.kit.ids import new_id


async def test_several_messages_in_a_row_make_one_wait_since_the_first(talk: Talk) -> None:
    await talk.hear("Hello?", after(1))
    await talk.hear("Anybody?", after(3))
    found = await talk.do(look_at)
    assert (found.waiting_state, found.unanswered_at) == ("awaiting_us", after(1))


async def test_only_a_persons_message_ends_the_wait(talk: Talk) -> None:
    await talk.hear("Hello?", after(1))
    await talk.answer("She wrote before.", after(2), kind=Kind.NOTE)
    await talk.do(reply, Reply(body="We got your message.", automatic=True), SYSTEM, after(2))
    assert (await talk.do(look_at)).waiting_state == "awaiting_us"
    await talk.answer("Hi Maya", after(3))
    assert (await talk.do(look_at)).waiting_state == "awaiting_customer"


async def test_an_automatic_message_of_theirs_starts_no_wait(talk: Talk) -> None:
    await talk.hear("I am on holiday.", after(1), automatic=True)
    assert (await talk.do(look_at)).waiting_state == "awaiting_customer"


async def test_taking_a_resolve_back_brings_the_wait_back(talk: Talk) -> None:
    await talk.hear("Hello?", after(1))
    await talk.do(resolve, talk.tom, after(2))
    assert (await talk.do(look_at)).waiting_state == "closed"
    await talk.do(reopen, talk.tom, after(3))
    assert (await talk.do(look_at)).unanswered_at == after(1)


async def test_a_message_after_a_resolve_begins_a_wait_of_its_own(talk: Talk) -> None:
    await talk.hear("Hello?", after(1))
    await talk.do(resolve, talk.tom, after(2))
    await talk.hear("It is not solved.", after(60))
    found = await talk.do(look_at)
    assert (found.status, found.unanswered_at) == ("open", after(60))


def test_a_message_belongs_to_what_was_resolved_lately_and_begins_something_new_later() -> None:
    talk = Conversation(
        channel_id=new_id(), channel="chat", identity=new_id(), started_at=NOON, last_at=NOON, status_at=NOON
    )
    within = timedelta(days=14)
    assert talk.goes_on(after(10**6), within)
    talk.become(Status.RESOLVED, SYSTEM, NOON)
    assert talk.goes_on(NOON + within, within)
    assert not talk.goes_on(NOON + within + timedelta(seconds=1), within)
