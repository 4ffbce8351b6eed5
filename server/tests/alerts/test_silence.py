"""A mailbox is silent by what usually comes at these hours of its week; one that fails is told of until it works."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from tests.alerts.conftest import Desk, after
from wayline.alerts.minding.mailboxes import mind_mailboxes
from wayline.alerts.minding.silence import missed
from wayline.channels.email.fetching.model import ImapAccount
from wayline.channels.email.model import Mail, Mailbox
from wayline.company import open_channel
from wayline.kit.db import Transaction
from wayline.kit.ids import new_id

# Eight weeks of four mails each hour from nine to noon, Monday to Friday: 8 weeks × 4 = 32 in each of these hours.
OFFICE = {(weekday, hour): 32 for weekday in range(5) for hour in (9, 10, 11)}
FRIDAY_NOON = datetime(2026, 10, 30, 12, 0, tzinfo=UTC)
BEGAN = FRIDAY_NOON - timedelta(weeks=8)


@pytest.mark.parametrize(
    ("now", "mails"),
    [
        (FRIDAY_NOON + timedelta(hours=40), 0.0),  # a weekend in which nothing ever comes
        (datetime(2026, 11, 2, 9, 30, tzinfo=UTC), 2.0),  # half an hour of Monday
        (datetime(2026, 11, 2, 15, 0, tzinfo=UTC), 12.0),  # all of Monday
        (datetime(2026, 11, 3, 9, 15, tzinfo=UTC), 13.0),
    ],
)
def test_silence_is_counted_in_mails_that_would_have_come(now: datetime, mails: float) -> None:
    assert missed(OFFICE, BEGAN, FRIDAY_NOON, "UTC", now) == pytest.approx(mails)


def test_hours_are_those_of_the_company() -> None:
    # In New York, nine is 14:00 UTC in November.
    assert missed(OFFICE, BEGAN, FRIDAY_NOON, "America/New_York", datetime(2026, 11, 2, 14, 0, tzinfo=UTC)) == (
        pytest.approx(12.0)  # Friday from noon UTC (eight there) on: its three hours
    )


def test_of_a_young_or_quiet_mailbox_nothing_is_usual() -> None:
    now = FRIDAY_NOON + timedelta(days=9)
    assert missed(OFFICE, FRIDAY_NOON - timedelta(days=13), FRIDAY_NOON, "UTC", now) is None
    assert missed({(0, 9): 19}, BEGAN, FRIDAY_NOON, "UTC", now) is None


async def mailbox(tx: Transaction, desk: Desk) -> UUID:
    channel = await open_channel(tx, "Hello", desk.lea, after(0), kind="email")
    tx.add(Mailbox(channel_id=channel.id, address="hello@court-shoes.test", secret="s", made_at=after(0)))
    await tx.flush()
    return channel.id


async def test_a_failing_mailbox_is_told_until_it_works(desk: Desk) -> None:
    id = await desk.do(mailbox, desk)
    await desk.alert(about="mailbox_failing")

    async def account(tx: Transaction) -> ImapAccount:
        found = await tx.get(ImapAccount, id) or ImapAccount(
            channel_id=id,
            host="mail.test",
            port=993,
            secure=True,
            username="hello",
            sign_in="password",
            sealed="",
            changed_at=after(0),
        )
        found.trouble = "" if found.trouble else "refused"
        tx.add(found)
        return found

    await desk.do(mind_mailboxes, after(1))
    assert (await desk.told(1)).items == []
    await desk.do(account)
    await desk.do(mind_mailboxes, after(2))
    await desk.do(mind_mailboxes, after(7))
    [alarm] = (await desk.told(8)).items
    assert (alarm.facts["channel"], alarm.facts["trouble"], alarm.at) == ("Hello", "refused", after(2))
    await desk.do(account)
    await desk.do(mind_mailboxes, after(12))
    assert (await desk.told(12)).items == []


async def test_a_silent_mailbox_is_told_until_mail_comes(desk: Desk) -> None:
    id = await desk.do(mailbox, desk)
    await desk.alert(about="mailbox_silent", times=5)

    async def come(tx: Transaction, hours: list[float]) -> None:
        mails = [
            Mail(channel_id=id, way="in", state="taken", at=after(60 * each), size=1, digest=str(new_id()))
            for each in hours
        ]
        tx.add_all(mails)
        await tx.flush()

    await desk.do(come, [-24.0 * day - 1 for day in range(6, 34)])  # one a day, until six days ago
    await desk.do(mind_mailboxes, after(-60 * 60))
    assert (await desk.told(0)).items == []
    await desk.do(mind_mailboxes, after(0))
    [alarm] = (await desk.told(0)).items
    assert 6 <= alarm.facts["missed"] <= 8  # one a day; the clock was set back meanwhile
    assert alarm.since_at == after(-60 * (24 * 6 + 1))
    await desk.do(come, [1.0])
    await desk.do(mind_mailboxes, after(61))
    assert (await desk.told(61)).items == []
