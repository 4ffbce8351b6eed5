"""Files brought in over HTTP, onto the line, understood; again, stopped, interrupted, erased meanwhile."""

import asyncio
from typing import Any
from uuid import UUID

import httpx
import msgspec
import pytest
from sqlalchemy import delete

from tests.cast import As
from tests.language.test_giving_up import DEADLY, Mortal
from wayline.entry.parts import Parts
from wayline.entry.settings import Settings
from wayline.kit.errors import NotFound
from wayline.language import UNREADABLE, LanguageSettings
from wayline.themes.verbatims import bringing, store
from wayline.themes.verbatims.bringing import stored_as
from wayline.themes.verbatims.model import VerbatimReject
from wayline.touchpoints.reading import touchpoints

FILE = (
    "id;date;e-mail;customer id;comment;product;score\n"
    "1;2026-10-01;maya@example.com;;My parcel came far too late, I am disappointed.;Trail 2;1\n"
    "2;2026-10-02;ines@example.com;c-2;Great shoes, thank you so much!;Trail 2;5\n"
    "3;sometime;;;No date here;;3\n"
    "4;2026-10-03;;;=HYPERLINK(1) call me on me@home.test;;4\n"
    "5;2026-10-03;;;;;4\n"
)


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """With reading switched on."""
    return msgspec.structs.replace(settings, language=LanguageSettings())


async def upload(client: httpx.AsyncClient, content: str = FILE, name: str = "answers.csv") -> dict[str, Any]:
    answer = await client.post("/api/words/verbatims", files={"file": (name, content.encode())})
    assert answer.status_code == 201, answer.text
    return answer.json()


async def brought(client: httpx.AsyncClient, content: str = FILE, **more: Any) -> dict[str, Any]:
    found = await upload(client, content)
    answer = await client.post(f"/api/words/verbatims/{found['item']['id']}/begin", json={**found["mapping"], **more})
    assert answer.status_code == 200, answer.text
    return await ended(client, found["item"]["id"])


async def ended(client: httpx.AsyncClient, id: str) -> dict[str, Any]:
    async with asyncio.timeout(100):
        while True:
            found = (await client.get(f"/api/words/verbatims/{id}")).json()
            if found["ended_at"]:
                return found
            await asyncio.sleep(0.1)


async def lines(parts: Parts, name: str) -> list[dict[str, Any]]:
    rows = touchpoints()
    return await parts.reading.rows(rows.filter(rows.name == name).order_by("occurred_at"))


async def test_a_file_is_looked_at_before_anything_happens(as_role: As, parts: Parts) -> None:
    lead = await as_role("lead")
    found = await upload(lead)
    assert (found["mapping"]["text"], found["mapping"]["at"], found["mapping"]["email"]) == (
        "comment",
        "date",
        "e-mail",
    )
    assert found["refused"] == {"date_unreadable": 1, "text_missing": 1}
    assert found["samples"][3]["cells"][4].endswith("me@home.test")
    assert not await lines(parts, "Feedback Given")
    again = await lead.get(f"/api/words/verbatims/{found['item']['id']}/preview", params={"delimiter": ","})
    assert len(again.json()["columns"]) == 1


async def test_rows_come_onto_the_line_and_are_understood(as_role: As, parts: Parts) -> None:
    lead = await as_role("lead")
    found = await brought(lead)
    told = (found["state"], found["total"], found["rows"], found["recorded"], found["rejected"], found["understood"])
    assert told == ("done", 5, 5, 3, 2, 3)
    assert found["refused"] == {"date_unreadable": 1, "text_missing": 1}
    given, read = await lines(parts, "Feedback Given"), await lines(parts, "Text Understood")
    assert [str(row["id"]) for row in given] == [msgspec.json.decode(row["properties"])["text_id"] for row in read]
    said = msgspec.json.decode(read[0]["properties"])
    assert (said["source"], said["writer"], said["product"]) == ("verbatim", "customer", "Trail 2")
    assert said["sentiment"] < 0 < msgspec.json.decode(read[1]["properties"])["sentiment"]
    known = (await lead.get("/api/customers")).json()["items"]
    assert {each["email"] for each in known} == {"maya@example.com", "ines@example.com"}
    await is_forgotten(parts, stored_as(UUID(found["id"])))


async def is_forgotten(parts: Parts, file: str) -> None:
    """Once it is told that an import is over, its file goes."""
    async with asyncio.timeout(60):
        while True:
            try:
                await parts.files.get(file)
            except NotFound:
                return
            await asyncio.sleep(0.02)


async def test_the_same_again_is_nothing_new(as_role: As, parts: Parts) -> None:
    lead = await as_role("lead")
    await brought(lead)
    found = await brought(lead, FILE + "6;2026-10-04;;;One more of them;;2\n")
    assert (found["recorded"], found["duplicates"], found["rejected"]) == (1, 3, 2)
    assert len(await lines(parts, "Feedback Given")) == 4


