"""What comes by mail: the link to a new password, and the invitation."""

import asyncio
import re
from pathlib import Path

import httpx
import pytest

from tests.cast import TOM, As, Cast
from tests.post_office import Letter, PostOffice
from wayline.company.permissions import built_in_role_id
from wayline.entry.settings import MailSettings, Settings

NEW = "green laces and a brown box, size 44"


@pytest.fixture
def settings(tmp_path: Path, office: PostOffice) -> Settings:
    mail = MailSettings(smtp_url=office.url, sender="Court Shoes <hello@court-shoes.test>")
    return Settings(data=tmp_path / "data", mail=mail)


async def letter_to(office: PostOffice, address: str) -> Letter:
    """The first that comes for them."""
    async with asyncio.timeout(60):
        while True:
            for letter in office.letters:
                if letter.to == address:
                    return letter
            await asyncio.sleep(0.02)


def token_in(letter: Letter, page: str) -> str:
    return re.findall(rf"/{page}\?token=([\w-]+)", letter.text)[0]


async def test_a_forgotten_password_is_chosen_anew_by_the_mails_link_once(
    client: httpx.AsyncClient, cast: Cast, office: PostOffice
) -> None:
    for email in ("nobody@court-shoes.test", TOM.email.upper()):
        assert (await client.post("/api/password-reset", json={"email": email})).status_code == 202
    letter = await letter_to(office, TOM.email)
    choice = {"token": token_in(letter, "reset-password"), "password": NEW}
    assert (await client.post("/api/password-reset/confirm", json=choice)).status_code == 204
    assert (await client.post("/api/password-reset/confirm", json=choice)).json()["code"] == "link_unusable"
    assert (await client.post("/api/sign-in", json={"email": TOM.email, "password": NEW})).status_code == 200
    assert [each.to for each in office.letters] == [TOM.email]


async def test_an_invitation_comes_by_mail_and_opens_the_door(
    client: httpx.AsyncClient, as_role: As, office: PostOffice
) -> None:
    ana = await as_role("administrator")
    role = str(built_in_role_id("teammate"))
    wanted = {"email": "pia@court-shoes.test", "name": "Pia", "role_id": role, "team_ids": []}
    assert (await ana.post("/api/invitations", json=wanted)).status_code == 201
    letter = await letter_to(office, "pia@court-shoes.test")
    accepted = {"token": token_in(letter, "accept-invitation"), "name": "Pia Lund", "password": NEW}
    assert (await client.post("/api/invitations/accept", json=accepted)).status_code < 300
    here = (await ana.get("/api/teammates")).json()["items"]
    assert "Pia Lund" in {each["name"] for each in here}
