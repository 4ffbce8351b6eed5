"""Keys, channels, settings, opening hours, the audit log and the checklist."""

import asyncio

import httpx
import pytest

from tests.cast import ANA, As, Cast
from wayline.company import department_by, find_api_key, find_channel, teammates_by_id
from wayline.company.access.addresses import caller_address
from wayline.company.channels.model import Channel
from wayline.company.rules import DepartmentRule
from wayline.company.starting import new_setup_token
from wayline.entry.parts import Parts
from wayline.kit.clock import utc_now
from wayline.touchpoints.reading import records

WEEK = {day: [{"opens": "10:00", "closes": "18:00"}] for day in ("monday", "tuesday")}


async def test_a_key_is_shown_once_opens_its_scopes_and_can_be_withdrawn(
    as_role: As, client: httpx.AsyncClient, parts: Parts
) -> None:
    ana = await as_role("administrator")
    made = (await ana.post("/api/keys", json={"name": "Shop", "scopes": ["collect", "audit.read"]})).json()
    bearer = {"Authorization": f"Bearer {made['key']}"}
    assert (await client.get("/api/audit", headers=bearer)).status_code == 200
    assert (await client.get("/api/keys", headers=bearer)).status_code == 403
    assert made["key"] not in (await ana.get("/api/keys")).text
    async with parts.database.transaction() as tx:
        caller = await find_api_key(tx, made["key"])
        assert caller
        assert caller.permissions == {"collect.write", "audit.read"}
    assert (await ana.delete(f"/api/keys/{made['row']['id']}")).status_code == 204
    assert (await client.get("/api/audit", headers=bearer)).status_code == 401


async def test_a_channel_has_settings_origins_and_a_secret_shown_once(as_role: As, cast: Cast, parts: Parts) -> None:
    ana = await as_role("administrator")
    path = f"/api/channels/{cast.channel_id}"
    settings = {"colours": {"accent": "#aa3355"}, "languages": ["de"], "texts": {"de": {"greeting": "Moin"}}}
    wish = {"allowed_origins": ["https://Shop.example/"], "settings": settings}
    changed = (await ana.patch(path, json=wish)).json()
    assert changed["allowed_origins"] == ["https://shop.example"]
    assert changed["settings"]["colours"] == {"accent": "#aa3355", "theme": "auto"}
    assert (await ana.patch(path, json={"allowed_origins": ["shop"]})).json()["code"] == "origin_invalid"
    secret = (await ana.post(f"{path}/secret")).json()["secret"]
    assert secret not in (await ana.get(path)).text
    async with parts.database.transaction() as tx:
        found = await find_channel(tx, cast.key, "chat")
        assert found
        assert found.secret == secret
    await ana.patch(path, json={"active": False})
    async with parts.database.transaction() as tx:
        assert await find_channel(tx, cast.key, "chat") is None


@pytest.mark.parametrize(
    ("allowed", "origin", "may"),
    [
        ([], "https://any.example", True),
        (["https://shop.example"], "https://shop.example", True),
        (["https://shop.example"], "http://shop.example", False),
        (["https://shop.example"], "https://shop.example.evil", False),
        (["https://*.shop.example"], "https://de.shop.example", True),
        (["https://*.shop.example"], "https://evilshop.example", False),
        (["https://shop.example"], None, False),
    ],
)
def test_an_origin_is_exact(allowed: list[str], origin: str | None, may: bool) -> None:  # noqa: FBT001 a table's column
    channel = Channel(kind="chat", name="x", key="k", allowed_origins=allowed, made_at=None)
    assert channel.allows(origin) is may


async def test_the_companys_settings_and_rules(as_role: As) -> None:
    ana, tom = await as_role("administrator"), await as_role("teammate")
    wish = {"name": "Court", "week_start": 7, "departments": [{"match": "/blog/*", "department": "marketing"}]}
    assert (await ana.patch("/api/company", json=wish)).json()["departments"] == wish["departments"]
    assert (await ana.patch("/api/company", json={"time_zone": "Nowhere"})).json()["code"] == "time_zone_unknown"
    assert (await tom.get("/api/company")).json()["name"] == "Court"
    assert (await tom.patch("/api/company", json=wish)).status_code == 403


def test_the_first_rule_that_matches_wins() -> None:
    rules = [DepartmentRule("/blog/*", "marketing"), DepartmentRule("order *", "sales"), DepartmentRule("*", "other")]
    assert department_by(rules, "Page Viewed", "/blog/ten-trainers") == "marketing"
    assert department_by(rules, "Order Completed", "/checkout") == "sales"
    assert department_by(rules, "Page Viewed", None) == "other"
    assert department_by(rules[:2], "Page Viewed", "/") is None


