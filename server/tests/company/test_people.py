"""Teammates, invitations, teams and roles."""

import httpx

from tests.cast import LEA, PASSWORD, TOM, As, Cast
from wayline.company.permissions import ADMINISTRATOR, LEAD, TEAMMATE, VIEWER, built_in_role_id

NEW = "trail shoes in the rain 44"


def role(name: str) -> str:
    return str(built_in_role_id(name))


async def test_an_invitation_makes_a_teammate_once(as_role: As, client: httpx.AsyncClient) -> None:
    ana = await as_role(ADMINISTRATOR)
    team = (await ana.post("/api/teams", json={"name": "Returns"})).json()
    wish = {"email": "Noa@Court-Shoes.test", "name": "Noa", "role_id": role(TEAMMATE), "team_ids": [team["id"]]}
    made = (await ana.post("/api/invitations", json=wish)).json()
    answer = {"token": made["url"].partition("token=")[2], "name": "Noa Levi", "password": NEW}
    first = await client.post("/api/invitations/accept", json=answer)
    again = await client.post("/api/invitations/accept", json=answer)
    assert (first.status_code, again.status_code, again.json()["code"]) == (200, 422, "link_unusable")
    assert (await client.get("/api/me")).json()["teammate"]["email"] == "noa@court-shoes.test"
    noa = next(t for t in (await ana.get("/api/teammates")).json()["items"] if t["name"] == "Noa Levi")
    assert [each["name"] for each in noa["teams"]] == ["Returns"]
    assert (await ana.get("/api/invitations")).json()["items"] == []


async def test_a_withdrawn_invitation_opens_nothing(as_role: As, client: httpx.AsyncClient) -> None:
    ana = await as_role(ADMINISTRATOR)
    made = (await ana.post("/api/invitations", json={"email": "n@x.test", "role_id": role(VIEWER)})).json()
    assert (await ana.delete(f"/api/invitations/{made['invitation']['id']}")).status_code == 204
    answer = {"token": made["url"].partition("token=")[2], "name": "N", "password": NEW}
    assert (await client.post("/api/invitations/accept", json=answer)).json()["code"] == "link_unusable"


async def test_a_lead_invites_no_administrator(as_role: As) -> None:
    lea = await as_role(LEAD)
    answer = await lea.post("/api/invitations", json={"email": "n@x.test", "role_id": role(ADMINISTRATOR)})
    assert (answer.status_code, answer.json()["code"]) == (403, "above_yourself")
    assert (await lea.post("/api/invitations", json={"email": "n@x.test", "role_id": role(LEAD)})).status_code == 201


async def test_a_lead_changes_no_administrator_and_makes_nobody_one(as_role: As, cast: Cast) -> None:
    lea = await as_role(LEAD)
    ana, tom = (f"/api/teammates/{cast.ids[name]}" for name in (ADMINISTRATOR, TEAMMATE))
    assert (await lea.patch(ana, json={"active": False})).json()["code"] == "above_yourself"
    assert (await lea.post(f"{ana}/reset-link")).json()["code"] == "above_yourself"
    assert (await lea.patch(tom, json={"role_id": role(ADMINISTRATOR)})).json()["code"] == "above_yourself"
    assert (await lea.patch(tom, json={"role_id": role(VIEWER)})).json()["role"]["name"] == "Viewer"


async def test_the_last_administrator_stays(as_role: As, cast: Cast) -> None:
    ana = await as_role(ADMINISTRATOR)
    me = f"/api/teammates/{cast.ids[ADMINISTRATOR]}"
    assert (await ana.patch(me, json={"role_id": role(LEAD)})).json()["code"] == "last_administrator"
    assert (await ana.patch(me, json={"active": False})).json()["code"] == "last_administrator"
    await ana.patch(f"/api/teammates/{cast.ids[LEAD]}", json={"role_id": role(ADMINISTRATOR)})
    assert (await ana.patch(me, json={"role_id": role(LEAD)})).status_code == 200


