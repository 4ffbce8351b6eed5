"""The demo's coaching: a note about a real moment, and a page and a quiz that teammates were given."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta

from wayline.conversations import Kind, entries_after
from wayline.kit.db import Transaction
from wayline.kit.http import Caller
from wayline.quality.coaching.writing import NewNote, write_note
from wayline.quality.drawing import NewSample
from wayline.quality.planning.keeping import PlanSaid, add_plan
from wayline.quality.store import parts_of
from wayline.quality.training.contents import Content, QuizQuestion
from wayline.quality.training.giving import Giving, HandedIn, ItemSaid, add_item, give_item, hand_in, today_of
from wayline.quality.training.store import given_to

NOTE = (
    "Kind, and the right question. One thing for the next time: say what happens once they have answered it, and by "
    "when. Then they do not have to ask again whether you are on it."
)
PAGE = """## First the trouble, then the steps

1. **Say what went wrong for them**, in their words, in one sentence.
2. **Say what you do about it**, and by when.
3. **Ask one question**, the one you cannot go on without.

> "Your parcel says delivered and nothing is there: that is a bad end to a week. I ask the carrier now and write to you
> by four o'clock."
"""
QUIZ = (
    QuizQuestion(
        "A pair comes back worn, after three weeks, and the sole came off. What does the customer get?",
        ["A new pair or the money back", "A voucher", "Nothing: it was worn"],
        [0],
    ),
    QuizQuestion(
        "Who pays for sending it back?",
        ["We, when something is wrong with it", "We, when it was the wrong size", "The customer, always"],
        [0, 1],
    ),
    QuizQuestion("Until when may unworn shoes be sent back?", ["14 days", "30 days", "100 days"], [1]),
)
DAY = timedelta(days=1)


async def coach(tx: Transaction, teammates: Sequence[Caller], lead: Caller, now: datetime) -> None:
    """The lead says something to the first, gives them a page, and everybody a quiz that the last has done.

    Every Monday a sample is drawn for her.
    """
    await add_plan(tx, PlanSaid(NewSample([lead.id], random=3, unhappy=3, long=2), 1, time(9)), lead, now)
    tom, *others = teammates
    note_id = None
    for id in await parts_of(tx, tom.id, 5):
        said = [each for each in (await entries_after(tx, id, 0)).items if each.kind == Kind.MESSAGE]
        mine = [each for each in said if each.author.id == tom.id]
        if mine:
            new = NewNote(tom.id, NOTE, entry_id=mine[0].id, conversation_id=id)
            note_id = (await write_note(tx, new, lead, now - timedelta(hours=3))).id
            break
    today, given_at = await today_of(tx, now), now - 2 * DAY
    page = await add_item(tx, ItemSaid("First the trouble, then the steps", Content("page", PAGE)), lead, given_at)
    quiz = ItemSaid("Returns, in three questions", Content("quiz", questions=list(QUIZ)))
    asked = await add_item(tx, quiz, lead, given_at)
    await give_item(tx, page.id, Giving(today + DAY, [tom.id], note_id=note_id), lead, given_at)
    everybody = [tom.id, *(each.id for each in others)]
    await give_item(tx, asked.id, Giving(today + 5 * DAY, everybody), lead, given_at)
    for last in others[-1:]:
        for each in await given_to(tx, last.id):
            await hand_in(tx, each.id, HandedIn([[0], [0], [1]]), last, now - DAY)
