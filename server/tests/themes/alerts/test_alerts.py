"""Being told once: of a theme that grows, of one that feels worse, of something new; by mail where mail is set."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import httpx
import pytest

from tests.cast import As
from tests.metrics.literal import at
from tests.themes.words.literal import about, stop_theming
from wayline.entry.parts import Parts
from wayline.kit.clock import utc_now
from wayline.kit.ids import derived_id
from wayline.kit.mail import Mail
from wayline.themes import Words
from wayline.themes.alerts.judging import midnight, window
from wayline.themes.alerts.mailing import mail_alarm
from wayline.themes.alerts.raising import Proposed, look, tell_of_proposals
from wayline.touchpoints.recording import Touchpoint

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
DAY = 24 * 60


class Box:
    """Where mail arrives."""

    delivers = True

    def __init__(self) -> None:
        self.mails: list[Mail] = []

    async def send(self, mail: Mail) -> None:
        self.mails.append(mail)


@pytest.fixture
async def lead(as_role: As, parts: Parts) -> httpx.AsyncClient:
    """Speaks as the lead, where texts are about what the test says."""
    await stop_theming(parts)
    return await as_role("lead")


@pytest.fixture
async def theme(lead: httpx.AsyncClient, settled: Any) -> str:
    """A theme that is counted."""
    id = (await lead.post("/api/themes", json={"name": "Late parcels"})).json()["id"]
    await settled()
    return id


def said(theme: str, count: int, days_ago: float, feeling: float = 0.0, cause: str = "") -> list[Touchpoint]:
    minutes = (NOON - at(0)) / timedelta(minutes=1) - days_ago * DAY
    return [
        each
        for n in range(count)
        for each in about(
            f"{cause}{days_ago} {n}", minutes, [theme], derived_id("who", cause, str(days_ago), str(n)),
            sentiment=feeling + (n % 3 - 1) / 10,
        )
    ]  # fmt: skip


async def told(client: httpx.AsyncClient) -> list[dict[str, Any]]:
    return (await client.get("/api/words/alerts")).json()["alarms"]


async def looked(parts: Parts, now: datetime = NOON) -> int:
    return await look(parts.database, Words(parts.reading), now)


async def test_a_theme_that_grows_is_told_once_and_again_when_it_grows_anew(
    lead: httpx.AsyncClient, parts: Parts, theme: str
) -> None:
    made = await lead.post("/api/words/alerts", json={"about": "volume", "theme_id": theme})
    assert made.status_code == 201
    await parts.writer.append(said(theme, 20, 20) + said(theme, 60, 3))
    assert (await looked(parts), await looked(parts), await looked(parts, NOON + timedelta(days=1))) == (1, 0, 0)
    [alarm] = await told(lead)
    seen = alarm["seen"]
    assert (alarm["change"], seen["texts"], seen["texts_before"], seen["name"]) == ("up", 60, 20, "Late parcels")
    assert seen["p"] < 0.01
    await parts.writer.append(said(theme, 20, -6))
    assert await looked(parts, NOON + timedelta(days=10)) == 0
    await parts.writer.append(said(theme, 150, -18))
    assert await looked(parts, NOON + timedelta(days=21)) == 1
    assert [each["change"] for each in await told(lead)] == ["up", "up"]


async def test_a_theme_that_feels_worse_is_told_and_one_that_does_not_is_not(
    lead: httpx.AsyncClient, parts: Parts, theme: str
) -> None:
    await lead.post("/api/words/alerts", json={"about": "feeling", "theme_id": theme})
    await lead.post("/api/words/alerts", json={"about": "volume", "theme_id": theme})
    await parts.writer.append(said(theme, 80, 20, 1.0) + said(theme, 20, 3, -2.0))
    assert await looked(parts) == 1
    [alarm] = await told(lead)
    assert (alarm["about"], alarm["change"]) == ("feeling", "down")
    assert alarm["seen"]["sentiment"] < 0 < alarm["seen"]["sentiment_before"]


async def test_too_little_to_say_anything_says_nothing(lead: httpx.AsyncClient, parts: Parts, theme: str) -> None:
    await lead.post("/api/words/alerts", json={"about": "volume", "theme_id": theme})
    await parts.writer.append(said(theme, 9, 3))
    assert await looked(parts) == 0
    assert not await told(lead)


async def test_something_new_is_told_once_and_mailed_where_mail_is_set(lead: httpx.AsyncClient, parts: Parts) -> None:
    await lead.post("/api/words/alerts", json={"about": "proposal", "mail": True})
    new = [Proposed(derived_id("proposal"), "squeaking, sole", 40)]
    for _ in range(2):
        async with parts.database.transaction() as tx:
            await tell_of_proposals(tx, new, utc_now())
    [alarm] = await told(lead)
    assert (alarm["change"], alarm["seen"]["texts"], alarm["seen"]["name"]) == ("new", 40, "squeaking, sole")
    box = Box()
    for _ in range(2):
        await mail_alarm(parts.database, box, "https://wayline.test", UUID(alarm["id"]))
    [mail] = box.mails
    assert (mail.to, mail.subject) == (
        "lea@court-shoes.test",
        "Something new that customers talk about: squeaking, sole",
    )
    assert "40 texts" in mail.text


@pytest.mark.parametrize(
    ("wish", "status"),
    [
        ({"about": "volume"}, 422),
        ({"about": "proposal", "theme_id": str(derived_id("theme"))}, 422),
        ({"about": "feeling", "theme_id": str(derived_id("theme"))}, 404),
        ({"about": "weather"}, 400),
    ],
)
async def test_what_cannot_be_told_is_refused(lead: httpx.AsyncClient, wish: dict[str, Any], status: int) -> None:
    assert (await lead.post("/api/words/alerts", json=wish)).status_code == status


async def test_the_same_is_asked_for_once_and_taken_back_with_what_it_told(
    lead: httpx.AsyncClient, as_role: As
) -> None:
    first = await lead.post("/api/words/alerts", json={"about": "proposal"})
    assert (await lead.post("/api/words/alerts", json={"about": "proposal"})).status_code == 409
    viewer = await as_role("viewer")
    assert (await viewer.delete(f"/api/words/alerts/{first.json()['id']}")).status_code == 403
    assert (await lead.delete(f"/api/words/alerts/{first.json()['id']}")).status_code == 204
    assert (await lead.get("/api/words/alerts")).json()["items"] == []


def test_days_are_the_companys() -> None:
    until = midnight(datetime(2026, 10, 26, 12, tzinfo=UTC), "Europe/Berlin")
    asked = window(until, 1)
    assert asked.until.astimezone(UTC) == datetime(2026, 10, 25, 23, tzinfo=UTC)
    assert asked.since.astimezone(UTC) == datetime(2026, 10, 24, 22, tzinfo=UTC)


async def test_before_there_is_a_company_there_is_nothing_to_judge(parts: Parts) -> None:
    assert await look(parts.database, Words(parts.reading), NOON) == 0
