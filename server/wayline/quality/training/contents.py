"""What a training item holds, and when a quiz is right. Pure."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Annotated, Literal

import msgspec

from wayline.quality.errors import BadTraining

Kind = Literal["page", "link", "quiz"]
State = Literal["open", "overdue", "done"]
LONGEST, MOST_QUESTIONS, FEWEST_CHOICES, MOST_CHOICES = 50_000, 50, 2, 10
Text = Annotated[str, msgspec.Meta(max_length=1000)]
DAY = timedelta(days=1)


class QuizQuestion(msgspec.Struct, frozen=True):
    """A question with choices; `right` are the places of those that are so, one or more."""

    words: Text
    choices: list[Text]
    right: list[int]


class Content(msgspec.Struct, frozen=True):
    """A page's words in Markdown, a link's address with words beside it, or a quiz with words before it."""

    kind: Kind
    body: Annotated[str, msgspec.Meta(max_length=LONGEST)] = ""
    url: Annotated[str, msgspec.Meta(max_length=2000)] | None = None
    questions: Annotated[list[QuizQuestion], msgspec.Meta(max_length=MOST_QUESTIONS)] = []


def check_content(content: Content) -> None:
    """Raises BadTraining where there is nothing to learn from it, or a question has no answer."""
    is_link = content.url is not None and content.url.startswith(("https://", "http://"))
    fine = {
        "page": bool(content.body.strip()) and not content.questions and content.url is None,
        "link": is_link and not content.questions,
        "quiz": bool(content.questions) and content.url is None and all(map(_is_asked_well, content.questions)),
    }
    if not fine[content.kind]:
        raise BadTraining(kind=content.kind)


def marked(questions: Sequence[QuizQuestion], answers: Sequence[Sequence[int]]) -> list[bool]:
    """Which questions were answered right: by all choices that are so, and no other. Raises BadTraining."""
    if len(answers) != len(questions):
        raise BadTraining(kind="quiz")
    return [set(answer) == set(question.right) for question, answer in zip(questions, answers, strict=True)]


def state_of(due_on: date, done_at: datetime | None, today: date) -> State:
    """How something that was given stands; it is overdue from the day after."""
    if done_at is not None:
        return "done"
    return "overdue" if due_on < today else "open"


def is_reminded(due_on: date, reminded_on: date | None, today: date) -> bool:
    """Whether its teammate is to be reminded today: the day before it is due and on the day, once each."""
    return due_on - DAY <= today <= due_on and reminded_on != today


def _is_asked_well(question: QuizQuestion) -> bool:
    choices, right = question.choices, set(question.right)
    said = bool(question.words.strip()) and all(choice.strip() for choice in choices)
    return said and FEWEST_CHOICES <= len(choices) <= MOST_CHOICES and bool(right) and right <= set(range(len(choices)))
