"""A mailbox of the company's."""

from pathlib import Path

import httpx
import pytest

from tests.cast import As
from tests.channels.email.post import ADDRESS, Post
from tests.post_office import PostOffice
from wayline.entry.settings import MailSettings, Settings
from wayline.language import LanguageSettings


@pytest.fixture
def settings(tmp_path: Path, office: PostOffice) -> Settings:
    """A server that sends its mail there."""
    mail = MailSettings(smtp_url=office.url, sender="Court Shoes <hello@court-shoes.test>")
    return Settings(data=tmp_path / "data", mail=mail, language=LanguageSettings(enabled=False))


@pytest.fixture
async def post(client: httpx.AsyncClient, as_role: As, office: PostOffice) -> Post:
    """The mailbox, opened by Ana over the API."""
    ana = await as_role("administrator")
    made = (await ana.post("/api/mailboxes", json={"name": "Court Shoes", "address": ADDRESS})).json()
    secret = (await ana.post(f"/api/mailboxes/{made['channel_id']}/secret")).json()["secret"]
    return Post(client, ana, office, made["path"], secret, made["channel_id"])
