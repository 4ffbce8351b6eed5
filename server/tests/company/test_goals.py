"""Goals: of the company, of a team, in a channel; once each, by who may promise."""

from tests.cast import As, Cast


async def test_a_goal_is_set_changed_and_given_up(as_role: As, cast: Cast) -> None:
    lea, tom = await as_role("lead"), await as_role("teammate")
    wish = {"metric": "first_response_time", "seconds": 3600, "share": 0.8}
    assert (await tom.post("/api/goals", json=wish)).status_code == 403
    whole = (await lea.post("/api/goals", json=wish)).json()
    assert (whole["clock"], whole["team"], whole["channel"]) == ("calendar", None, None)
    twice = await lea.post("/api/goals", json={**wish, "seconds": 60})
    assert (twice.status_code, twice.json()["code"]) == (409, "goal_twice")
    team = (await lea.post("/api/teams", json={"name": "Returns"})).json()["id"]
    of_team = await lea.post("/api/goals", json={**wish, "team_id": team, "channel_id": str(cast.channel_id)})
    assert (of_team.status_code, of_team.json()["team"]) == (201, "Returns")
    changed = (await lea.patch(f"/api/goals/{whole['id']}", json={"share": 0.9})).json()
    assert (changed["seconds"], changed["share"]) == (3600, 0.9)
    listed = (await tom.get("/api/goals")).json()["items"]
    assert [(each["team"], each["share"]) for each in listed] == [(None, 0.9), ("Returns", 0.8)]
    assert (await lea.delete(f"/api/goals/{whole['id']}")).status_code == 204
    assert (await lea.delete(f"/api/goals/{whole['id']}")).status_code == 404
    acts = [each["action"] for each in (await lea.get("/api/audit")).json()["items"]]
    assert {"goal.made", "goal.changed", "goal.removed"} <= set(acts)


async def test_what_no_goal_can_be_is_refused(as_role: As, cast: Cast) -> None:
    lea = await as_role("lead")
    wish = {"metric": "first_response_time", "seconds": 3600, "share": 0.8}
    for wrong in ({"seconds": 5}, {"share": 0}, {"share": 1.2}, {"metric": "nps"}, {"clock": "moon"}):
        assert (await lea.post("/api/goals", json={**wish, **wrong})).status_code == 400
    nobody = await lea.post("/api/goals", json={**wish, "team_id": str(cast.channel_id)})
    assert nobody.status_code == 404
