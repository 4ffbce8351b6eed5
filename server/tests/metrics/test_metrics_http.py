"""Metrics over HTTP: the catalogue, answers that repeat, what is behind them, and un-joining."""

from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest
from litestar import Litestar

from tests.cast import As
from tests.metrics.literal import INES, JONAS, MAYA, answers, asks, at, happened
from wayline.company import Hours, Span, Version
from wayline.customers import see, set_facts
from wayline.entry.parts import Parts
from wayline.metrics import METRICS, Asked, find, observations
from wayline.metrics.business import in_business_seconds
from wayline.metrics.conversion import STEPS

Speak = Callable[[str], Awaitable[httpx.AsyncClient]]
PERIOD = {"since": at(-60).isoformat(), "until": at(600).isoformat()}


@pytest.fixture
async def lead(parts: Parts, as_role: Speak, settled: Callable[[], Awaitable[None]]) -> httpx.AsyncClient:
    """The lead, of a company in which twelve conversations were answered and one waits; the log goes on no more."""
    told = [
        each for n in range(12) for each in (asks(n, f"talk {n}", MAYA), answers(n + 1 + n / 10, f"talk {n}", MAYA))
    ]
    await parts.writer.append([*told, asks(30, "waits", INES)])
    client = await as_role("lead")
    await settled()
    return client


@pytest.fixture
async def limited(app: Litestar, as_role: Speak) -> AsyncIterator[httpx.AsyncClient]:
    """A key that may see numbers, and no customers."""
    made = await (await as_role("administrator")).post(
        "/api/keys", json={"name": "numbers", "scopes": ["metrics.read"]}
    )
    assert made.status_code == 201, made.text
    headers = {"Authorization": f"Bearer {made.json()['key']}"}
    transport = httpx.ASGITransport(app=app)
    async with httpx.AsyncClient(transport=transport, base_url="http://wayline.test", headers=headers) as client:
        yield client


async def get(client: httpx.AsyncClient, path: str, **query: Any) -> Any:
    answer = await client.get(path, params={**PERIOD, **query})
    assert answer.status_code == 200, answer.text
    return answer.json()


async def test_the_catalogue_says_what_each_metric_is(lead: httpx.AsyncClient) -> None:
    found = (await lead.get("/api/metrics")).json()
    assert {metric["id"] for metric in found} == set(METRICS)
    assert all(
        metric[field] for metric in found for field in ("question", "formula", "unit", "clock", "exclusions", "source")
    )


async def test_an_answer_has_its_figures_and_repeats_until_the_log_goes_on(
    lead: httpx.AsyncClient, parts: Parts
) -> None:
    first = await get(lead, "/api/metrics/first_response_time", by="teammate")
    assert (first["n"], first["waiting"], first["low_sample"], first["median"]) == (12, 1, True, 93.0)
    [tom] = first["breakdown"]["parts"]
    assert tom["figures"]["n"] == 12
    assert await get(lead, "/api/metrics/first_response_time", by="teammate") == first
    await parts.writer.append([answers(40, "waits", INES)])
    assert (await get(lead, "/api/metrics/first_response_time"))["n"] == 13


async def test_the_past_answers_as_it_did_then(lead: httpx.AsyncClient, parts: Parts) -> None:
    then = datetime.now(UTC)
    await parts.writer.append([answers(40, "waits", INES)])
    assert (await get(lead, "/api/metrics/first_response_time", as_of=then.isoformat()))["n"] == 12


async def test_behind_a_number_are_its_conversations_in_pages(lead: httpx.AsyncClient) -> None:
    page = await get(lead, "/api/metrics/first_response_time/behind", limit=8)
    rest = await get(lead, "/api/metrics/first_response_time/behind", limit=8, cursor=page["next"])
    assert [len(page["items"]), len(rest["items"]), rest["next"]] == [8, 4, None]
    assert page["items"][0]["value"] == pytest.approx(60 + 11 * 6)
    [waiting] = (await get(lead, "/api/metrics/still_waiting/behind"))["items"]
    assert (waiting["customer_id"], waiting["value"]) == (str(INES), 570 * 60.0)


async def test_who_may_see_customers_is_told_whom_a_row_is_of(
    lead: httpx.AsyncClient, parts: Parts, limited: httpx.AsyncClient
) -> None:
    async with parts.database.transaction() as tx:
        await see(tx, INES, "user", "ines", at(0))
        await set_facts(tx, INES, {"name": "Ines Duarte"}, "teammate", at(1))
    [waiting] = (await get(lead, "/api/metrics/still_waiting/behind"))["items"]
    assert waiting["customer"] == "Ines Duarte"
    [unnamed] = (await get(limited, "/api/metrics/still_waiting/behind"))["items"]
    assert (unnamed["customer_id"], unnamed["customer"]) == (str(INES), None)


