"""Who is who: the names that belong to the ids of customers, teammates, teams and channels."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

import msgspec

from wayline.company import EVERYTHING, Sight, channels_by_id, teammates_by_id, teams_by_id
from wayline.conversations.masking import words
from wayline.conversations.model import Attachment, Entry, Kind, Side
from wayline.conversations.rendering import from_markdown, from_plain, with_marks
from wayline.conversations.shapes import AuthorShape, ChannelRef, EntryShape, FileShape, PersonRef
from wayline.conversations.understanding.shapes import SignalsShape, seen_by
from wayline.customers import customers_by_id
from wayline.kit.db import Transaction

TYPED = frozenset({"value", "was", "text", "reason"})
FILE_PATH = "/api/files/"
CUSTOMER_FILE_PATH = "/w/files/"


class Names(msgspec.Struct):
    """Names by id; whoever has none is nameless, never missing."""

    customers: dict[UUID, PersonRef]
    teammates: dict[UUID, PersonRef]
    teams: dict[UUID, PersonRef]
    channels: dict[UUID, ChannelRef]

    def customer(self, identity: UUID) -> PersonRef:
        """The customer behind an identity."""
        return self.customers.get(identity) or PersonRef(identity, None)

    def teammate(self, id: UUID) -> PersonRef:
        """A teammate, of now or before."""
        return self.teammates.get(id) or PersonRef(id, None)

    def team(self, id: UUID) -> PersonRef:
        """A team."""
        return self.teams.get(id) or PersonRef(id, None)

    def channel(self, id: UUID, kind: str) -> ChannelRef:
        """A channel; one that is gone keeps its kind."""
        return self.channels.get(id) or ChannelRef(id, kind, kind)

    def author(self, entry: Entry, sight: Sight) -> AuthorShape:
        """Who wrote an entry."""
        if entry.author_id is None:
            return AuthorShape(Side(entry.author_kind), None, None)
        if entry.author_kind == Side.CUSTOMER:
            known = self.customer(entry.author_id)
            return AuthorShape(Side.CUSTOMER, known.id, sight.name(known.name))
        known = self.teammate(entry.author_id)
        return AuthorShape(Side(entry.author_kind), known.id, known.name)


async def names_for(
    tx: Transaction,
    *,
    customers: Iterable[UUID] = (),
    teammates: Iterable[UUID] = (),
    teams: Iterable[UUID] = (),
    channels: Iterable[UUID] = (),
) -> Names:
    """The names of these; customers by identity or id."""
    who, colleagues, groups, ways = set(customers), set(teammates), set(teams), set(channels)
    people = await customers_by_id(tx, who) if who else {}
    mates = await teammates_by_id(tx, colleagues) if colleagues else {}
    named_teams = await teams_by_id(tx, groups) if groups else {}
    named_channels = await channels_by_id(tx, ways) if ways else {}
    return Names(
        {id: PersonRef(each.id, each.name or each.email or each.phone) for id, each in people.items()},
        {id: PersonRef(each.id, each.name) for id, each in mates.items()},
        {id: PersonRef(each.id, each.name) for id, each in named_teams.items()},
        {id: ChannelRef(each.id, each.kind, each.name) for id, each in named_channels.items()},
    )


def entry_shape(
    entry: Entry,
    names: Names,
    files: Sequence[Attachment],
    sight: Sight = EVERYTHING,
    signals: SignalsShape | None = None,
) -> EntryShape:
    """An entry as it is answered with to somebody who may see so much."""
    is_plain = entry.author_kind == Side.CUSTOMER
    body = words(entry, sight)
    html = "" if entry.kind == Kind.STATE or not body else (from_plain if is_plain else from_markdown)(body)
    if body != entry.body:
        html = with_marks(html)
    return EntryShape(
        id=entry.id,
        position=entry.position,
        kind=Kind(entry.kind),
        author=names.author(entry, sight),
        body=body,
        body_html=html,
        attachments=[file_shape(file, sight) for file in files],
        at=entry.at,
        client_id=entry.client_id,
        state=_told(entry.state, sight),
        automatic=entry.automatic,
        masked=body != entry.body,
        signals=seen_by(sight, signals, author=_teammate(entry)) if signals else None,
    )


def _told(state: dict[str, Any] | None, sight: Sight) -> dict[str, Any] | None:
    """A change of state; what was typed for it is shown as far as the caller may see."""
    if state is None or sight.personal_data:
        return state
    return {name: sight.facts(value) if name in TYPED else value for name, value in state.items()}


def _teammate(entry: Entry) -> UUID | None:
    return entry.author_id if entry.author_kind == Side.TEAMMATE else None


def as_customer_sees(entry: EntryShape) -> EntryShape:
    """An entry for the customer: its files by the path that is open to them, and nothing of what was understood.

    Of a change of state they learn that it happened: what we think it came to, and why, is ours.
    """
    files = [msgspec.structs.replace(file, url=f"{CUSTOMER_FILE_PATH}{file.id}") for file in entry.attachments]
    state = {"name": entry.state["name"]} if entry.state else None
    return msgspec.structs.replace(entry, attachments=files, signals=None, state=state)


def file_shape(file: Attachment, sight: Sight = EVERYTHING) -> FileShape:
    """A file as teammates see it."""
    return FileShape(file.id, sight.words(file.name), file.size, file.type, f"{FILE_PATH}{file.id}")
