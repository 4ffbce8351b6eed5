"""Training, as the console shows it."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

import msgspec

from wayline.company import TeammateSummary, teammates_by_id
from wayline.conversations import from_markdown
from wayline.kit.db import Transaction
from wayline.quality.training import store
from wayline.quality.training.contents import Content, Kind, State, state_of
from wayline.quality.training.giving import today_of
from wayline.quality.training.model import Training, TrainingItem

WEEKS = 12


class TrainingItemShape(msgspec.Struct, frozen=True):
    """An item of the library. `body_html`: its words, cleaned."""

    id: UUID
    title: str
    content: Content
    body_html: str
    made_at: datetime


class TrainingItemList(msgspec.Struct, frozen=True):
    """The library, newest first."""

    items: list[TrainingItemShape]
    next: None = None


class AskedQuestion(msgspec.Struct, frozen=True):
    """A question of a quiz. `right`: None until it was handed in. `several`: more than one choice is right."""

    words: str
    choices: list[str]
    several: bool
    right: list[int] | None


class GivenShape(msgspec.Struct, frozen=True, kw_only=True):
    """What a teammate was given. `reminded_on`: the last day on which they were reminded of it."""

    id: UUID
    item_id: UUID
    title: str
    kind: Kind
    teammate: TeammateSummary
    given_by: TeammateSummary
    given_at: datetime
    due_on: date
    state: State
    note_id: UUID | None
    done_at: datetime | None
    right: int | None
    questions: int | None
    reminded_on: date | None


class GivenList(msgspec.Struct, frozen=True):
    """What teammates were given, next due first."""

    items: list[GivenShape]
    next: None = None


class OwnTrainingShape(GivenShape, frozen=True, kw_only=True):
    """The same with what there is to learn."""

    body_html: str
    url: str | None
    asked: list[AskedQuestion]


class OwnTrainingList(msgspec.Struct, frozen=True):
    """What one was given oneself, next due first."""

    items: list[OwnTrainingShape]
    next: None = None


class HandedInShape(msgspec.Struct, frozen=True):
    """What was handed in, and which questions were right."""

    training: OwnTrainingShape
    right: list[bool]


async def library(tx: Transaction) -> TrainingItemList:
    """What can be given."""
    return TrainingItemList([item_shape(row) for row in await store.items(tx)])


def item_shape(row: TrainingItem) -> TrainingItemShape:
    """An item, as the API says it."""
    return TrainingItemShape(row.id, row.title, row.said, from_markdown(row.said.body), row.made_at)


async def given(tx: Transaction, now: datetime) -> GivenList:
    """What was given in the last twelve weeks, and what is not done."""
    rows = await store.given_since(tx, now - timedelta(weeks=WEEKS))
    return GivenList(await _said(tx, rows, now))


async def own(tx: Transaction, teammate: UUID, now: datetime) -> OwnTrainingList:
    """What a teammate was given, with what there is to learn."""
    return OwnTrainingList(await own_shapes(tx, await store.given_to(tx, teammate), now))


async def own_shapes(tx: Transaction, rows: Sequence[Training], now: datetime) -> list[OwnTrainingShape]:
    """These, for the teammate who was given them: the right answers only once they are done."""
    items = await store.these(tx, {row.item_id for row in rows})
    found = []
    for row, said in zip(rows, await _said(tx, rows, now), strict=True):
        content = items[row.item_id].said
        asked = [
            AskedQuestion(each.words, each.choices, len(set(each.right)) > 1, each.right if row.done_at else None)
            for each in content.questions
        ]
        known = msgspec.structs.asdict(said)
        words = from_markdown(content.body)
        found.append(OwnTrainingShape(**known, body_html=words, url=content.url, asked=asked))
    return found


async def _said(tx: Transaction, rows: Sequence[Training], now: datetime) -> list[GivenShape]:
    items = await store.these(tx, {row.item_id for row in rows})
    names = await teammates_by_id(tx, {id for row in rows for id in (row.teammate_id, row.given_by_id)})
    today = await today_of(tx, now) if rows else None

    def person(id: UUID) -> TeammateSummary:
        return names.get(id) or TeammateSummary(id, "", active=False)

    return [
        GivenShape(
            id=row.id,
            item_id=row.item_id,
            title=items[row.item_id].title,
            kind=items[row.item_id].said.kind,
            teammate=person(row.teammate_id),
            given_by=person(row.given_by_id),
            given_at=row.given_at,
            due_on=row.due_on,
            state=state_of(row.due_on, row.done_at, today or row.due_on),
            note_id=row.note_id,
            done_at=row.done_at,
            right=row.right,
            questions=row.questions,
            reminded_on=row.reminded_on,
        )
        for row in rows
    ]
