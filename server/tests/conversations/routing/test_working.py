"""Routing at work: given, explained, taken back, sent on; and never against a teammate.

The server of a test routes too: so each test says how a team routes and looks at what became of it in one transaction.
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import msgspec
import pytest

from tests.cast import As
from tests.conversations.conftest import Talk, after
from wayline.company import keep_presences, presences
from wayline.company.access.sessions import begin_session
from wayline.company.auditing import acting
from wayline.company.me.profile import show_presence
from wayline.company.model import Presence
from wayline.company.people.teams import make_team
from wayline.company.store import load_teammate, shown_last
from wayline.conversations import Conversation, assign, entries_after
from wayline.conversations.reading import mark_read
from wayline.conversations.routing import store
from wayline.conversations.routing.deciding import Person, Waiting, decide
from wayline.conversations.routing.policies import Policy
from wayline.conversations.routing.pulling import pull
from wayline.conversations.routing.reads import decisions
from wayline.conversations.routing.working import route
from wayline.conversations.store import load
from wayline.kit.db import Transaction


@dataclass
class Desk:
    """Tom and Lea in a team that routes, and one transaction in which it does."""

    tx: Transaction
    talk: Talk
    team: UUID

    @property
    def ids(self) -> dict[str, UUID]:
        return self.talk.cast.ids

    async def shows(self, role: str, state: Presence, at: datetime) -> None:
        await show_presence(self.tx, state, acting("teammate", self.ids[role], role), at)

    async def stands(self) -> Conversation:
        return await load(self.tx, self.talk.id)

    async def told(self) -> list[dict[str, object]]:
        page = await entries_after(self.tx, self.talk.id, 0)
        return [each.state for each in page.items if each.state]


OpenDesk = Callable[..., AbstractAsyncContextManager[Desk]]


@pytest.fixture
def open_desk(talk: Talk) -> OpenDesk:
    """Maya waits since minute 1; Tom and Lea are there since minute 2, and route so."""

    @asynccontextmanager
    async def open_with(*, held: bool = True, **policy: object) -> AsyncIterator[Desk]:
        await talk.hear("Where is my parcel?", after(1))
        async with talk.parts.database.transaction() as tx:
            ids = talk.cast.ids
            by = acting("teammate", ids["administrator"], "Ana")
            team = await make_team(tx, "Chat", [ids["teammate"], ids["lead"]], by, after(0))
            desk = Desk(tx, talk, team.id)
            for role in ("teammate", "lead"):
                await begin_session(tx, await load_teammate(tx, ids[role]), after(9))
                await desk.shows(role, "online", after(2))
            told = {"way": "balanced", "channel_ids": [talk.cast.channel_id], "accept_within": 45, **policy}
            await store.put_policy(tx, team.id, msgspec.convert(told, Policy), after(2))
            if held:  # what the server does beside, it does before or after
                await desk.stands()
            yield desk

    return open_with


async def test_it_is_given_to_who_is_there_and_says_why(open_desk: OpenDesk) -> None:
    async with open_desk() as desk:
        await desk.shows("lead", "busy", after(2))
        assert [await route(desk.tx, desk.team, after(3)), await route(desk.tx, desk.team, after(3))] == [1, 0]
        stands = await desk.stands()
        assert (stands.assignee_id, stands.team_id) == (desk.ids["teammate"], desk.team)
        why = (await desk.told())[-1]["why"]
        assert isinstance(why, dict)
        assert (why["way"], why["used"]) == ("balanced", 33)
        (decision,) = await decisions(desk.tx, desk.talk.id)
        assert {each.name: each.why_not for each in decision.candidates} == {"Tom Keller": None, "Lea Brandt": "away"}
        (kept,) = await store.decisions_of(desk.tx, desk.talk.id)
        made_from = kept.made_from
        people, policy = msgspec.convert(made_from["people"], list[Person]), made_from["policy"]
        again = decide(msgspec.convert(made_from["waiting"], Waiting), people, msgspec.convert(policy, Policy), kept.at)
        assert msgspec.to_builtins(again) == kept.outcome


async def test_what_a_teammate_gave_or_opened_stays_theirs(open_desk: OpenDesk) -> None:
    async with open_desk() as desk:
        await assign(desk.tx, desk.talk.id, (desk.ids["lead"], None), desk.talk.tom, after(2))
        await desk.shows("lead", "away", after(3))
        assert await route(desk.tx, desk.team, after(4)) == 0
        assert (await desk.stands()).assignee_id == desk.ids["lead"]
        await assign(desk.tx, desk.talk.id, (None, None), desk.talk.tom, after(5))
        assert await route(desk.tx, desk.team, after(6)) == 1
        await mark_read(desk.tx, desk.talk.id, 9, desk.talk.tom, after(6.1))
        await desk.shows("teammate", "away", after(7))
        assert await route(desk.tx, desk.team, after(8)) == 0
        assert (await desk.stands()).assignee_id == desk.ids["teammate"]


async def test_what_rings_too_long_goes_on_and_who_let_it_is_away(open_desk: OpenDesk) -> None:
    async with open_desk(most_misses=1) as desk:
        await route(desk.tx, desk.team, after(3))
        first = (await desk.stands()).assignee_id
        assert await route(desk.tx, desk.team, after(3.7)) == 0
        assert await route(desk.tx, desk.team, after(3.8)) == 1
        second = (await desk.stands()).assignee_id
        assert {first, second} == {desk.ids["teammate"], desk.ids["lead"]}
        shown = await presences(desk.tx, after(3.8))
        assert first is not None
        assert second is not None
        assert (shown[first], shown[second]) == ("away", "online")
        assert [each["name"] for each in await desk.told()] == ["started", "assigned", "unassigned", "assigned"]


async def test_what_was_not_opened_comes_back_from_who_leaves(open_desk: OpenDesk) -> None:
    async with open_desk(accept_within=None) as desk:
        await desk.shows("lead", "away", after(2))
        await route(desk.tx, desk.team, after(3))
        await desk.shows("teammate", "away", after(4))
        await desk.shows("lead", "online", after(4))
        assert await route(desk.tx, desk.team, after(4)) == 1
        assert (await desk.stands()).assignee_id == desk.ids["lead"]


async def test_what_waits_too_long_goes_to_the_other_team(open_desk: OpenDesk) -> None:
    async with open_desk() as desk:
        by = acting("teammate", desk.ids["administrator"], "Ana")
        other = await make_team(desk.tx, "Second line", [desk.ids["administrator"]], by, after(2))
        policy = msgspec.structs.replace(
            await store.policy_of(desk.tx, desk.team), overflow_team_id=other.id, overflow_after=300
        )
        await store.put_policy(desk.tx, desk.team, policy, after(2))
        for role in ("teammate", "lead"):
            await desk.shows(role, "busy", after(2))
        (await desk.stands()).assigned_at = after(-9999)  # given away long ago; they wait since minute 1
        await route(desk.tx, desk.team, after(5.9))
        assert (await desk.stands()).team_id is None
        await route(desk.tx, desk.team, after(6))
        assert ((await desk.stands()).team_id, (await desk.told())[-1]["reason"]) == (other.id, "overflow")
        back = msgspec.structs.replace(policy, overflow_team_id=desk.team)
        await store.put_policy(desk.tx, other.id, back, after(6))
        await desk.shows("administrator", "busy", after(6))
        await route(desk.tx, other.id, after(60))  # where it came from it has waited long enough already
        assert (await desk.stands()).team_id == other.id


async def test_who_asks_gets_the_next_and_what_was_shown_is_kept(open_desk: OpenDesk) -> None:
    async with open_desk() as desk:
        assert await pull(desk.tx, desk.talk.tom, after(3)) == desk.talk.id
        assert (await desk.stands()).assigned_by_id == desk.ids["teammate"]
        assert await pull(desk.tx, desk.talk.tom, after(3)) is None
        await keep_presences(desk.tx, after(3))
        await desk.shows("lead", "busy", after(4))
        assert await keep_presences(desk.tx, after(4)) == 1
        shown = await shown_last(desk.tx)
        assert (shown[desk.ids["lead"]], shown[desk.ids["teammate"]]) == ("busy", "online")


async def test_who_may_change_people_says_how_a_team_routes(as_role: As, talk: Talk) -> None:
    lea, tom = await as_role("lead"), await as_role("teammate")
    ids = [str(talk.cast.ids["teammate"])]
    team = (await lea.post("/api/teams", json={"name": "Chat", "teammate_ids": ids})).json()["id"]
    capacity, wish = {"chat": 5, "languages": ["de"], "skills": ["refund"]}, {"way": "manual", "widen_after": 60}
    assert (await tom.put(f"/api/teams/{team}/routing", json=wish)).status_code == 403
    assert (await lea.put(f"/api/teammates/{ids[0]}/capacity", json=capacity)).status_code == 204
    assert (await lea.put(f"/api/teams/{team}/routing", json={"overflow_team_id": team})).status_code == 422
    found = (await lea.put(f"/api/teams/{team}/routing", json=wish)).json()
    assert (found["policy"]["widen_after"], found["members"][0]["capacity"]["chat"]) == (60, 5)
    await talk.hear("Hello?", after(1))
    assert (await tom.post("/api/conversations/next")).json() == {"conversation_id": str(talk.id)}
    assert (await tom.get(f"/api/conversations/{talk.id}/routing")).json()["items"] == []


async def test_it_waits_for_nobody_who_is_just_at_it_and_gives_it_then(open_desk: OpenDesk, talk: Talk) -> None:
    async with open_desk(held=False) as desk:
        async with talk.parts.database.transaction() as other, asyncio.timeout(30):
            await load(other, talk.id)
            assert await route(desk.tx, desk.team, after(3)) == 0
        await desk.stands()
        assert await route(desk.tx, desk.team, after(3)) == 1
