"""Writing down whom a note mentions: they are told, and whoever is named in person follows from then on."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

import msgspec
from msgspec import Meta

from wayline.company import Permission, team_members, teammates_by_id, teams_by_id, those_who_may
from wayline.conversations.followers.keeping import have_follow
from wayline.conversations.mentions.model import Mention, MentionTold
from wayline.conversations.model import Author, Entry
from wayline.kit.db import Transaction, is_history
from wayline.kit.live import Live

MOST = 50


class NamedInNote(msgspec.Struct, frozen=True):
    """A teammate or a team that a note names."""

    kind: Literal["teammate", "team"]
    id: UUID


Whom = Annotated[list[NamedInNote], Meta(max_length=MOST)]


async def mention(tx: Transaction, note: Entry, whom: Collection[NamedInNote], by: Author, at: datetime) -> None:
    """Write down whom a note mentions: of those named, whoever's name stands in it after an `@`.

    Whoever is named, and everybody in a team that is, is told, but its writer and who may not read conversations.
    """
    people = await teammates_by_id(tx, {each.id for each in whom if each.kind == "teammate"})
    teams = await teams_by_id(tx, {each.id for each in whom if each.kind == "team"})
    rows: list[Mention] = []
    for kind, found in (("teammate", people), ("team", teams)):
        for id, one in found.items():
            words = f"@{one.name}"
            if words in note.body:
                rows.append(Mention(entry_id=note.id, whom_id=id, kind=kind, words=words))
    if not rows:
        return
    tx.add_all(rows)
    may = {each.id for each in await those_who_may(tx, Permission.CONVERSATIONS_READ)}
    named = {each.whom_id for each in rows if each.kind == "teammate"}
    told = set(named)
    for each in rows:
        if each.kind == "team":
            told |= await team_members(tx, each.whom_id)
    told = (told & may) - {by.teammate}
    tx.add_all([_told(note, each, at) for each in sorted(told)])
    await tx.flush()
    await have_follow(tx, note.conversation_id, sorted(named & told), by, at)
    await look_again(tx, sorted(told))


async def look_again(tx: Transaction, teammates: Sequence[UUID]) -> None:
    """Have the consoles of these look at what mentions them; of the past nobody is told."""
    if teammates and not is_history(tx):
        await Live.announce_each(tx, {f"mention:{id}": {"teammate_id": str(id)} for id in teammates})


def _told(note: Entry, teammate: UUID, at: datetime) -> MentionTold:
    return MentionTold(
        entry_id=note.id, teammate_id=teammate, conversation_id=note.conversation_id, position=note.position, at=at
    )
