"""Export and erasure reach what was said, who the visitor was, and the files."""

import asyncio
import io
import json
import zipfile
from typing import Any

import httpx

from tests.cast import As, Cast
from tests.visitor import Visitor
from wayline.entry.parts import Parts
from wayline.kit.errors import NotFound


async def told(visitor: Visitor, name: str) -> tuple[str, str]:
    """Say something with a file. Returns the conversation and the file."""
    headers = {"X-Wayline-Session": visitor.session}
    files = {"file": (f"{name}.txt", f"words of {name}".encode())}
    file = (await visitor.client.post("/w/files", files=files, headers=headers)).json()["id"]
    fields = {"name": name.title(), "email": f"{name}@example.com"}
    sent = await visitor.say(f"I am {name}", attachments=[file], fields=fields)
    return sent["conversation_id"], file


async def customer_of(tom: httpx.AsyncClient, conversation: str) -> str:
    return str((await tom.get(f"/api/conversations/{conversation}")).json()["customer"]["id"])


async def exported(ana: httpx.AsyncClient, customer: str) -> dict[str, Any]:
    answer = await ana.get(f"/api/customers/{customer}/export")
    assert answer.status_code == 200, answer.text
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        found = {name: archive.read(name) for name in archive.namelist()}
    return {name: words.decode() if "/" in name else json.loads(words) for name, words in found.items()}


async def test_an_export_has_every_word_and_file_of_this_customer_and_of_no_other(
    visitor: Visitor, client: httpx.AsyncClient, cast: Cast, as_role: As
) -> None:
    ana, ines = await as_role("administrator"), Visitor(client, cast.key)
    await ines.arrive()
    (id, file), (other, _) = await told(visitor, "maya"), await told(ines, "ines")
    note = {"client_id": "n", "kind": "note", "body": "A regular."}
    assert (await ana.post(f"/api/conversations/{id}/messages", json=note)).status_code == 200
    given = await exported(ana, await customer_of(ana, id))
    [chat] = given["chat.json"]
    assert (chat["name"], chat["email"]) == ("Maya", "maya@example.com")
    [talk] = given["conversations.json"]
    assert talk["conversation"]["id"] == id
    assert [entry["body"] for entry in talk["entries"] if entry["kind"] != "state"] == ["I am maya", "A regular."]
    [attached] = [each for entry in talk["entries"] for each in entry["attachments"]]
    assert (attached["id"], attached["name"]) == (file, "maya.txt")
    assert {n: words for n, words in given.items() if "/" in n} == {f"files/{file}/maya.txt": "words of maya"}
    assert other not in json.dumps(given)
    assert "ines" not in json.dumps(given).lower()


async def test_a_file_that_the_store_has_lost_is_named_in_the_export(
    visitor: Visitor, parts: Parts, as_role: As
) -> None:
    ana = await as_role("administrator")
    id, file = await told(visitor, "maya")
    await parts.files.delete(f"attachments/{file}")
    given = await exported(ana, await customer_of(ana, id))
    assert given["missing.json"] == [f"files/{file}/maya.txt"]


async def test_an_erasure_leaves_no_word_no_file_and_no_session_and_spares_the_others(
    visitor: Visitor, client: httpx.AsyncClient, cast: Cast, as_role: As, parts: Parts
) -> None:
    ana, ines = await as_role("administrator"), Visitor(client, cast.key)
    await ines.arrive()
    (id, file), (other, others_file) = await told(visitor, "maya"), await told(ines, "ines")
    assert (await ana.delete(f"/api/customers/{await customer_of(ana, id)}")).status_code < 300
    assert (await ana.get(f"/api/conversations/{id}")).status_code == 404
    assert (await visitor.get("/w/conversations")).status_code == 401
    assert [each["id"] for each in (await ines.get("/w/conversations")).json()["items"]] == [other]
    await files_gone(parts, file)
    assert await parts.files.get(f"attachments/{others_file}") == b"words of ines"
    assert (await ines.get(f"/w/files/{others_file}")).content == b"words of ines"


async def files_gone(parts: Parts, file: str) -> None:
    """Soon: what is not in PostgreSQL follows within seconds."""
    async with asyncio.timeout(60):
        while True:
            try:
                await parts.files.get(f"attachments/{file}")
            except NotFound:
                return
            await asyncio.sleep(0.05)
