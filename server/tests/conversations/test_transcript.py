"""The transcript: what was said is mailed to who asks, and nothing that was not."""

import asyncio
from pathlib import Path

import httpx
import pytest

from tests.cast import TOM, VIC, As, Cast
from tests.post_office import Letter, PostOffice
from tests.visitor import Visitor
from wayline.entry.settings import MailSettings, Settings


@pytest.fixture
def settings(tmp_path: Path, office: PostOffice) -> Settings:
    """A server that sends its mail there."""
    mail = MailSettings(smtp_url=office.url, sender="Court Shoes <hello@court-shoes.test>")
    return Settings(data=tmp_path / "data", mail=mail)


async def letters(office: PostOffice, count: int) -> list[Letter]:
    async with asyncio.timeout(20):
        while len(office.letters) < count:  # noqa: ASYNC110 (the job does it)
            await asyncio.sleep(0.02)
    return office.letters


async def test_a_transcript_has_what_was_said_and_no_note(
    client: httpx.AsyncClient, cast: Cast, as_role: As, office: PostOffice
) -> None:
    visitor, tom = Visitor(client, cast.key), await as_role("teammate")
    await visitor.arrive()
    headers = {"X-Wayline-Session": visitor.session}
    files = {"file": ("shoe.txt", b"a picture in words")}
    file = (await client.post("/w/files", files=files, headers=headers)).json()["id"]
    fields = {"name": "Maya Okafor"}
    id = (await visitor.say("Do you have these in 43?", attachments=[file], fields=fields))["conversation_id"]
    for kind, body in (("note", "She sounds annoyed."), ("message", "In **red**, yes.")):
        written = {"client_id": kind, "kind": kind, "body": body}
        assert (await tom.post(f"/api/conversations/{id}/messages", json=written)).status_code == 200
    asked = await visitor.post(f"/w/conversations/{id}/transcript", {"email": " Maya@Example.com "})
    assert asked.status_code == 202
    await visitor.say("One more thing", id)
    [letter] = await letters(office, 1)
    assert (letter.to, letter.sender) == ("Maya@example.com", "Court Shoes <hello@court-shoes.test>")
    assert letter.message["Subject"] == "Your conversation with Court Shoes"
    assert "Maya Okafor · 20" in letter.text
    for words in ("Do you have these in 43?", "[shoe.txt]", "Tom Keller", "In **red**, yes."):
        assert words in letter.text
    for words in ("annoyed", "One more thing"):
        assert words not in letter.text
    shown = await tom.get(f"/api/conversations/{id}/entries")
    states = [entry["state"]["name"] for entry in shown.json()["items"] if entry["kind"] == "state"]
    assert states == ["started", "transcript_sent"]


async def test_nobody_has_another_visitors_conversation_mailed_to_themselves(
    client: httpx.AsyncClient, cast: Cast, office: PostOffice
) -> None:
    visitor, stranger = Visitor(client, cast.key), Visitor(client, cast.key)
    for each in (visitor, stranger):
        await each.arrive()
    id = (await visitor.say("My card ends in 4242"))["conversation_id"]
    asked = await stranger.post(f"/w/conversations/{id}/transcript", {"email": "stranger@example.com"})
    assert asked.status_code == 404
    wrong = await visitor.post(f"/w/conversations/{id}/transcript", {"email": "not an address"})
    assert wrong.status_code == 422
    assert office.letters == []


async def test_a_transcript_to_a_teammate_who_may_not_see_personal_data_has_masks(
    client: httpx.AsyncClient, cast: Cast, as_role: As, office: PostOffice
) -> None:
    visitor, tom = Visitor(client, cast.key), await as_role("teammate")
    await visitor.arrive()
    id = (await visitor.say("My card is 4111 1111 1111 1111"))["conversation_id"]
    for address in (VIC.email, TOM.email):
        asked = await tom.post(f"/api/conversations/{id}/transcript", json={"email": address})
        assert asked.status_code == 202
    found = {letter.to: letter.text for letter in await letters(office, 2)}
    assert "My card is [card 1]\n" in found[VIC.email]
    assert "My card is 4111 1111 1111 1111\n" in found[TOM.email]