async def test_joining_makes_two_attempts_one_customer_and_unjoining_restores_them(
    lead: httpx.AsyncClient, parts: Parts
) -> None:
    shop = [happened(n, name, (MAYA, JONAS)[n > 1]) for n, name in enumerate((STEPS[0], STEPS[1], STEPS[2], STEPS[3]))]
    await parts.writer.append([*shop, happened(0, STEPS[0], JONAS)])

    async def bought() -> list[float]:
        items = (await get(lead, "/api/metrics/conversion/behind"))["items"]
        return sorted(item["value"] for item in items)

    async def joined(customer: Any) -> None:
        row = {"identity": JONAS, "customer": customer, "known_at": datetime.now(UTC)}
        await parts.writer.append([], {"identity_customer": [row]})

    apart = await bought()
    await joined(MAYA)
    together = await bought()
    await joined(JONAS)
    assert (apart, together, await bought()) == ([0.0, 0.0], [1.0], [0.0, 0.0])


@pytest.mark.parametrize(
    ("path", "query", "status"),
    [
        ("/api/metrics/nothing", {}, 404),
        ("/api/metrics/conversion", {"by": "shoe size"}, 422),
        ("/api/metrics/conversion", {"clock": "business"}, 422),
        ("/api/metrics/conversion", {"until": at(-600).isoformat()}, 422),
        ("/api/metrics/conversion", {"since": "2026-11-02T09:00:00"}, 422),
    ],
)
async def test_what_cannot_be_asked_is_refused(lead: httpx.AsyncClient, path: str, query: dict, status: int) -> None:
    assert (await lead.get(path, params={**PERIOD, **query})).status_code == status


async def test_the_business_clock_counts_open_seconds(lead: httpx.AsyncClient, parts: Parts) -> None:
    hours = Hours(time_zone="UTC", week={"monday": [Span("09:00", "09:05")], "tuesday": [Span("09:00", "09:05")]})
    await parts.writer.append([asks(100, "over night", JONAS), answers(24 * 60 + 2, "over night", JONAS)])
    asked = Asked(since=at(60), until=at(3 * 24 * 60))
    seen = await observations(parts.reading, find("first_response_time"), asked, [JONAS])
    assert list(in_business_seconds(seen, [Version(at(-9999), hours)]).value) == [120.0]
    assert list(seen.value) == [(24 * 60 + 2 - 100) * 60.0]


async def test_a_number_is_cut_down_to_a_mailbox_and_says_how_many_reach_a_goal(
    lead: httpx.AsyncClient, parts: Parts
) -> None:
    mail = {"properties": {"channel_id": "mail"}}
    told = [
        each
        for n in range(20)
        for each in (asks(n, f"mail {n}", JONAS, **mail), answers(n + 1 + n, f"mail {n}", JONAS, **mail))
    ]
    late = [asks(0, "late", JONAS, **mail), answers(580, "late", JONAS, **mail)]
    await parts.writer.append([*told, *late])
    path = "/api/metrics/response_time"
    found = await get(lead, path, only="channel_id:mail", within=300, trimmed=True)
    assert (found["n"], found["left_out"]["n"]) == (20, 1)
    assert (found["within"]["hits"], found["within"]["share"]) == (5, 0.25)
    assert (await get(lead, path, but="channel_id:mail"))["n"] == 12
    refused = await lead.get(path, params={**PERIOD, "only": "weather:rain"})
    assert (refused.status_code, refused.json()["facts"]["by"]) == (422, "weather")


async def test_the_week_says_when_customers_write_and_how_long_it_takes_then(lead: httpx.AsyncClient) -> None:
    found = await get(lead, "/api/metrics/first_response_time/rhythm")
    [cell] = found["cells"]
    assert (cell["weekday"], cell["n"]) == (0, 13)  # all on one Monday, in one hour; one still waits
    assert cell["value"] == 93.0
    refused = await lead.get("/api/metrics/conversion/rhythm", params=PERIOD)
    assert refused.status_code == 422


async def test_where_teammates_are_not_compared_leads_alone_see_numbers_by_them(as_role: As) -> None:
    tom, lea, ana = await as_role("teammate"), await as_role("lead"), await as_role("administrator")
    asked = ({"by": "teammate"}, {"only": "teammate:x"}, {"but": "teammate:x"})
    assert [(await tom.get("/api/metrics/response_time", params=each)).status_code for each in asked] == [200] * 3
    assert (await ana.patch("/api/company", json={"compares_teammates": False})).json()["compares_teammates"] is False
    for each in asked:
        refused = await tom.get("/api/metrics/response_time", params=each)
        assert (refused.status_code, refused.json()["code"]) == (403, "teammates_not_compared")
        assert (await lea.get("/api/metrics/response_time", params=each)).status_code == 200
    assert (await tom.get("/api/metrics/response_time", params={"by": "team"})).status_code == 200
