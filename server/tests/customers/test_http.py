"""Customers over HTTP: shapes, permissions, refusals."""

import asyncio
import io
import json
import zipfile
from datetime import timedelta
from typing import Any

import pytest

from tests.cast import As
from tests.customers.rows import NOON, seen
from wayline.customers import store
from wayline.entry.parts import Parts
from wayline.touchpoints.recording import identity_id

MAYA, JONAS = identity_id("user", "maya"), identity_id("user", "jonas")
LAPTOP = identity_id("anonymous", "laptop")


@pytest.fixture
async def two(parts: Parts) -> None:
    """Maya with her laptop, and Jonas, whose name a spreadsheet would run."""
    maya = {"name": "Maya Okafor", "email": "maya@okafor.example", "plan": "pro", "pairs": 3}
    jonas = {"name": "=Jonas()", "email": "jonas@weber.example", "plan": "free"}
    rows = [
        seen("Page Viewed", 0, anonymous_id="laptop"),
        seen("Customer Identified", 1, anonymous_id="laptop", user_id="maya", traits=maya),
        seen("Customer Identified", 2, user_id="jonas", traits=jonas),
    ]
    await parts.writer.append(rows)
    await followed(parts)


async def followed(parts: Parts) -> None:
    """Wait until customers has applied what is in the log."""
    wanted = parts.writer.position
    async with asyncio.timeout(60):
        while True:
            async with parts.database.transaction() as tx:
                if await store.cursor(tx, "customers") >= wanted and not await store.any_open_erasure(tx):
                    return
            await asyncio.sleep(0.02)


async def found(as_role: As, **query: Any) -> list[str]:
    answer = await (await as_role("viewer")).get("/api/customers", params=query)
    assert answer.status_code == 200, answer.text
    return [item["name"] for item in answer.json()["items"]]


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ({}, ["=Jonas()", "Maya Okafor"]),
        ({"sort": "name"}, ["=Jonas()", "Maya Okafor"]),
        ({"sort": "-name"}, ["Maya Okafor", "=Jonas()"]),
        ({"search": "OKA"}, ["Maya Okafor"]),
        ({"search": "weber.ex"}, ["=Jonas()"]),
        ({"search": "nobody"}, []),
        ({"filter": {"field": "facts.plan", "is": "is", "value": "pro"}}, ["Maya Okafor"]),
        ({"filter": {"field": "facts.pairs", "is": "above", "value": 2.5}}, ["Maya Okafor"]),
        ({"filter": {"field": "facts.plan", "is": "above", "value": 2}}, []),
        ({"filter": {"none": [{"field": "facts.plan", "is": "is", "value": "pro"}]}}, ["=Jonas()"]),
        ({"filter": {"field": "facts.pairs", "is": "missing"}}, ["=Jonas()"]),
        ({"filter": {"field": "facts.pairs", "is": "below", "value": 2.5}}, []),
        ({"filter": {"field": "facts.plan", "is": "contains", "value": "RO"}}, ["Maya Okafor"]),
        ({"filter": {"field": "facts.plan", "is": "above", "value": "pr"}}, ["Maya Okafor"]),
        ({"filter": {"none": [{"field": "facts.plan", "is": "above", "value": "g"}]}}, ["=Jonas()"]),
        ({"filter": {"field": "name", "is": "contains", "value": "okaf"}}, ["Maya Okafor"]),
        ({"filter": {"field": "name", "is": "contains", "value": "%"}}, []),
        ({"filter": {"field": "name", "is": "is", "value": "Maya Okafor"}}, ["Maya Okafor"]),
        ({"filter": {"field": "name", "is": "is_not", "value": "Maya Okafor"}}, ["=Jonas()"]),
        ({"filter": {"field": "name", "is": "above", "value": "J"}}, ["Maya Okafor"]),
        ({"filter": {"field": "phone", "is": "missing"}}, ["=Jonas()", "Maya Okafor"]),
        ({"filter": {"none": [{"field": "phone", "is": "is", "value": "1"}]}}, ["=Jonas()", "Maya Okafor"]),
        ({"filter": {"field": "phone", "is": "below", "value": "9"}}, []),
        ({"filter": {"field": "known", "is": "is", "value": False}}, []),
        (
            {"filter": {"field": "last_seen_at", "is": "above", "value": (NOON + timedelta(seconds=90)).isoformat()}},
            ["=Jonas()"],
        ),
    ],
)
async def test_the_list_is_searched_filtered_and_sorted(
    two: None, as_role: As, query: dict[str, Any], names: list[str]
) -> None:
    if "filter" in query:
        query = {**query, "filter": json.dumps(query["filter"])}
    assert await found(as_role, **query) == names


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ({"filter": "{"}, "filter_unreadable"),
        ({"filter": '{"field": "password", "is": "is", "value": 1}'}, "filter_unreadable"),
        ({"sort": "facts.plan"}, "sort_unknown"),
        ({"cursor": "nonsense"}, "cursor_unreadable"),
    ],
)
async def test_a_question_that_cannot_be_is_refused_in_words(as_role: As, query: dict[str, str], code: str) -> None:
    answer = await (await as_role("viewer")).get("/api/customers", params=query)
    assert (answer.status_code, answer.json()["code"]) == (422, code)