async def test_opening_hours_get_versions_and_never_change_the_past(as_role: As) -> None:
    ana = await as_role("administrator")
    schedule = (await ana.get("/api/schedules")).json()["items"][0]
    path, hours = f"/api/schedules/{schedule['id']}", {"time_zone": "Europe/Berlin", "week": WEEK}
    changed = (await ana.put(path, json={"hours": hours})).json()
    assert (len(changed["versions"]), changed["hours"]["week"]) == (2, WEEK)
    past = await ana.put(path, json={"hours": hours, "from_at": "2020-01-01T00:00:00Z"})
    assert past.json()["code"] == "schedule_invalid"
    empty = {"time_zone": "UTC", "week": {"monday": [{"opens": "09:00", "closes": "09:00"}]}}
    assert (await ana.put(path, json={"hours": empty})).json()["code"] == "schedule_invalid"


async def test_every_change_is_in_the_audit_log_and_found(as_role: As, cast: Cast) -> None:
    ana = await as_role("administrator")
    await ana.post("/api/teams", json={"name": "Sizing 100%"})
    found = (await ana.get("/api/audit", params={"search": "team.made sizing 100%"})).json()["items"]
    assert [(each["actor_name"], each["facts"]["name"]) for each in found] == [(ANA.name, "Sizing 100%")]
    assert (await ana.get("/api/audit", params={"search": "team.made 100_"})).json()["items"] == []
    first = (await ana.get("/api/audit", params={"limit": 2})).json()
    rest = (await ana.get("/api/audit", params={"cursor": first["next"], "limit": 200})).json()
    whole = (await ana.get("/api/audit", params={"limit": 200})).json()
    assert first["items"] + rest["items"] == whole["items"]
    tom = {"teammate_id": str(cast.ids["teammate"])}
    assert (await ana.get("/api/audit", params=tom)).json()["items"] == []


async def test_the_checklist_says_what_is_done_and_tries_it(as_role: As, parts: Parts) -> None:
    ana = await as_role("administrator")
    done = {each["id"]: each["done"] for each in (await ana.get("/api/checklist")).json()}
    assert done == {"tag": False, "chat": False, "teammate": True, "mail": False, "backup": False}
    tried = {step: (await ana.post(f"/api/checklist/{step}/test")).json()["passed"] for step in done}
    assert tried == {"tag": False, "chat": False, "teammate": True, "mail": False, "backup": True}
    assert list(parts.directory.backups.iterdir()) == []
    assert (await ana.post("/api/checklist/other/test")).status_code == 404


async def test_the_readers_of_the_log_learn_who_works_here(cast: Cast, parts: Parts, settled: object) -> None:
    await settled()
    names = {row["key"] for row in await parts.reading.rows(records("teammate"))}
    assert {str(id) for id in cast.ids.values()} <= names
    async with parts.database.transaction() as tx:
        assert (await teammates_by_id(tx, [cast.ids["administrator"]]))[cast.ids["administrator"]].name == ANA.name


@pytest.mark.parametrize(
    ("peer", "forwarded", "found"),
    [
        ("203.0.113.9", "1.2.3.4", "203.0.113.9"),
        ("10.0.0.1", "1.2.3.4", "1.2.3.4"),
        ("10.0.0.1", "6.6.6.6, 1.2.3.4", "1.2.3.4"),
        ("10.0.0.1", "1.2.3.4, 10.0.0.2", "1.2.3.4"),
        ("10.0.0.1", "[2001:db8::1]:443", "2001:db8::1"),
        ("10.0.0.1", "nonsense", None),
        (None, None, None),
    ],
)
def test_a_proxy_of_ours_is_believed_and_nobody_else(
    peer: str | None, forwarded: str | None, found: str | None
) -> None:
    assert caller_address(peer, forwarded, ["10.0.0.0/8"]) == found


async def test_two_first_starts_at_once_make_one_company(client: httpx.AsyncClient, parts: Parts) -> None:
    token = await new_setup_token(parts.database, utc_now())
    answers = {
        "token": token,
        "company_name": "C",
        "name": "A",
        "email": "a@x.test",
        "password": "long and odd enough 1",
    }
    both = await asyncio.gather(*(client.post("/api/setup", json=answers) for _ in range(2)))
    assert sorted(each.status_code for each in both) == [204, 409]


async def test_a_character_that_cannot_be_kept_is_refused_in_words(as_role: As) -> None:
    ana = await as_role("administrator")
    answer = await ana.post("/api/teams", json={"name": "Si\u0000zes"})
    assert answer.status_code == 422
    rules = {"departments": [{"match": "\u0000", "department": "sales"}]}
    assert (await ana.patch("/api/company", json=rules)).status_code == 422
    assert (await ana.get("/api/audit", params={"search": "\u0000"})).status_code in {200, 422}