async def test_rejects_are_listed_and_are_a_table(as_role: As) -> None:
    lead = await as_role("lead")
    found = await brought(lead)
    listed = (await lead.get(f"/api/words/verbatims/{found['id']}/rejects")).json()["items"]
    assert listed == [
        {"row": 3, "reason": "date_unreadable", "column": "date"},
        {"row": 5, "reason": "text_missing", "column": "comment"},
    ]
    table = (await lead.get(f"/api/words/verbatims/{found['id']}/rejects.csv")).text
    assert "3,date_unreadable,date" in table


async def test_what_a_dead_process_had_written_is_not_written_again(
    as_role: As, parts: Parts, monkeypatch: pytest.MonkeyPatch
) -> None:
    lead = await as_role("lead")
    monkeypatch.setattr(bringing, "AT_ONCE", 2)
    found = await upload(lead)
    id = UUID(found["item"]["id"])
    await lead.post(f"/api/words/verbatims/{id}/begin", json=found["mapping"])
    await ended(lead, str(id))
    async with parts.database.transaction() as tx:
        row = await store.load(tx, id)
        row.state, row.ended_at, row.rows, row.recorded, row.understood, row.rejected = "running", None, 0, 0, 0, 0
        await tx.execute(delete(VerbatimReject))
    await parts.files.put(stored_as(id), FILE.encode())
    await bringing.bring_in(parts, id)
    told = await ended(lead, str(id))
    assert (told["recorded"], told["duplicates"], told["rejected"], told["rows"]) == (3, 0, 2, 5)
    assert len(await lines(parts, "Feedback Given")) == len(await lines(parts, "Text Understood")) == 3


async def test_one_that_is_stopped_leaves_what_it_brought(as_role: As, parts: Parts) -> None:
    lead = await as_role("lead")
    found = await upload(lead)
    answer = await lead.delete(f"/api/words/verbatims/{found['item']['id']}")
    assert answer.json()["state"] == "cancelled"
    assert (await lead.delete(f"/api/words/verbatims/{found['item']['id']}")).status_code == 409
    late = await lead.post(f"/api/words/verbatims/{found['item']['id']}/begin", json=found["mapping"])
    assert late.status_code == 409
    assert not await lines(parts, "Feedback Given")


async def test_who_is_erased_meanwhile_is_not_brought_back(as_role: As, parts: Parts) -> None:
    ana = await as_role("administrator")
    await brought(ana)
    [maya] = [each for each in (await ana.get("/api/customers")).json()["items"] if each["email"] == "maya@example.com"]
    waiting = await upload(ana, FILE.replace("\n1;", "\n11;"))
    assert (await ana.delete(f"/api/customers/{maya['id']}")).status_code == 204
    await ana.post(f"/api/words/verbatims/{waiting['item']['id']}/begin", json=waiting["mapping"])
    found = await ended(ana, waiting["item"]["id"])
    assert found["refused"]["customer_erased"] == 1
    async with asyncio.timeout(60):  # the log follows within seconds
        while any(str(row["identity"]) == maya["id"] for row in await lines(parts, "Feedback Given")):  # noqa: ASYNC110 (the log says nothing when it is done)
            await asyncio.sleep(0.1)
    await asyncio.sleep(0.5)
    assert all(str(row["identity"]) != maya["id"] for row in await lines(parts, "Feedback Given"))


@pytest.mark.parametrize("content", ["", "PK\x03\x04", "[" * 9999])
async def test_a_file_that_cannot_be_read_is_refused(as_role: As, content: str) -> None:
    lead = await as_role("lead")
    answer = await lead.post("/api/words/verbatims", files={"file": ("x.csv", content.encode())})
    assert (answer.status_code, answer.json()["code"]) == (422, "file_unreadable")


async def test_who_may_only_read_brings_nothing(as_role: As) -> None:
    viewer = await as_role("viewer")
    assert (await viewer.post("/api/words/verbatims", files={"file": ("x.csv", b"a")})).status_code == 403
    assert (await viewer.get("/api/words/verbatims")).status_code == 200


async def test_a_text_that_kills_the_reading_process_is_marked_and_the_others_are_understood(
    as_role: As, parts: Parts
) -> None:
    lead, parts.language = await as_role("lead"), Mortal()
    try:
        found = await brought(lead, f"{FILE}6;2026-10-04;;;{DEADLY};;2\n")
    finally:
        await parts.language.stop()
    assert (found["state"], found["recorded"], found["understood"]) == ("done", 4, 4)
    said = [msgspec.json.decode(row["properties"]) for row in await lines(parts, "Text Understood")]
    assert [each["text"] for each in said if each["fallback"]] == [DEADLY]
    assert {each["fallback"] for each in said} == {None, UNREADABLE}
