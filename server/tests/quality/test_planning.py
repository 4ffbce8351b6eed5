"""A weekly plan: at its hour by the company's clock, once a week, however often and late somebody looks."""

from datetime import UTC, datetime, time, timedelta

import pytest

from tests.cast import As
from tests.conversations.conftest import Talk, talk
from wayline.kit.clock import utc_now
from wayline.quality.planning.keeping import draw_plan
from wayline.quality.planning.store import load
from wayline.quality.planning.weeks import next_draw

__all__ = ["talk"]  # the fixture
MONDAY = datetime(2026, 10, 19, 12, tzinfo=UTC)
DAY, WEEK = timedelta(days=1), timedelta(days=7)


@pytest.mark.parametrize(
    ("weekday", "at", "days", "hour"),
    [(1, time(15), 0, 13), (1, time(14), 7, 13), (3, time(9), 2, 7), (7, time(9), 6, 8)],
    ids=["today later", "now is too late", "in summer time", "in winter time"],
)
def test_it_draws_at_the_next_such_hour_by_the_clock_of_the_place(weekday: int, at: time, days: int, hour: int) -> None:
    # On 25 October the clocks of Berlin go back: from 2 hours before UTC to 1.
    expected = (MONDAY + timedelta(days=days)).replace(hour=hour)
    assert next_draw(weekday, at, "Europe/Berlin", MONDAY) == expected


def test_in_a_week_in_which_it_drew_it_draws_no_more() -> None:
    drawn = MONDAY - timedelta(hours=1)
    assert next_draw(3, time(9), "UTC", MONDAY, drawn) == (MONDAY + timedelta(days=9)).replace(hour=9)
    assert next_draw(3, time(9), "UTC", MONDAY, drawn - WEEK) == (MONDAY + timedelta(days=2)).replace(hour=9)


async def test_it_draws_once_a_week_also_late_not_while_paused_and_never_twice(talk: Talk, as_role: As) -> None:
    lea = await as_role("lead")
    sample = {"reviewer_ids": [str(talk.cast.ids["lead"])], "random": 1, "unhappy": 0, "days": 90}
    now = utc_now()
    # Days away, for the server of a test draws what is due, too.
    said = {"sample": sample, "weekday": (now + 3 * DAY).isoweekday(), "at": "08:30:00"}
    refused = {**said, "sample": {**sample, "reviewer_ids": [str(talk.tom.id)]}}
    assert (await lea.post("/api/sample-plans", json=refused)).json()["code"] == "cannot_review"
    plan = (await lea.post("/api/sample-plans", json=said)).json()
    address, due = f"/api/sample-plans/{plan['id']}", datetime.fromisoformat(plan["next_at"])
    assert now + DAY < due < now + 5 * DAY
    await talk.answer("It comes today.", now - timedelta(hours=1))
    async with talk.parts.database.transaction() as tx:
        id = (await load(tx, plan["id"])).id
        draws = [
            await draw_plan(tx, talk.parts.reading, id, at)
            for at in (due - timedelta(minutes=1), due + timedelta(hours=5), due + timedelta(hours=6), due + WEEK)
        ]
        assert draws == [False, True, False, True]
    [shown] = (await lea.get("/api/sample-plans")).json()["items"]
    assert (shown["drawn"], datetime.fromisoformat(shown["next_at"])) == (0, due + 2 * WEEK)
    assert [each["seed"][-36:] for each in (await lea.get("/api/me/samples")).json()["items"]] == [plan["id"]]
    assert (await lea.post(f"{address}/pause")).json()["next_at"] is None
    async with talk.parts.database.transaction() as tx:
        assert not await draw_plan(tx, talk.parts.reading, id, due + 3 * WEEK)
    assert (await lea.post(f"{address}/resume")).json()["next_at"] is not None
    assert (await lea.delete(address)).status_code == 204
    assert (await (await as_role("teammate")).get("/api/sample-plans")).status_code == 403
