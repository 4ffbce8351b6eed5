"""What no theme catches: proposed with what customers say, accepted in one click, dismissed for good."""

import asyncio
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest

from tests.themes.texts import themed, write
from wayline.kit.ids import new_id
from wayline.language import Cluster
from wayline.themes.discovery import store
from wayline.themes.discovery.discovering import _propose
from wayline.themes.discovery.grouping import Group, groups, is_telling, middle, same_as, trend

NOW = datetime(2026, 11, 27, 12, tzinfo=UTC)
LIFTS = [
    "The lift in your store is out of order again", "Your lift is broken", "I could not use the lift with my pram",
    "The elevator has been broken for weeks", "When will the lift be repaired?", "The lift got stuck with me inside",
    "Why is the lift always out of order?", "The lift does not stop on the second floor", "Please repair the lift",
    "No lift for my wheelchair today, broken again",
]  # fmt: skip
MUSIC = [
    "The music in the store is far too loud", "Your music gave me a headache", "Please turn the music down",
    "Such loud music while shopping", "I left because the music was too loud", "The music is awful and loud",
    "Could you play the music less loud?", "Loud music everywhere in your shop", "The music drives me crazy",
    "I love the music in your shop but not so loud",
]  # fmt: skip


@pytest.fixture
def searched(ana):
    """Look for proposals: `await searched()` gives them once the search has ended."""

    async def search():
        assert (await ana.post("/api/themes/discovery")).status_code == 202
        async with asyncio.timeout(120):
            while True:
                found = (await ana.get("/api/themes/proposals")).json()
                if found["search"]["ended_at"]:
                    assert found["search"]["failed_because"] is None
                    return found["items"]
                await asyncio.sleep(0.1)

    return search


@pytest.mark.slow
async def test_groups_are_proposed_accepted_and_dismissed(ana, parts, grown, searched, tree):
    await grown("Late", rules=[{"any_of": ["parcel"]}])
    await write(parts, ["Where is my parcel?", "ok thanks", *LIFTS, *MUSIC])
    await themed(parts, 22)

    found = await searched()
    lift = next(one for one in found if any("lift" in quote["text"].lower() for quote in one["quotes"]))
    music = next(one for one in found if any("music" in quote["text"].lower() for quote in one["quotes"]))
    assert lift["id"] != music["id"]
    assert (lift["size"] >= 8, sum(lift["trend"]), lift["trend"][-1]) == (True, lift["size"], lift["size"])
    assert "parcel" not in str(found)

    accepted = await ana.post(f"/api/themes/proposals/{lift['id']}/accept", json={"name": "Lifts"})
    await ana.post(f"/api/themes/proposals/{music['id']}/dismiss")
    again = await searched()

    assert accepted.json()["examples"] >= 8
    assert await tree() == ["Late", "Lifts"]
    assert not [one for one in again if one["id"] in {lift["id"], music["id"]}]
    assert not [one for one in again if "music" in str(one["quotes"]).lower()]
    twice = [await ana.post(f"/api/themes/proposals/{lift['id']}/{act}", json={}) for act in ("accept", "dismiss")]
    assert [each.json()["code"] for each in twice] == ["no_such_proposal"] * 2
    sources = (await ana.get(f"/api/themes/{accepted.json()['id']}/examples")).json()["items"]
    assert {each["source"] for each in sources} == {"proposal"}


async def test_what_is_found_twice_or_comes_back_is_told_of_once(ana, parts, cast):
    assert (await ana.post("/api/words/alerts", json={"about": "proposal"})).status_code == 201
    middle_of = np.eye(1, 384, dtype=np.float32)
    lift, stuck = (Group(name, ("lift",), (0, 1), 0.7, middle_of, (1,) * 12) for name in ("lift", "lift stuck"))
    for found in ([lift, stuck], [], [lift]):
        async with parts.database.transaction() as tx:
            await _propose(tx, found, [new_id(), new_id()], NOW)
            assert [one.name for one in await store.open_proposals(tx)] == [group.name for group in found[:1]]
    alarms = (await ana.get("/api/words/alerts")).json()["alarms"]
    assert [each["seen"]["name"] for each in alarms] == ["lift"]


async def test_nothing_to_look_at_is_no_failure(searched, cast):
    assert await searched() == []


def test_small_and_loose_groups_are_not_proposed():
    rows = np.eye(384, dtype=np.float32)[:30]
    clusters = [
        Cluster("good", ("a",), tuple(range(10)), 0.7),
        Cluster("loose", ("b",), tuple(range(10, 20)), 0.2),
        Cluster("small", ("c",), (20, 21), 0.9),
    ]

    found = groups(clusters, rows, [NOW] * 30, NOW)

    assert [(one.name, len(one.members)) for one in found] == [("good", 10)]


def test_a_trend_counts_weeks_up_to_now():
    times = [NOW, NOW - timedelta(days=6), NOW - timedelta(days=8), NOW - timedelta(days=400), NOW + timedelta(days=1)]

    assert trend(times, NOW)[-2:] == (1, 2)
    assert sum(trend(times, NOW)) == 3


def test_a_group_found_again_is_known_by_its_middle():
    random = np.random.default_rng(1)
    rows = random.normal(size=(20, 384)).astype(np.float32)
    centres = np.concatenate([middle(rows[:10]), middle(rows[10:])])

    assert same_as(middle(rows[10:] + 0.01), centres) == 1
    assert same_as(middle(random.normal(size=(10, 384)).astype(np.float32)), centres) is None


def test_a_few_words_say_too_little():
    assert not is_telling("ok thanks")
    assert is_telling("Where is it?")
