"""The demo's macros, which `labelling` writes down as sent, and a note that asks the lead."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

import msgspec

from wayline.company.permissions import Permission
from wayline.company.store import team_by_name
from wayline.conversations import Author, Kind, Reply, reply
from wayline.conversations.batches.model import BatchAct
from wayline.conversations.macros.keeping import keep_macro, macros_for
from wayline.conversations.macros.shapes import MacroWish
from wayline.conversations.mentions.keeping import NamedInNote
from wayline.conversations.snoozing import Pause
from wayline.conversations.states import Priority
from wayline.conversations.tagging import make_tag
from wayline.entry.demo.simulator.words import Cause
from wayline.kit.db import Transaction
from wayline.kit.http import Caller
from wayline.kit.ids import derived_id

LEAD, TEAM = "Lea Holm", "North America"


class Prepared(msgspec.Struct, frozen=True):
    """A macro of the demo: its words, its tag, what else is done, and in one of how many conversations it was sent."""

    name: str
    body: str
    tag: str
    acts: tuple[BatchAct, ...]
    cause: Cause
    one_of: int
    of_team: bool = False


PREPARED = (
    Prepared(
        "Parcel is late: we trace it",
        "Hi {{customer.first_name|there}},\n\nsorry for the wait. I have asked the carrier to trace your parcel; they "
        "answer within two working days, and I write to you as soon as they do.\n\n"
        "If it is lost, we send a new pair at once.\n\n{{teammate.first_name}}",
        "carrier",
        (BatchAct(do="snooze", pause=Pause(when="next_working_morning")),),
        "late",
        1,
    ),
    Prepared(
        "Wrong pair: free return",
        "Hi {{customer.first_name|there}},\n\nthat is our mistake, sorry. A free return label is on its way to "
        "{{customer.email|your address}}; the right pair leaves today, you need not wait for the return to reach us."
        "\n\n{{teammate.first_name}}, {{company.name}}",
        "return",
        (BatchAct(do="prioritise", priority=Priority.HIGH), BatchAct(do="status", status="pending")),
        "wrong",
        2,
        of_team=True,
    ),
    Prepared(
        "Size advice",
        "Most of our shoes run true to size. Between two sizes, take the larger for the Court Low and the smaller for "
        "all others. And if it does not fit: 60 days to send it back, free.",
        "sizing",
        (),
        "size",
        2,
    ),
    Prepared(
        "Payment fails: what to try",
        "Hi {{customer.first_name|there}},\n\nthe error comes from your bank's second step. Please try again with the "
        "banking app open, or pay with another card. Nothing was charged.\n\n{{teammate.first_name}}",
        "payment",
        (BatchAct(do="status", status="resolved"),),
        "payment",
        1,
    ),
)


async def prepare(
    tx: Transaction, by: Author | None, topics: Mapping[Cause, UUID], at: datetime
) -> dict[Cause, tuple[UUID, int]]:
    """Make the macros, once; by cause each, and every how many of its conversations it was sent in."""
    if by is None or by.id is None:
        return {}
    lead = Caller(kind="teammate", id=by.id, name="", permissions=frozenset({Permission.MACROS_EDIT.value}))
    there = {each.name: each for each in await macros_for(tx, lead)}
    team = await team_by_name(tx, TEAM)
    found: dict[Cause, tuple[UUID, int]] = {}
    for each in PREPARED:
        macro = there.get(each.name)
        if macro is None:
            tag = await make_tag(tx, each.tag, None, at)
            its_team = team.id if team and each.of_team else None
            wish = MacroWish(
                name=each.name,
                body=each.body,
                acts=[
                    BatchAct(do="tag", tag_ids=[tag.id]),
                    BatchAct(do="topic", topic_id=topics[each.cause]),
                    *each.acts,
                ],
                audience="team" if its_team else "everyone",
                team_id=its_team,
            )
            macro = await keep_macro(tx, lead, wish, at)
        found[each.cause] = (macro.id, each.one_of)
    return found


async def ask_lead(tx: Transaction, browser: str, by: Author, lead: tuple[UUID, str], at: datetime) -> None:
    """Somebody asks the lead in a note, in the conversation that this browser has now."""
    id, name = lead
    note = Reply(
        body=f"@{name} the third Court Low with that sole this week. Shall we tell the supplier?",
        client_id="now-2",
        kind=Kind.NOTE,
        mentions=[NamedInNote("teammate", id)],
    )
    await reply(tx, derived_id("demo", "now", browser), note, by, at)
