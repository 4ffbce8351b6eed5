"""Words over HTTP: shape, permission, refusals, tables; personal data behind its permission."""

import csv
import io
from typing import Any

import httpx
import pytest

from tests.cast import As
from tests.metrics.literal import MAYA, at
from tests.themes.words.literal import DELIVERY, LATE, PRICE, a_tree, about, stop_theming, write_facts
from wayline.entry.parts import Parts

PERIOD = {"since": at(-60).isoformat(), "until": at(600).isoformat()}
PATHS = ["/api/words", "/api/words/by?by=channel", "/api/words/together", f"/api/words/causes?theme={LATE}"]


@pytest.fixture
async def lead(parts: Parts, as_role: As) -> httpx.AsyncClient:
    """The lead, of a company to which a customer wrote twelve times about what is late."""
    await stop_theming(parts)
    await a_tree(parts.writer)
    await write_facts(
        parts.writer, "theme_measured", {LATE: {"version": "1", "n": 100, "negatives": 200, "said": 90, "hits": 80}}
    )
    told = [
        about(f"n{n}", n, [LATE, PRICE][: 1 + n % 2], text="=cmd, write to me@home.test", sentiment=-1.5)
        for n in range(12)
    ]
    await parts.writer.append([each for some in told for each in some])
    return await as_role("lead")


async def get(client: httpx.AsyncClient, path: str, **query: Any) -> Any:
    answer = await client.get(path, params={**dict(httpx.URL(path).params), **PERIOD, **query})
    assert answer.status_code == 200, answer.text
    return answer.json()


async def test_the_answer_stands_for_ever_once_its_moment_is_named(lead: httpx.AsyncClient, parts: Parts) -> None:
    first = await get(lead, "/api/words")
    late = next(row for row in first["items"] if row["theme"]["id"] == LATE)
    assert (late["texts"], late["sentiment"]["mean"], late["theme"]["path"]) == (12, -1.5, ["Delivery", "Late"])
    assert late["corrected"]["low"] <= late["corrected"]["value"] <= late["corrected"]["high"]
    assert next(row for row in first["items"] if row["theme"]["id"] == DELIVERY)["corrected"] is None
    await parts.writer.append(about("later", 30, [LATE]))
    then = await get(lead, "/api/words", as_of=first["as_of"])
    assert then["items"] == first["items"]
    assert (await get(lead, "/api/words"))["totals"]["texts"] == 13


@pytest.mark.parametrize("path", PATHS)
async def test_every_chart_is_a_table_too(lead: httpx.AsyncClient, path: str) -> None:
    shown = await get(lead, path)
    name, _, query = path.partition("?")
    answer = await lead.get(f"{name}.csv?{query}", params={**dict(httpx.URL(path).params), **PERIOD})
    assert answer.status_code == 200
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert len(rows) == len(shown.get("items", shown.get("parts")))


async def test_a_trend_and_emotions_are_tables_of_their_own(lead: httpx.AsyncClient) -> None:
    answer = await lead.get("/api/words.csv", params={**PERIOD, "of": "trend"})
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert sum(int(row["step.texts"]) for row in rows if row["theme.id"] == LATE) == 12


async def test_quotes_are_masked_without_the_permission_and_defused_in_a_table(
    lead: httpx.AsyncClient, as_role: As
) -> None:
    viewer = await as_role("viewer")
    [quote, *_] = (await get(viewer, "/api/words/quotes", theme=LATE))["items"]
    assert "me@home.test" not in quote["text"]
    assert quote["customer"] == {"id": str(MAYA), "name": None}
    assert not (await get(viewer, "/api/words/quotes", q="me@home.test"))["items"]
    table = await lead.get("/api/words/quotes.csv", params=PERIOD)
    assert "'=cmd" in table.text
    assert (await viewer.get("/api/words/quotes.csv", params=PERIOD)).status_code == 403


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/api/words?since=2026-11-02T09:00:00", 422),
        ("/api/words?against_since=2026-11-02T09:00:00Z", 422),
        ("/api/words/by?by=shoe-size", 400),
        ("/api/words/causes?theme=00000000-0000-0000-0000-000000000000", 404),
        ("/api/words/quotes?cursor=nowhere", 422),
    ],
)
async def test_what_cannot_be_asked_is_refused(lead: httpx.AsyncClient, path: str, status: int) -> None:
    assert (await lead.get(path)).status_code == status


async def test_nobody_sees_words_unasked(client: httpx.AsyncClient) -> None:
    assert (await client.get("/api/words")).status_code == 401


async def test_words_are_filtered_and_cut_by_what_is_known_of_customers(lead: httpx.AsyncClient, parts: Parts) -> None:
    known = {"known": True, "facts": {"plan": "pro", "manager": "me@home.test"}}
    await write_facts(parts.writer, "customer_facts", {str(MAYA): known, "other": known})
    assert (await get(lead, "/api/words", fact=["plan=pro"]))["totals"]["texts"] == 12
    assert (await get(lead, "/api/words", fact=["plan=free"]))["totals"]["texts"] == 0
    cut = await get(lead, "/api/words/by", by="fact", fact_name="plan")
    assert [(part["key"], part["texts"]) for part in cut["parts"]] == [("pro", 12)]
    items = (await get(lead, "/api/words/facts"))["items"]
    assert items == [{"name": "manager", "values": ["me@home.test"]}, {"name": "plan", "values": ["pro"]}]
    for query, code in (({"fact": "plan"}, "invalid"), ({"by": "fact"}, "fact_unnamed")):
        path = "/api/words/by" if "by" in query else "/api/words"
        assert (await lead.get(path, params=query)).json()["code"] == code
