"""Splitting a message out: what the customer asked beside the matter becomes a conversation of its own.

Here messages do move, unlike in a merge: both conversations are found, counted and answered by what stands in them.
Where each stood is kept, so that it can go back there; the places it leaves stay empty. Who wrote the words and when is
never touched. What waits, waits since it was written: what was answered in between was an answer to the other matter.
"""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import msgspec

from wayline.conversations import store
from wayline.conversations.adding import add_state, snippet_of
from wayline.conversations.assigning import assign
from wayline.conversations.delivering import is_carried
from wayline.conversations.errors import AlreadySo, ChatRuns, NotSplittable, SplitGrown
from wayline.conversations.links.model import ConversationLink
from wayline.conversations.links.store import remove_link
from wayline.conversations.model import Author, Conversation, Entry, Kind, Side
from wayline.conversations.opening import Opening, start
from wayline.conversations.promising.changing import Cause
from wayline.conversations.promising.following import bring_up_to_date
from wayline.conversations.splitting import store as splits
from wayline.conversations.splitting.model import Split, tell_moved
from wayline.conversations.states import SETTLED, Status
from wayline.conversations.understanding.store import stand
from wayline.kit.db import Transaction
from wayline.kit.ids import derived_id

TOUCHPOINTS = "touchpoints"
"""What a split's touchpoint says of those that recorded the messages it moved, so that numbers can follow them."""


class Cut(msgspec.Struct, frozen=True):
    """Which message of a conversation is split out, and whether what the customer wrote after it goes along."""

    entry_id: UUID
    following: bool = False


async def split(tx: Transaction, id: UUID, cut: Cut, by: Author, at: datetime) -> Conversation:
    """Make a new conversation of these messages, of the same customer and channel, with the same people on it.

    Raises NoSuchConversation, NoSuchEntry, NotSplittable; ChatRuns where the customer has it before them.
    """
    old = await store.load(tx, id)
    moved = await _chosen(tx, old, cut)
    opening = Opening(
        channel_id=old.channel_id,
        channel=old.channel,
        identity=old.identity,
        anonymous=old.anonymous,
        correspondent=old.correspondent,
        subject=old.subject,
    )
    new = await start(tx, opening, moved[0].at, Author(Side.CUSTOMER, old.identity))
    stood = {str(entry.id): entry.position for entry in moved}
    was_read = old.understood_position >= moved[-1].position
    await _move(tx, moved, new, {entry.id: new.advance(entry.at) for entry in moved})
    row = Split(conversation_id=new.id, from_id=old.id, at=at, positions=stood, by_id=by.id)
    row.waited_at = old.unanswered_at or old.no_reply_since_at
    one, other = sorted((old.id, new.id))
    await store.save(tx, row, ConversationLink(one_id=one, other_id=other, kind="split", at=at, by_id=by.id))
    new.understood_position = new.position if was_read else 0
    await _stand(tx, new)
    new.unanswered_at = next((entry.at for entry in moved if not entry.automatic), None)
    await add_state(tx, new, "split_from", by, at, other=str(old.id), **_recorded(stood))
    if old.assignee_id or old.team_id:
        await assign(tx, new.id, (old.assignee_id, old.team_id), by, at)
    await _stand(tx, old)
    waits = await _without(tx, old, {entry.at for entry in moved})
    await _wait(tx, old, waits, "split_out", (by, at), new.id, list(stood))
    return new