async def test_pages_follow_each_other_without_gap_or_double(parts: Parts, as_role: As) -> None:
    await parts.writer.append(
        [seen("Page Viewed", minute % 7, anonymous_id=f"browser-{minute}") for minute in range(50)]
    )
    await followed(parts)
    viewer = await as_role("viewer")
    for sort in ("-last_seen_at", "last_seen_at", "name", "-name"):
        ids, cursor = [], ""
        while cursor is not None:
            query = {"limit": 7, "sort": sort} | ({"cursor": cursor} if cursor else {})
            page = (await viewer.get("/api/customers", params=query)).json()
            ids += [item["id"] for item in page["items"]]
            cursor = page["next"]
        assert len(ids) == len(set(ids)) == 50, sort


async def test_the_csv_runs_nothing(two: None, as_role: As) -> None:
    lead = await as_role("lead")
    text = (await lead.get("/api/customers.csv", params={"columns": "name,plan,pairs", "sort": "name"})).text
    assert text.lstrip("\ufeff").splitlines() == ["name,plan,pairs", "'=Jonas(),free,", "Maya Okafor,pro,3"]


async def test_one_customer_is_found_under_any_identity(two: None, as_role: As) -> None:
    page = (await (await as_role("viewer")).get(f"/api/customers/{LAPTOP}")).json()
    assert page["id"] == str(MAYA)
    assert {identity["kind"] for identity in page["identities"]} == {"anonymous", "user", "email"}
    assert {(fact["name"], fact["value"], fact["type"]) for fact in page["facts"]} >= {("pairs", 3, "number")}


async def test_joining_is_shown_first_then_done_then_undone(two: None, as_role: As) -> None:
    tom = await as_role("lead")
    shown = (await tom.get(f"/api/customers/{MAYA}/joins/preview", params={"with": str(JONAS)})).json()
    assert shown["both_known"]
    assert {clash["name"] for clash in shown["clashes"]} == {"name", "email", "plan"}
    before = [(await tom.get(f"/api/customers/{id}")).json() for id in (MAYA, JONAS)]
    made = (await tom.post(f"/api/customers/{MAYA}/joins", json={"with": str(JONAS)})).json()
    assert (await tom.get(f"/api/customers/{JONAS}")).json()["id"] == made["customer_id"]
    assert len(await found(as_role)) == 1
    assert len((await tom.post(f"/api/joins/{made['id']}/undo")).json()["customer_ids"]) == 2
    assert [(await tom.get(f"/api/customers/{id}")).json() for id in (MAYA, JONAS)] == before
    assert (await tom.post(f"/api/joins/{made['id']}/undo")).status_code == 409


async def test_a_teammates_word_stands_over_the_sites(two: None, parts: Parts, as_role: As) -> None:
    lea = await as_role("lead")
    assert (await lea.put(f"/api/customers/{MAYA}/facts/plan", json={"value": "family"})).status_code == 204
    await parts.writer.append([seen("Customer Identified", 9, user_id="maya", traits={"plan": "basic"})])
    await followed(parts)
    facts = {f["name"]: f["value"] for f in (await lea.get(f"/api/customers/{MAYA}")).json()["facts"]}
    assert facts["plan"] == "family"
    assert (await lea.delete(f"/api/customers/{MAYA}/facts/plan")).status_code == 204
    assert (await lea.delete(f"/api/customers/{MAYA}/facts/plan")).status_code == 404


async def test_blocking_is_seen_and_undone(two: None, as_role: As) -> None:
    lea = await as_role("lead")
    assert (await lea.post(f"/api/customers/{LAPTOP}/block")).status_code == 204
    assert (await lea.get(f"/api/customers/{MAYA}")).json()["blocked_at"]
    assert (await lea.delete(f"/api/customers/{LAPTOP}/block")).status_code == 204
    assert (await lea.get(f"/api/customers/{MAYA}")).json()["blocked_at"] is None


async def test_an_export_holds_the_line(two: None, as_role: As) -> None:
    answer = await (await as_role("lead")).get(f"/api/customers/{MAYA}/export")
    archive = zipfile.ZipFile(io.BytesIO(answer.content))
    names = [row["name"] for row in json.loads(archive.read("touchpoints.json"))]
    assert names[:2] == ["Page Viewed", "Customer Identified"]


async def test_an_erased_customer_is_gone_from_state_and_log(two: None, parts: Parts, as_role: As) -> None:
    ana = await as_role("administrator")
    assert (await ana.delete(f"/api/customers/{MAYA}")).status_code == 204
    await followed(parts)
    assert (await ana.get(f"/api/customers/{MAYA}")).status_code == 404
    rows = parts.engine.query("select identity, properties from touchpoints").to_pylist()
    assert not [row for row in rows if row["identity"] in {MAYA, LAPTOP}]
    assert "Maya" not in str(rows)
    assert "Maya" not in str(parts.engine.query("select data from records").to_pylist())


async def test_a_viewer_changes_nothing(two: None, as_role: As) -> None:
    vic = await as_role("viewer")
    for answer in (
        await vic.put(f"/api/customers/{MAYA}/facts/plan", json={"value": 1}),
        await vic.post(f"/api/customers/{MAYA}/joins", json={"with": str(JONAS)}),
        await vic.delete(f"/api/customers/{MAYA}"),
        await vic.get("/api/customers.csv"),
        await vic.post(f"/api/customers/{MAYA}/block"),
    ):
        assert answer.status_code == 403
