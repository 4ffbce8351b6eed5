"""Personal data is masked for those who may not see it, wherever words are shown or leave; nothing finds it."""

import io
import re
import zipfile
from collections.abc import AsyncIterator

import httpx
import pytest
from litestar import Litestar
from sqlalchemy import text

from tests.cast import As, Cast
from tests.conversations.conftest import MAYAS, Talk, after
from wayline.company import Permission
from wayline.conversations import Kind, masking, visible_after
from wayline.entry.asgi import app_arguments
from wayline.entry.parts import Parts

CARD, MAIL, OTHER = "4111 1111 1111 1111", "secret.maya@hidden.example", "second@hidden.example"
SECRETS = ("4111", "1111 1111", "secret.maya", "hidden.example", "second@")
ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
UNMASKED = {"personal_data.read", "personal_data.reveal"}
DOCUMENT = Litestar(**app_arguments()).openapi_schema.to_schema()


@pytest.fixture
async def told(talk: Talk) -> Talk:
    """Maya gave her card and two addresses; Tom repeated one in a note."""
    await talk.hear(f"My card is {CARD}, write to {MAIL}", after(1))
    await talk.hear(f"Or rather to {OTHER}", after(2))
    await talk.answer(f"Noted: {MAIL}", after(3), kind=Kind.NOTE)
    await talk.hear("x" * 120 + f" once more {CARD} for you", after(4))
    return talk


@pytest.fixture
async def limited(app: Litestar, as_role: As) -> AsyncIterator[httpx.AsyncClient]:
    """A key that may do everything but see personal data."""
    scopes = sorted(set(map(str, Permission)) - UNMASKED)
    made = await (await as_role("administrator")).post("/api/keys", json={"name": "reports", "scopes": scopes})
    assert made.status_code == 201, made.text
    headers = {"Authorization": f"Bearer {made.json()['key']}"}
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(app=app), base_url="http://wayline.test", headers=headers
    ) as found:
        yield found


def is_silent(answer: str) -> bool:
    """Whether nothing of it is said; an id may hold any digits by chance."""
    words = ID.sub("", answer)
    return not [secret for secret in SECRETS if secret in words]


async def test_masks_are_the_same_all_through_a_conversation(told: Talk, as_role: As) -> None:
    vic = await as_role("viewer")
    items = (await vic.get(f"/api/conversations/{told.id}/entries")).json()["items"]
    said = [item for item in items if item["kind"] != "state"]
    assert [item["body"] for item in said[:3]] == [
        "My card is [card 1], write to [email 1]", "Or rather to [email 2]", "Noted: [email 1]",
    ]  # fmt: skip
    assert said[0]["body_html"] == "<p>My card is <mark>[card 1]</mark>, write to <mark>[email 1]</mark></p>"
    assert said[3]["body"].endswith(" once more [card 1] for you")
    assert [item["masked"] for item in items] == [False, True, True, True, True]


@pytest.mark.parametrize("role", ["administrator", "lead", "teammate"])
async def test_who_may_see_personal_data_sees_what_was_written(told: Talk, as_role: As, role: str) -> None:
    items = (await (await as_role(role)).get(f"/api/conversations/{told.id}/entries")).json()["items"]
    assert items[1]["body"] == f"My card is {CARD}, write to {MAIL}"
    assert not any(item["masked"] for item in items)


async def test_a_list_masks_first_words_and_snippet_even_where_they_end_within_a_number(
    told: Talk, as_role: As
) -> None:
    answer = await (await as_role("viewer")).get("/api/conversations?view=all")
    [item] = answer.json()["items"]
    assert item["first_words"] == "My card is [card 1], write to [email 1]"
    assert item["snippet"].endswith("once more…") or "[card" in item["snippet"]
    assert is_silent(answer.text)


async def test_no_get_of_the_api_tells_it_to_a_key_that_may_all_but_this(
    told: Talk, limited: httpx.AsyncClient
) -> None:
    await told.settled()
    asked = 0
    for path, methods in sorted(DOCUMENT["paths"].items()):
        if "get" not in methods or not path.startswith("/api/"):
            continue
        for id in (told.id, MAYAS):
            answer = await limited.get(path.replace("{id}", str(id)), params={"limit": 50})
            asked += answer.status_code == httpx.codes.OK
            content = answer.content
            if answer.headers.get("content-type") == "application/zip":
                with zipfile.ZipFile(io.BytesIO(content)) as archive:
                    content = b"".join(archive.read(name) for name in archive.namelist())
            assert is_silent(content.decode("utf-8", "replace")), path
    assert asked > 20


HIDDEN = (CARD, "4111", "1111", "411", MAIL, "secret", "hidden.example", "second hidden", "secret.maya@")


