"""Macros: words with variables, acts done with the send, whose they are, and how often they were used."""

from typing import Any
from uuid import UUID

import httpx
import pytest

from tests.cast import As
from tests.conversations.conftest import Talk, to_come
from wayline.conversations.batches.model import BatchAct
from wayline.conversations.errors import NoSuchTopic
from wayline.conversations.macros import variables
from wayline.conversations.macros.keeping import write_down_uses
from wayline.conversations.macros.store import uses
from wayline.conversations.replying import Reply
from wayline.conversations.sending import store as sendings
from wayline.conversations.sending.leaving import Wanted, send, send_due
from wayline.conversations.sending.model import Sending, TakeBackShape
from wayline.conversations.store import look_at, tags_of
from wayline.kit.errors import Invalid, NotFound

KNOWN = {"customer.first_name": "Ada", "teammate.name": "Tom Berg"}


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("Hi {{customer.first_name|there}},", "Hi Ada,"),
        ("Hi {{ customer.email | there }},", "Hi there,"),
        ("Hi {{customer.email}}, it is {{teammate.name}}", "Hi, it is Tom Berg"),
        ("{{customer.first_name}} {{customer.company|}}!", "Ada!"),
        ("{{customer.email}}\n\nBye", "\n\nBye"),
        ("No {braces} {{", "No {braces} {{"),
    ],
)
def test_what_is_known_stands_there_else_the_fallback(text: str, filled: str) -> None:
    assert variables.fill(text, KNOWN) == filled


@pytest.mark.parametrize("text", ["{{customer.password}}", "{{}}", "{{ first_name | you }}"])
def test_what_is_no_variable_is_refused(text: str) -> None:
    with pytest.raises(variables.VariableUnknown):
        variables.check(text)


async def make(client: httpx.AsyncClient, name: str, **more: Any) -> httpx.Response:
    return await client.post("/api/macros", json={"name": name, "body": "Hi {{customer.first_name|there}}", **more})


async def names(client: httpx.AsyncClient) -> list[str]:
    return [each["name"] for each in (await client.get("/api/macros")).json()["items"] if not each["archived_at"]]


async def test_everybody_keeps_their_own_and_who_may_those_of_all(as_role: As) -> None:
    tom, leda = await as_role("teammate"), await as_role("lead")
    mine = (await make(tom, "  Mine  ")).json()
    assert (await make(tom, "Shared", audience="everyone")).json()["code"] == "not_your_macro"
    shared = (await make(leda, "Shared", audience="everyone")).json()
    assert (await names(tom), await names(leda)) == (["Mine", "Shared"], ["Shared"])
    wish = {"name": "Taken", "body": "x"}
    assert (await tom.put(f"/api/macros/{shared['id']}", json=wish)).status_code == 403
    assert (await leda.put(f"/api/macros/{mine['id']}", json=wish)).status_code == 404
    assert (await tom.put(f"/api/macros/{mine['id']}", json={**wish, "body": "{{nobody}}"})).status_code == 422
    merge = [{"do": "merge", "into_id": shared["id"]}]
    assert (await tom.put(f"/api/macros/{mine['id']}", json={**wish, "acts": merge})).status_code == 422
    assert (await tom.put(f"/api/macros/{mine['id']}", json=wish)).json()["name"] == "Taken"


async def test_one_that_was_used_is_archived_and_another_is_gone(talk: Talk, as_role: As) -> None:
    tom = await as_role("teammate")
    used, unused = (await make(tom, "Used")).json()["id"], (await make(tom, "Unused")).json()["id"]
    async with talk.parts.database.transaction() as tx:
        await write_down_uses(tx, [UUID(used), UUID(unused[:-4] + "0000")], talk.id, None, to_come(1))
    for id in (used, unused):
        assert (await tom.delete(f"/api/macros/{id}")).status_code == 204
    [left] = (await tom.get("/api/macros")).json()["items"]
    assert (left["id"], left["uses"], left["archived_at"] is None) == (used, 1, False)
    assert (await tom.get(f"/api/conversations/{talk.id}/macros")).json()["items"] == []
    await tom.post(f"/api/macros/{used}/restore")
    [offered] = (await tom.get(f"/api/conversations/{talk.id}/macros")).json()["items"]
    assert offered["text"] == "Hi there"


async def test_its_acts_are_done_with_the_send_or_nothing_is(talk: Talk, as_role: As) -> None:
    client = await as_role("lead")
    macro = UUID((await make(client, "Refund", audience="everyone")).json()["id"])
    tag = UUID((await client.post("/api/tags", json={"name": "refund"})).json()["id"])
    acts = [
        BatchAct(do="tag", tag_ids=[tag]),
        BatchAct(do="tag", tag_ids=[tag]),
        BatchAct(do="status", status="resolved"),
    ]

    def wanted(body: str, *more: BatchAct) -> Wanted:
        reply = Reply(body=body, client_id=body)
        return Wanted(message=reply, client_id=body, acts=[*acts, *more], macros=[macro])

    missing = BatchAct(do="topic", topic_id=macro)
    with pytest.raises(NotFound) as refused:
        await talk.do(send, wanted("Refused", missing), talk.tom, to_come(1))
    assert isinstance(refused.value, NoSuchTopic)
    with pytest.raises(Invalid):
        await talk.do(send, wanted("Merged", BatchAct(do="merge", into_id=macro)), talk.tom, to_come(1))
    async with talk.parts.database.transaction() as tx:
        assert (await tags_of(tx, talk.id), await uses(tx, [macro])) == (set(), {})
        await sendings.put_take_back(tx, talk.cast.ids["teammate"], TakeBackShape(10, 10), to_come(0))
    assert isinstance(await talk.do(send, wanted("Here it comes."), talk.tom, to_come(2)), Sending)
    async with talk.parts.database.transaction() as tx:
        assert await uses(tx, [macro]) == {}
        await send_due(tx, to_come(3))
    async with talk.parts.database.transaction() as tx:
        row = await look_at(tx, talk.id)
        assert (await tags_of(tx, talk.id), row.status) == ({tag}, "resolved")
        assert (await uses(tx, [macro]))[macro] == (1, to_come(3))
