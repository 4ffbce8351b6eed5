"""What a conversation came to, and putting it away until a reply or the next working morning."""

from decimal import Decimal
from typing import Any

import pytest

from tests.cast import As
from tests.conversations.conftest import Talk, after
from wayline.company import Sight
from wayline.conversations import Outcome, Resolution, as_customer_sees, entries_after, reopen, resolve, wake_due
from wayline.conversations.describing import put_about
from wayline.conversations.errors import RefundUnclear
from wayline.conversations.follow_ups.promising import Promised, promise
from wayline.conversations.reads import conversation
from wayline.conversations.resolving import check
from wayline.conversations.states import About
from wayline.conversations.store import look_at

TEN = {"amount": Decimal("10.50"), "currency": "EUR"}


@pytest.mark.parametrize(
    "said",
    [
        {"resolution": Resolution.REFUND},
        {"resolution": Resolution.REFUND, "amount": Decimal(10)},
        {"resolution": Resolution.REFUND, "amount": Decimal(0), "currency": "EUR"},
        {"resolution": Resolution.REFUND, "amount": Decimal(10**12), "currency": "EUR"},
        {"resolution": Resolution.SOLVED, **TEN},
        TEN,
    ],
)
def test_a_refund_and_nothing_else_has_an_amount(said: dict[str, Any]) -> None:
    with pytest.raises(RefundUnclear):
        check(Outcome(**said))
    check(Outcome())
    check(Outcome(Resolution.REFUND, **TEN))


async def test_what_it_came_to_is_on_the_line_and_gone_when_it_is_opened_again(talk: Talk, as_role: As) -> None:
    tom, path = await as_role("teammate"), f"/api/conversations/{talk.id}"
    refund = {"resolution": "refund", "amount": 12.5, "currency": "EUR"}
    resolved = (await tom.post(f"{path}/resolve", json=refund)).json()
    assert (resolved["resolution"], resolved["refund"]) == ("refund", {"amount": "12.5", "currency": "EUR"})
    assert (await tom.post(f"{path}/resolve", json={"resolution": "refund"})).json()["code"] == "refund_unclear"
    await talk.do(reopen, talk.tom, after(10**6))
    found = await talk.do(look_at)
    assert (found.resolution, found.refund, found.refund_currency) == (None, None, None)
    await talk.do(resolve, talk.tom, after(10**6), Outcome(Resolution.INFORMATION))
    states = [entry.state for entry in (await talk.do(entries_after, 1)).items]
    assert [state and state.get("resolution") for state in states] == ["refund", None, "information"]
    assert states[0] == {"name": "resolved", "resolution": "refund", "amount": "12.5", "currency": "EUR"}


async def test_as_spam_it_is_marked_as_spam(talk: Talk) -> None:
    await talk.do(resolve, talk.tom, after(1), Outcome(Resolution.SPAM))
    assert (await talk.do(look_at)).status == "spam"
    assert [row["name"] for row in await talk.line()][-1] == "Conversation Marked Spam"


async def test_until_a_reply_it_sleeps_until_the_customer_writes(talk: Talk, as_role: As) -> None:
    tom, path = await as_role("teammate"), f"/api/conversations/{talk.id}"
    snoozed = (await tom.post(f"{path}/snooze", json={"when": "reply"})).json()
    assert (snoozed["status"], snoozed["snoozed_until"]) == ("snoozed", None)
    async with talk.parts.database.transaction() as tx:
        assert await wake_due(tx, after(10**7)) == 0
    await talk.hear("Here I am", after(10))
    assert (await talk.do(look_at)).status == "open"
    morning = (await tom.post(f"{path}/snooze", json={"when": "next_working_morning"})).json()
    assert (morning["status"], morning["snoozed_until"] is not None) == ("snoozed", True)
    assert (await tom.post(f"{path}/snooze", json={})).status_code == 422


async def test_a_customer_learns_that_it_was_resolved_and_not_as_what(talk: Talk) -> None:
    await talk.do(resolve, talk.tom, after(1), Outcome(Resolution.NOT_OURS))
    entry = (await talk.do(entries_after, 1)).items[0]
    assert entry.state == {"name": "resolved", "resolution": "not_ours"}
    assert as_customer_sees(entry).state == {"name": "resolved"}


async def test_who_sees_masks_sees_none_of_what_was_typed(talk: Talk) -> None:
    hers = "maya@example.org"
    await talk.do(put_about, About("order", hers), talk.tom, after(1))
    await talk.do(promise, Promised(after(60), f"Write to {hers}"), talk.tom, after(2))
    sight = Sight(personal_data=False, customers=False)
    async with talk.parts.database.transaction() as tx:
        shown = await conversation(tx, talk.id, None, sight)
        entries = (await entries_after(tx, talk.id, 1, sight=sight)).items
    assert hers not in str(shown)
    assert hers not in str([entry.state for entry in entries])
