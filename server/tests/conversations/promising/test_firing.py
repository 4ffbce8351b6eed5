"""The timer of a running server: it says to the second what is broken, and what a policy says is done about it once."""

import asyncio
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from tests.conversations.conftest import Talk
from tests.post_office import PostOffice
from wayline.company.auditing import acting
from wayline.conversations import assign, make_tag
from wayline.conversations.promising import keeping, reads
from wayline.conversations.promising.firing import GRACE, Timer
from wayline.conversations.promising.policies import Plan
from wayline.conversations.promising.shapes import PromiseShape
from wayline.conversations.reads import conversation
from wayline.entry.settings import MailSettings, Settings
from wayline.kit.clock import utc_now
from wayline.language import LanguageSettings


def a_minute(*acts: dict[str, object]) -> Plan:
    """A first answer within a minute, and what is done when there is none."""
    targets = {"first_response": {"seconds": {"normal": 60}}}
    return msgspec.convert({"clock": "calendar", "targets": targets, "acts": {"breached": acts}}, Plan)


@pytest.fixture
def settings(tmp_path: Path, office: PostOffice) -> Settings:
    mail = MailSettings(smtp_url=office.url, sender="Court Shoes <hello@court-shoes.test>")
    return Settings(data=tmp_path / "data", mail=mail, language=LanguageSettings(enabled=False))


async def becomes(talk: Talk, state: str) -> PromiseShape:
    """Its first promise, once it stands so."""
    async with asyncio.timeout(60):
        while True:
            [first] = await talk.do(reads.promises, utc_now())
            if first.state == state:
                return first
            await asyncio.sleep(0.02)


async def test_it_is_broken_to_the_second_and_what_the_policy_says_is_done_once(talk: Talk, office: PostOffice) -> None:
    tom = talk.cast.ids["teammate"]
    async with talk.parts.database.transaction() as tx:
        late = (await make_tag(tx, "Late", None, utc_now())).id
        plan = a_minute(
            {"do": "tag", "tag_id": str(late)},
            {"do": "prioritise", "priority": "urgent"},
            {"do": "notify", "to": ["assignee"]},
        )
        lea = acting("teammate", talk.cast.ids["lead"], "Lea Brandt")
        await keeping.add_policy(tx, "All", plan, lea, utc_now())
    await talk.do(assign, (tom, None), talk.tom, utc_now())
    asked_at = utc_now() - timedelta(seconds=58.5)
    await talk.hear("Hello?", asked_at)
    first = await becomes(talk, "breached")
    assert first.breached_at == asked_at + timedelta(seconds=60)
    async with asyncio.timeout(60):
        while not office.letters:  # noqa: ASYNC110 (the job does it)
            await asyncio.sleep(0.02)
    [letter] = office.letters
    assert letter.to == "tom@court-shoes.test"
    assert letter.message["Subject"].startswith("First response overdue: ")
    assert f"/inbox/{talk.id}" in letter.text
    [change] = [each for each in (await becomes(talk, "breached")).history if each.what == "breached"]
    assert change.acts == ["tag", "prioritise", "notify"]
    stands = await talk.do(conversation, None)
    assert ([tag.name for tag in stands.tags], stands.priority) == (["Late"], "urgent")
    assert stands.promises[0].state == "breached"  # nothing is promised at this priority, but what is broken stays so


async def test_it_sleeps_until_what_is_due_next_and_no_longer(talk: Talk) -> None:
    async with talk.parts.database.transaction() as tx:
        lea = acting("teammate", talk.cast.ids["lead"], "Lea Brandt")
        await keeping.add_policy(tx, "All", a_minute(), lea, utc_now())
    asked_at = utc_now() + timedelta(days=1)  # the server's own timer has nothing to say yet
    await talk.hear("Hello?", asked_at)

    def at(seconds: float) -> Timer:
        return Timer(talk.parts.database, talk.parts.live, lambda: asked_at + timedelta(seconds=seconds))

    due = 60 + GRACE.total_seconds()
    assert [await at(seconds).fire() for seconds in (-1, 20, 60)] == pytest.approx([60, due - 20, due - 60])
    assert [await at(seconds).fire() for seconds in (due - 0.01, due)] == [0.05, 0]
    [promise] = await talk.do(reads.promises, asked_at)
    assert (promise.state, promise.breached_at) == ("breached", asked_at + timedelta(seconds=60))
