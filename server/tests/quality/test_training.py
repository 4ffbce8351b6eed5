"""Training: made, given, handed in, and reminded of the day before and on the day."""

from datetime import date, timedelta
from typing import Any

import pytest

from tests.cast import As
from tests.conversations.conftest import Talk, after, talk
from wayline.kit.clock import utc_now
from wayline.quality.errors import BadTraining
from wayline.quality.training.contents import Content, QuizQuestion, check_content, is_reminded, marked, state_of
from wayline.quality.training.giving import remind, today_of

__all__ = ["talk"]  # the fixture
FRIDAY = date(2026, 11, 6)
DAY = timedelta(days=1)
QUIZ = {"kind": "quiz", "questions": [{"words": "Who pays?", "choices": ["We", "They", "Nobody"], "right": [0, 1]}]}


@pytest.mark.parametrize(
    "content",
    [
        Content("page", "# Tone"),
        Content("link", url="https://wayline.test"),
        Content("quiz", questions=[QuizQuestion("Who?", ["a", "b"], [1])]),
    ],
    ids=["page", "link", "quiz"],
)
def test_there_is_something_to_learn_from_it(content: Content) -> None:
    check_content(content)


@pytest.mark.parametrize(
    "content",
    [
        Content("page", " "),
        Content("link", url="javascript:alert(1)"),
        Content("link"),
        Content("quiz"),
        Content("quiz", questions=[QuizQuestion("Who?", ["a", "b"], [])]),
        Content("quiz", questions=[QuizQuestion("Who?", ["a", "b"], [2])]),
        Content("quiz", questions=[QuizQuestion("Who?", ["a"], [0])]),
    ],
    ids=["no words", "no web address", "no address", "no questions", "nothing right", "right elsewhere", "no choice"],
)
def test_or_it_is_refused(content: Content) -> None:
    with pytest.raises(BadTraining):
        check_content(content)


def test_a_question_is_right_by_all_that_is_so_and_nothing_else() -> None:
    asked = [QuizQuestion("Who?", ["a", "b", "c"], [0, 2])] * 4
    assert marked(asked, [[2, 0], [0], [0, 1, 2], []]) == [True, False, False, False]
    with pytest.raises(BadTraining):
        marked(asked, [[0]])


def test_it_is_overdue_from_the_day_after_and_reminded_of_the_day_before_and_on_the_day_once_each() -> None:
    days = [FRIDAY + n * DAY for n in (-2, -1, 0, 1)]
    assert [state_of(FRIDAY, None, day) for day in days] == ["open", "open", "open", "overdue"]
    assert state_of(FRIDAY, utc_now(), days[3]) == "done"
    assert [is_reminded(FRIDAY, None, day) for day in days] == [False, True, True, False]
    assert [is_reminded(FRIDAY, day, day) for day in days[1:3]] == [False, False]
    assert is_reminded(FRIDAY, days[1], days[2])


async def test_a_quiz_is_given_from_a_note_reminded_of_handed_in_once_and_shows_what_is_right_only_then(
    talk: Talk, as_role: As
) -> None:
    answer = await talk.answer("It comes today.", after(2))
    lea, tom = await as_role("lead"), await as_role("teammate")
    said: dict[str, Any] = {"teammate_id": str(talk.tom.id), "body": "Look here.", "entry_id": str(answer.id)}
    note = (await lea.post("/api/coaching-notes", json={**said, "conversation_id": str(talk.id)})).json()
    item = (await lea.post("/api/training-items", json={"title": "Returns", "content": QUIZ})).json()
    give = f"/api/training-items/{item['id']}/give"
    async with talk.parts.database.transaction() as tx:
        today = await today_of(tx, utc_now())
    giving = {"teammate_ids": [str(talk.tom.id)], "due_on": (today + 5 * DAY).isoformat(), "note_id": note["id"]}
    late = {**giving, "due_on": (today - DAY).isoformat()}
    assert (await lea.post(give, json=late)).json()["code"] == "bad_training"
    assert (await lea.post(give, json=giving)).json() == {"given": 1}
    assert (await lea.post(give, json=giving)).json() == {"given": 0}
    assert (await tom.post(give, json=giving)).status_code == 403
    [mine] = (await tom.get("/api/me/training")).json()["items"]
    assert (mine["state"], mine["note_id"], mine["asked"][0]["right"]) == ("open", note["id"], None)
    async with talk.parts.database.transaction() as tx:
        assert [await remind(tx, utc_now() + n * DAY) for n in (3, 4, 4, 5, 6)] == [0, 1, 0, 1, 0]
    done = f"/api/training/{mine['id']}/done"
    assert (await lea.post(done, json={"answers": [[0, 1]]})).json()["code"] == "no_such_training"
    assert (await tom.post(done, json={"answers": []})).json()["code"] == "bad_training"
    handed = (await tom.post(done, json={"answers": [[0]]})).json()
    assert (handed["right"], handed["training"]["right"], handed["training"]["questions"]) == ([False], 0, 1)
    assert handed["training"]["asked"][0]["right"] == [0, 1]
    assert (await tom.post(done, json={"answers": [[0, 1]]})).json()["code"] == "training_done"
    [given] = (await lea.get("/api/training")).json()["items"]
    assert (given["state"], given["right"], given["teammate"]["name"]) == ("done", 0, "Tom Keller")
    assert (await lea.delete(f"/api/training-items/{item['id']}")).status_code == 204
    assert (await lea.get("/api/training-items")).json()["items"] == []
