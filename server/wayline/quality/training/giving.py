"""Making training items, giving them to teammates, handing them in, and reminding."""

from datetime import date, datetime
from typing import Annotated
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec

from wayline.company import get_company, note, team_members, teammates_by_id
from wayline.kit.db import Transaction
from wayline.kit.http import Caller
from wayline.quality.coaching.store import load as load_note
from wayline.quality.errors import BadTraining, NoSuchNote, NoSuchTraining, TrainingDone
from wayline.quality.store import save
from wayline.quality.telling import tell
from wayline.quality.training import store
from wayline.quality.training.contents import DAY, Content, check_content, is_reminded, marked
from wayline.quality.training.model import Training, TrainingItem

Title = Annotated[str, msgspec.Meta(min_length=1, max_length=200)]


class ItemSaid(msgspec.Struct, frozen=True):
    """What an item is called and holds."""

    title: Title
    content: Content


class Giving(msgspec.Struct, frozen=True):
    """Whom an item is given, until the end of which day; `note_id`: the coaching note it follows from."""

    due_on: date
    teammate_ids: Annotated[list[UUID], msgspec.Meta(max_length=200)] = []
    team_ids: Annotated[list[UUID], msgspec.Meta(max_length=50)] = []
    note_id: UUID | None = None


class HandedIn(msgspec.Struct, frozen=True):
    """A quiz's answers: for each question the places that were chosen. Nothing for a page or a link."""

    answers: list[Annotated[list[int], msgspec.Meta(max_length=10)]] = []


async def add_item(tx: Transaction, said: ItemSaid, by: Caller, at: datetime) -> TrainingItem:
    """Put an item into the library. Raises BadTraining."""
    check_content(said.content)
    made = TrainingItem(title=said.title, content=msgspec.to_builtins(said.content), made_at=at, made_by_id=by.id)
    await save(tx, made)
    await note(tx, by, at, "training.made", ("training_item", made.id), title=made.title)
    return made


async def change_item(tx: Transaction, id: UUID, said: ItemSaid, by: Caller, at: datetime) -> TrainingItem:
    """It holds this from now on; results keep what they were. Raises BadTraining, NoSuchTraining."""
    check_content(said.content)
    found = await store.load_item(tx, id)
    found.title, found.content = said.title, msgspec.to_builtins(said.content)
    await save(tx, found)
    await note(tx, by, at, "training.changed", ("training_item", id), title=found.title)
    return found


async def archive_item(tx: Transaction, id: UUID, by: Caller, at: datetime) -> None:
    """Give it to nobody any more; who has it keeps it. Raises NoSuchTraining."""
    (await store.load_item(tx, id)).archived_at = at
    await note(tx, by, at, "training.archived", ("training_item", id))


async def give_item(tx: Transaction, id: UUID, giving: Giving, by: Caller, at: datetime) -> int:
    """Give it to teammates and to who is in these teams now. Returns to how many it is new.

    Raises NoSuchTraining, NoSuchNote, BadTraining for a day that is over or for nobody.
    """
    item = await store.load_item(tx, id)
    if giving.note_id is not None and (await load_note(tx, giving.note_id)).author_id != by.id:
        raise NoSuchNote(id=str(giving.note_id))
    whom = set(giving.teammate_ids).union(*[await team_members(tx, team) for team in giving.team_ids])
    people = [each.id for each in (await teammates_by_id(tx, whom)).values() if each.active]
    if not people or giving.due_on < await today_of(tx, at):
        raise BadTraining(kind=item.said.kind)
    rows = [
        Training(
            item_id=id, teammate_id=each, given_by_id=by.id, given_at=at, due_on=giving.due_on, note_id=giving.note_id
        )
        for each in sorted(people)
    ]
    new = await store.give(tx, rows)
    for each in new:
        await tell(tx, each)
    due = giving.due_on.isoformat()
    await note(tx, by, at, "training.given", ("training_item", id), to=[str(each) for each in new], due_on=due)
    return len(new)


async def take_away(tx: Transaction, id: UUID, by: Caller, at: datetime) -> None:
    """They have it to do no more. Raises NoSuchTraining, TrainingDone."""
    found = await store.load_given(tx, id)
    if found.done_at is not None:
        raise TrainingDone(id=str(id))
    await store.take_away(tx, found)
    await tell(tx, found.teammate_id)
    await note(tx, by, at, "training.taken_away", ("training", id), teammate_id=str(found.teammate_id))


async def hand_in(tx: Transaction, id: UUID, said: HandedIn, by: Caller, at: datetime) -> tuple[Training, list[bool]]:
    """Its teammate is done. Returns also which questions of a quiz they had right.

    Raises NoSuchTraining where it is another's, TrainingDone, BadTraining.
    """
    found = await store.load_given(tx, id)
    if found.teammate_id != by.id:
        raise NoSuchTraining(id=str(id))
    if found.done_at is not None:
        raise TrainingDone(id=str(id))
    content = (await store.these(tx, [found.item_id]))[found.item_id].said
    right = marked(content.questions, said.answers)
    found.done_at = at
    if content.kind == "quiz":
        found.right, found.questions = sum(right), len(right)
    await tell(tx, found.given_by_id)
    return found, right


async def remind(tx: Transaction, now: datetime) -> int:
    """Remind of what is due tomorrow and today, once a day each. Returns how many."""
    today = await today_of(tx, now)
    found = [
        each for each in await store.due(tx, today, today + DAY) if is_reminded(each.due_on, each.reminded_on, today)
    ]
    for each in found:
        each.reminded_on = today
    for teammate in {each.teammate_id for each in found}:
        await tell(tx, teammate)
    return len(found)


async def today_of(tx: Transaction, at: datetime) -> date:
    """Which day it is for the company."""
    return at.astimezone(ZoneInfo((await get_company(tx)).time_zone)).date()