async def test_search_finds_nothing_by_what_is_hidden(told: Talk, as_role: As, limited: httpx.AsyncClient) -> None:
    for who in (await as_role("viewer"), limited):
        for words in HIDDEN:
            assert (await who.get("/api/conversations", params={"search": words})).json()["items"] == [], words
    for words in (CARD, "4111", "411"):
        found = await (await as_role("teammate")).get("/api/conversations", params={"search": words})
        assert [item["id"] for item in found.json()["items"]] == [str(told.id)]


async def test_search_still_finds_the_other_words_of_a_masked_message(told: Talk, as_role: As) -> None:
    vic = await as_role("viewer")
    for words in ("card write", "rather", "noted"):
        assert len((await vic.get("/api/conversations", params={"search": words})).json()["items"]) == 1


async def test_a_line_and_the_line_before_are_masked(told: Talk, as_role: As) -> None:
    await told.settled()
    for role, silent in (("viewer", True), ("teammate", False)):
        who = await as_role(role)
        for path in (f"/api/customers/{MAYAS}/line", f"/api/customers/{MAYAS}/line/overview"):
            assert is_silent((await who.get(path)).text) is silent, path
    line = (await (await as_role("viewer")).get(f"/api/customers/{MAYAS}/line")).json()["items"]
    said = [item["detail"] for item in line if item["name"] == "Message Received"]
    assert said[-1] == "“My card is [card 1], write to [email 1]”"
    assert said[-2] == "“Or rather to [email 2]”"
    assert not any("masked" in item["properties"] for item in line)


async def test_an_export_is_masked_or_written_down_as_not(told: Talk, as_role: As, limited: httpx.AsyncClient) -> None:
    ana = await as_role("administrator")
    path = f"/api/customers/{MAYAS}/export"
    for who, silent in ((limited, True), (ana, False)):
        with zipfile.ZipFile(io.BytesIO((await who.get(path)).content)) as archive:
            assert is_silent("".join(archive.read(name).decode() for name in archive.namelist())) is silent
    acts = (await ana.get("/api/audit", params={"search": "customer.exported"})).json()["items"]
    assert [(act["actor_kind"], act["facts"]["masked"]) for act in acts] == [("teammate", False), ("key", True)]


async def test_one_entry_is_revealed_and_each_time_is_in_the_audit_log(told: Talk, as_role: As) -> None:
    ana, vic = await as_role("administrator"), await as_role("viewer")
    entry = (await vic.get(f"/api/conversations/{told.id}/entries")).json()["items"][1]
    path = f"/api/conversations/{told.id}/entries/{entry['id']}/reveal"
    assert (await vic.post(path)).status_code == 403
    role = await own_role(ana, {"conversations.read", "audit.read", "personal_data.reveal"})
    await give(ana, told.cast, role)
    shown = (await vic.get(f"/api/conversations/{told.id}/entries")).json()["items"][1]
    assert shown["masked"]
    for _ in range(2):
        assert (await vic.post(path)).json()["body"] == f"My card is {CARD}, write to {MAIL}"
    answer = await ana.get("/api/audit", params={"search": "entry.revealed"})
    acts = [(act["actor_name"], act["subject_id"], act["facts"]["kinds"]) for act in answer.json()["items"]]
    assert acts == [("Vic Moreau", entry["id"], ["card", "email"])] * 2
    assert is_silent(answer.text)


async def test_what_was_written_before_masks_were_kept_is_masked_at_once_and_found_again_when_looked_through(
    told: Talk, parts: Parts, as_role: As
) -> None:
    vic = await as_role("viewer")
    async with parts.database.transaction() as tx:
        await tx.execute(text("update entry set masks = null, masked = null"))
    assert is_silent((await vic.get(f"/api/conversations/{told.id}/entries")).text)
    assert is_silent((await vic.get("/api/conversations?view=all")).text)
    for words, expected in (("4111", 0), ("rather", 0)):
        assert len((await vic.get("/api/conversations", params={"search": words})).json()["items"]) == expected
    while await masking.look_through_some(parts.database):
        pass
    items = (await vic.get(f"/api/conversations/{told.id}/entries")).json()["items"]
    assert [item["body"] for item in items[1:3]] == [
        "My card is [card 1], write to [email 1]",
        "Or rather to [email 2]",
    ]
    assert len((await vic.get("/api/conversations", params={"search": "rather"})).json()["items"]) == 1


async def test_the_customer_sees_their_own_words(told: Talk, parts: Parts) -> None:
    async with parts.database.transaction() as tx:
        page = await visible_after(tx, told.id, 0)
    assert page.items[0].body == f"My card is {CARD}, write to {MAIL}"


async def own_role(ana: httpx.AsyncClient, permissions: set[str]) -> str:
    made = await ana.post("/api/roles", json={"name": "Auditor", "permissions": sorted(permissions)})
    assert made.status_code == 201, made.text
    return str(made.json()["id"])


async def give(ana: httpx.AsyncClient, cast: Cast, role: str) -> None:
    changed = await ana.patch(f"/api/teammates/{cast.ids['viewer']}", json={"role_id": role})
    assert changed.status_code == 200, changed.text
