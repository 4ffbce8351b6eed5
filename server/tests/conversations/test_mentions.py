"""Mentions: whom a note names by id is told, follows, and finds it; shown is what they are called now."""

from typing import Any
from uuid import UUID

import httpx
import pytest

from tests.cast import As
from tests.conversations.conftest import Talk
from wayline.conversations.rendering import with_spans


@pytest.mark.parametrize(
    ("rendered", "shown", "expected"),
    [
        ("@A &amp; B, @A", {"@A & B": "@A & B"}, '<span title="@A &amp; B">@A &amp; B</span>, @A'),
        ("<p>@Tom Reed @Tom</p>", {"@Tom Reed": "@Tom Berg", "@Tom": "@Tom"},
         '<p><span title="@Tom Berg">@Tom Berg</span> <span title="@Tom">@Tom</span></p>'),
        ('<a title="@Tom">x</a>', {"@Tom": "@Tom"}, '<a title="@Tom">x</a>'),
    ],
)  # fmt: skip
def test_names_are_set_apart_in_words_and_not_in_tags(rendered: str, shown: dict[str, str], expected: str) -> None:
    assert with_spans(rendered, shown) == expected


async def note(client: httpx.AsyncClient, talk: Talk, body: str, *whom: tuple[str, UUID]) -> dict[str, Any]:
    wish = {
        "body": body,
        "client_id": body,
        "kind": "note",
        "mentions": [{"kind": kind, "id": str(id)} for kind, id in whom],
    }
    answer = await client.post(f"/api/conversations/{talk.id}/sendings", json=wish)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()["entry"]
    return found


async def bell(client: httpx.AsyncClient) -> tuple[int, list[tuple[str, bool]]]:
    told = (await client.get("/api/alarms")).json()
    return told["pressing"], [(each["text"], each["is_new"]) for each in told["mentions"]]


async def test_who_is_named_is_told_follows_and_has_seen_it_once_they_read(talk: Talk, as_role: As) -> None:
    tom, leda = await as_role("teammate"), await as_role("lead")
    ids = talk.cast.ids
    name = (await leda.get("/api/me")).json()["teammate"]["name"]
    written = await note(tom, talk, f"Could you look, @{name}?", ("teammate", ids["lead"]), ("teammate", ids["viewer"]))
    assert f'<span title="@{name}">@{name}</span>' in written["body_html"]
    assert await bell(leda) == (1, [(f"Could you look, @{name}?", True)])
    assert await bell(await as_role("viewer")) == (0, [])
    shown = (await tom.get(f"/api/conversations/{talk.id}")).json()
    assert [each["id"] for each in shown["followers"]] == [str(ids["lead"])]

    async def found(client: httpx.AsyncClient, **asked: str) -> int:
        return len((await client.get("/api/conversations", params=asked)).json()["items"])

    assert [await found(leda, view="mentioned"), await found(tom, view="mentioned")] == [1, 0]
    asked = {"view": "any", "search": "is:mentioned"}
    assert [await found(leda, **asked), await found(tom, **asked)] == [1, 0]
    assert (await leda.get("/api/conversations/counts")).json()["mentioned"] == 1
    await leda.post(f"/api/conversations/{talk.id}/read", json={"position": written["position"]})
    assert await bell(leda) == (0, [(f"Could you look, @{name}?", False)])
    await leda.patch("/api/me", json={"name": "Leda <Marsh>"})
    page = (await tom.get(f"/api/conversations/{talk.id}/entries")).json()["items"]
    assert "@Leda &lt;Marsh&gt;</span>" in page[-1]["body_html"]


async def test_of_a_team_everybody_but_the_writer_is_told_and_nobody_follows(talk: Talk, as_role: As) -> None:
    tom, ana = await as_role("teammate"), await as_role("administrator")
    ids = talk.cast.ids
    people = [str(ids["teammate"]), str(ids["lead"])]
    team = (await ana.post("/api/teams", json={"name": "Returns", "teammate_ids": people})).json()
    await note(tom, talk, "@Returns do we know this?", ("team", UUID(team["id"])))
    assert await bell(await as_role("lead")) == (1, [("@Returns do we know this?", True)])
    assert await bell(tom) == (0, [])
    assert (await tom.get(f"/api/conversations/{talk.id}")).json()["followers"] == []
