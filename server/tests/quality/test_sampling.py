"""A draw: the same again from the same seed, even, nobody's own; and a queue that empties as reviews are handed in."""

from collections import Counter
from datetime import timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from tests.cast import As
from tests.conversations.conftest import Talk, talk
from wayline.kit.clock import utc_now
from wayline.quality.sampling import Candidate, Counts, draw

__all__ = ["talk"]  # the fixture
LEA, ANA, TOM = (UUID(int=number) for number in (1, 2, 3))
PARTS = [Candidate(UUID(int=100 + n), TOM, feeling) for n, feeling in enumerate([0.4, -0.2, None, -0.9, 0.0, -0.5])]
CANDIDATES = st.lists(
    st.builds(
        Candidate,
        st.integers(100, 130).map(lambda n: UUID(int=n)),
        st.sampled_from([LEA, ANA, TOM]),
        st.none() | st.floats(-1, 1),
        st.none() | st.floats(0, 9000),
    ),
    unique_by=lambda part: (part.conversation_id, part.subject_id),
)
COUNTS = st.builds(Counts, st.integers(0, 9), st.integers(0, 9), st.integers(0, 9))


def test_those_worked_on_longest_come_next_and_only_if_they_took_longer_than_is_usual() -> None:
    seconds = [60, 700, None, 50, 900, 80]
    parts = [Candidate(UUID(int=100 + n), TOM, -0.5 if n == 4 else None, each) for n, each in enumerate(seconds)]
    drawn = draw(parts, [LEA], "2026-W45", Counts(unhappy=1, long=9))
    assert [(each.conversation_id.int - 100, each.reason) for each in drawn] == [(4, "unhappy"), (1, "long")]


def test_the_unhappiest_come_first_and_the_others_by_lot() -> None:
    drawn = draw(PARTS, [LEA], "2026-W45", Counts(2, 2))
    assert [each.conversation_id.int - 100 for each in drawn[:2]] == [3, 5]
    assert [each.reason for each in drawn] == ["unhappy", "unhappy", "random", "random"]
    assert len({each.conversation_id for each in drawn}) == len(drawn)
    assert draw(PARTS, [TOM], "2026-W45", Counts(9, 9, 9)) == []


@given(CANDIDATES, st.text(max_size=5), COUNTS)
def test_a_draw_is_made_again_by_its_seed_evenly_and_of_nobody_themselves(
    parts: list[Candidate], seed: str, counts: Counts
) -> None:
    drawn = draw(parts, [LEA, ANA], seed, counts)
    assert drawn == draw(parts[::-1], [ANA, LEA], seed, counts)
    assert all(each.subject_id != each.reviewer_id for each in drawn)
    assert len({(each.conversation_id, each.subject_id) for each in drawn}) == len(drawn)
    load = Counter(each.reviewer_id for each in drawn if each.subject_id == TOM)
    if all(each.subject_id == TOM for each in drawn):
        assert abs(load[LEA] - load[ANA]) <= 1


async def test_what_is_drawn_lies_with_its_reviewer_until_it_is_handed_in(talk: Talk, as_role: As) -> None:
    await talk.answer("It comes today.", utc_now() - timedelta(hours=1))
    lea, tom = await as_role("lead"), await as_role("teammate")
    refused = await lea.post("/api/samples", json={"reviewer_ids": [str(talk.cast.ids["lead"]), str(talk.tom.id)]})
    assert (refused.status_code, refused.json()["facts"]) == (422, {"reviewer_ids": [str(talk.tom.id)]})
    assert [each["name"] for each in (await lea.get("/api/reviewers")).json()["items"]] == ["Ana Duarte", "Lea Brandt"]
    sample = {"reviewer_ids": [str(talk.cast.ids["lead"])], "long": 2}
    drawn = (await lea.post("/api/samples", json=sample)).json()
    assert drawn["drawn"] == 1
    assert (await lea.post("/api/samples", json=sample)).json() == {"drawn": 0, "seed": drawn["seed"]}
    [task] = (await lea.get("/api/me/samples")).json()["items"]
    assert (task["subject"]["name"], task["reason"], task["seed"]) == ("Tom Keller", "random", drawn["seed"])
    card = (await lea.get("/api/scorecard")).json()
    scores = [{"criterion": each["key"], "score": 3} for each in card["criteria"]]
    body = {"subject_id": task["subject"]["id"], "scores": scores}
    assert (await lea.post(f"/api/conversations/{talk.id}/reviews", json=body)).status_code == 200
    assert (await lea.get("/api/me/samples")).json()["items"] == []
    assert (await tom.post("/api/samples", json=sample)).status_code == 403