async def unsplit(tx: Transaction, id: UUID, by: Author, at: datetime) -> Conversation:
    """What was split out into this conversation stands where it stood; this one is closed, and goes on there.

    Returns that one. Raises NoSuchConversation, AlreadySo; SplitGrown where something was written since.
    """
    row = await splits.split_of(tx, id)
    if row is None:
        raise AlreadySo("This conversation is not split out of another.")
    rows = {each: await store.load(tx, each) for each in sorted({id, row.from_id})}
    new, old = rows[id], rows[row.from_id]
    await tx.refresh(row)
    said = await splits.words_of(tx, id)
    if row.undone_at is not None or new.merged_into_id is not None:
        raise AlreadySo("This conversation is not split out of another any more.")
    if {str(entry.id) for entry in said} != set(row.positions):
        raise SplitGrown(conversation_id=str(old.id))
    row.undone_at = at
    was_read = new.understood_position >= new.said_position
    await _move(tx, said, old, {entry.id: row.positions[str(entry.id)] for entry in said})
    await _stand(tx, new)
    await remove_link(tx, id, old.id)
    new.unanswered_at = None
    if new.status != Status.CLOSED:
        new.become(Status.CLOSED, by, at)
    new.merged_into_id = old.id
    await add_state(tx, new, "unsplit", by, at, into=str(old.id), **_recorded(row.positions))
    if not was_read:
        old.understood_position = min(old.understood_position, min(row.positions.values()) - 1)
    await _stand(tx, old)
    waits = old.unanswered_at
    if not await splits.is_answered_after(tx, old.id, row.at):
        waits = min((each for each in (waits, row.waited_at) if each), default=None)
    await _wait(tx, old, waits, "split_back", (by, at), new.id, list(row.positions))
    return old


async def _chosen(tx: Transaction, old: Conversation, cut: Cut) -> Sequence[Entry]:
    entry = await store.entry(tx, old.id, cut.entry_id)
    if old.merged_into_id is not None or old.status == Status.SPAM:
        raise NotSplittable("Nothing is split out of spam, or of what was merged.", status=old.status)
    if entry.kind != Kind.MESSAGE or entry.author_kind != Side.CUSTOMER:
        raise NotSplittable("Only what the customer wrote is split out.")
    if not is_carried(old.channel) and old.status not in SETTLED:
        raise ChatRuns(status=old.status)
    every = await splits.messages_from(tx, old.id, 0)
    moved = [each for each in every if each.position >= entry.position] if cut.following else [entry]
    if len(moved) == len(every):
        raise NotSplittable("Nothing of the customer's would be left in this conversation.")
    return moved


async def _move(tx: Transaction, entries: Sequence[Entry], to: Conversation, positions: dict[UUID, int]) -> None:
    await splits.put_at(tx, entries, to.id, positions)
    await tell_moved(tx, [entry.id for entry in entries], to.id)


async def _stand(tx: Transaction, conversation: Conversation) -> None:
    """What its row says of its words, anew."""
    last = await splits.last_words(tx, conversation.id)
    conversation.snippet = snippet_of(last.body, await store.files_of(tx, last.id)) if last else ""
    conversation.received_position, conversation.said_position = await splits.positions_of(tx, conversation.id)
    await stand(tx, conversation)


async def _without(tx: Transaction, old: Conversation, gone: set[datetime]) -> datetime | None:
    """Since when it waits without what was split out: since the next of what nobody had answered."""
    if old.unanswered_at is None or old.unanswered_at not in gone:
        return old.unanswered_at
    asked = await splits.asked_since(tx, old.id, old.unanswered_at)
    merged = await splits.merged_in_waits(tx, old.id)
    return min((each for each in (asked, *merged) if each and each >= old.unanswered_at), default=None)


async def _wait(  # noqa: PLR0917 (what is said of it, and the wait it leaves)
    tx: Transaction,
    old: Conversation,
    waits: datetime | None,
    name: str,
    done: tuple[Author, datetime],
    other: UUID,
    entries: Sequence[str],
) -> None:
    """Say what happened in the old one; where it waits since another moment, its clock is another one too."""
    by, at = done
    moves = waits != old.unanswered_at
    if moves:
        old.unanswered_at = None
    await add_state(tx, old, name, by, at, what="split", other=str(other), entries=list(entries))
    if moves and waits is not None:
        old.unanswered_at = waits
        await bring_up_to_date(tx, old, Cause(at=at, why=name, by=by))


def _recorded(entries: dict[str, int]) -> dict[str, list[str]]:
    return {TOUCHPOINTS: [str(derived_id("entry", id)) for id in entries]}