async def test_who_has_left_is_signed_out_and_cannot_come_back_in(
    as_role: As, cast: Cast, client: httpx.AsyncClient
) -> None:
    ana, tom = await as_role(ADMINISTRATOR), await as_role(TEAMMATE)
    await ana.patch(f"/api/teammates/{cast.ids[TEAMMATE]}", json={"active": False})
    assert (await tom.get("/api/me")).status_code == 401
    answer = await client.post("/api/sign-in", json={"email": TOM.email, "password": PASSWORD})
    assert answer.json()["code"] == "sign_in_failed"


async def test_a_role_of_our_own_allows_what_it_says(as_role: As, cast: Cast) -> None:
    ana, vic = await as_role(ADMINISTRATOR), await as_role(VIEWER)
    made = (await ana.post("/api/roles", json={"name": "Auditor", "permissions": ["audit.read"]})).json()
    await ana.patch(f"/api/teammates/{cast.ids[VIEWER]}", json={"role_id": made["id"]})
    assert (await vic.get("/api/audit")).status_code == 200
    assert (await vic.get("/api/teammates")).status_code == 403
    assert (await ana.delete(f"/api/roles/{made['id']}")).json()["code"] == "role_in_use"
    assert (await ana.patch(f"/api/roles/{role(LEAD)}", json={"name": "Boss"})).json()["code"] == "role_built_in"
    assert (await ana.post("/api/roles", json={"name": "auditor"})).json()["code"] == "name_taken"
    wrong = await ana.post("/api/roles", json={"name": "X", "permissions": ["everything"]})
    assert wrong.json()["code"] == "permission_unknown"


async def test_nobody_gives_a_role_more_than_they_may_do(as_role: As, cast: Cast) -> None:
    ana, vic = await as_role(ADMINISTRATOR), await as_role(VIEWER)
    made = (await ana.post("/api/roles", json={"name": "Roles", "permissions": ["roles.edit"]})).json()
    await ana.patch(f"/api/teammates/{cast.ids[VIEWER]}", json={"role_id": made["id"]})
    raised = await vic.patch(f"/api/roles/{made['id']}", json={"permissions": ["roles.edit", "customers.erase"]})
    assert (raised.json()["code"], raised.json()["facts"]["missing"]) == ("above_yourself", ["customers.erase"])


async def test_a_team_keeps_its_name_after_it_is_closed(as_role: As, cast: Cast) -> None:
    ana = await as_role(ADMINISTRATOR)
    team = (await ana.post("/api/teams", json={"name": "Sizes", "teammate_ids": [str(cast.ids[LEAD])]})).json()
    assert [each["name"] for each in team["teammates"]] == [LEA.name]
    assert (await ana.post("/api/teams", json={"name": "SIZES"})).json()["code"] == "name_taken"
    assert (await ana.delete(f"/api/teams/{team['id']}")).status_code == 204
    assert (await ana.get("/api/teams")).json()["items"] == []
    assert (await ana.post("/api/teams", json={"name": "Sizes"})).status_code == 201


async def test_an_administrators_link_sets_a_password_once(as_role: As, cast: Cast, client: httpx.AsyncClient) -> None:
    ana, tom = await as_role(ADMINISTRATOR), await as_role(TEAMMATE)
    url = (await ana.post(f"/api/teammates/{cast.ids[TEAMMATE]}/reset-link")).json()["url"]
    answer = {"token": url.partition("token=")[2], "password": NEW}
    assert (await client.post("/api/password-reset/confirm", json=answer)).status_code == 204
    assert (await client.post("/api/password-reset/confirm", json=answer)).json()["code"] == "link_unusable"
    assert (await tom.get("/api/me")).status_code == 401
    assert (await client.post("/api/sign-in", json={"email": TOM.email, "password": NEW})).status_code == 200
