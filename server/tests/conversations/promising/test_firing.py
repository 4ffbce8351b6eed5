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
from wayline.conversations.promising.policies import Plan
from wayline.conversations.promising.shapes import PromiseShape
from wayline.conversations.reads import conversation
from wayline.entry.settings import MailSettings, Settings
from wayline.kit.clock import utc_now
from wayline.language import LanguageSettings


@pytest.fixture
def settings(tmp_path: Path, office: PostOffice) -> Settings:
    mail = MailSettings(smtp_url=office.url, sender="Court Shoes <hello@court-shoes.test>")
    return Settings(data=tmp_path / "data", mail=mail, language=LanguageSettings(enabled=False))


async def becomes(talk: Talk, state: str) -> PromiseShape:
    """Its first promise, once it stands so."""
    async with asyncio.timeout(10):
        while True:
            [first] = await talk.do(reads.promises, utc_now())
            if first.state == state:
                return first
            await asyncio.sleep(0.02)


async def test_it_is_broken_to_the_second_and_what_the_policy_says_is_done_once(talk: Talk, office: PostOffice) -> None:
    tom = talk.cast.ids["teammate"]
    async with talk.parts.database.transaction() as tx:
        late = (await make_tag(tx, "Late", None, utc_now())).id
        plan = {
            "clock": "calendar",
            "targets": {"first_response": {"seconds": {"normal": 60}}},
            "acts": {
                "breached": [
                    {"do": "tag", "tag_id": str(late)},
                    {"do": "prioritise", "priority": "urgent"},
                    {"do": "notify", "to": ["assignee"]},
                ]
            },
        }
        lea = acting("teammate", talk.cast.ids["lead"], "Lea Brandt")
        await keeping.add_policy(tx, "All", msgspec.convert(plan, Plan), lea, utc_now())
    await talk.do(assign, (tom, None), talk.tom, utc_now())
    asked_at = utc_now() - timedelta(seconds=58.5)
    await talk.hear("Hello?", asked_at)
    first = await becomes(talk, "breached")
    assert first.breached_at == asked_at + timedelta(seconds=60)
    assert utc_now() - first.breached_at < timedelta(seconds=1.5)
    async with asyncio.timeout(20):
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
