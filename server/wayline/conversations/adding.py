"""The one way into a conversation: an entry gets its position, goes on the customer's line, and is announced."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from wayline.conversations import store
from wayline.conversations.masking import put_masks
from wayline.conversations.model import SNIPPET, Attachment, Author, Conversation, Entry, Kind, Side
from wayline.kit.db import Transaction, is_history
from wayline.kit.ids import derived_id
from wayline.kit.live import Live
from wayline.touchpoints.recording import Initiator, Touchpoint, record, standard

Follower = Callable[[Transaction, Conversation, Entry], Awaitable[None]]
Overseer = Callable[[Transaction, UUID], Awaitable[None]]
_followers: list[Follower] = []
_overseers: dict[str, Overseer] = {}
STIRS = frozenset({"entry", "understood", "promise"})
INITIATOR = {
    Side.CUSTOMER: Initiator.CUSTOMER,
    Side.TEAMMATE: Initiator.COMPANY,
    Side.SYSTEM: Initiator.SYSTEM,
}
ON_THE_LINE = {
    "started": "Conversation Started",
    "assigned": "Conversation Assigned",
    "unassigned": "Conversation Assigned",
    "snoozed": "Conversation Snoozed",
    "unsnoozed": "Conversation Woken",
    "woken": "Conversation Woken",
    "resolved": "Conversation Resolved",
    "reopened": "Conversation Reopened",
    "tagged": "Conversation Tagged",
    "spam": "Conversation Marked Spam",
    "not_spam": "Conversation Spam Undone",
    "transcript_sent": "Transcript Sent",
    "pending": "Status Changed",
    "unpended": "Status Changed",
    "closed": "Status Changed",
    "unclosed": "Status Changed",
    "prioritised": "Priority Changed",
    "topic": "Topic Changed",
    "described": "Conversation Described",
    "transferred": "Conversation Transferred",
    "escalated": "Conversation Escalated",
    "merged": "Conversation Merged",
    "merged_in": "Conversation Described",
    "unmerged": "Conversation Reopened",
    "unmerged_from": "Conversation Described",
    "split_from": "Conversation Split",
    "split_out": "Conversation Described",
    "unsplit": "Conversation Split Undone",
    "split_back": "Conversation Described",
    "linked": "Conversation Linked",
    "unlinked": "Conversation Described",
    "promised": "Follow-up Promised",
    "promise_kept": "Follow-up Kept",
    "promise_missed": "Follow-up Missed",
    "promise_withdrawn": "Conversation Described",
    "no_reply_needed": "No Reply Needed Marked",
    "reply_needed": "No Reply Needed Undone",
    "promise_breached": "Promise Breached",
}


def follow_with(follower: Follower) -> None:
    """Have `follower(tx, conversation, entry)` called after every entry, in its transaction; the row is held."""
    _followers.append(follower)


def oversee_with(room: str, overseer: Overseer) -> None:
    """Have `overseer(tx, id)` called in every transaction after which a conversation stands otherwise than before.

    It is called before the commit, and does no more than remember the id: what it costs, whoever writes waits for.
    What is brought in of the past stirs nobody.
    """
    _overseers[room] = overseer


async def add_message(
    tx: Transaction,
    conversation: Conversation,
    entry: Entry,
    files: Sequence[Attachment] = (),
    page: dict[str, Any] | None = None,
) -> Entry:
    """Add what somebody wrote; the conversation is locked. `page` is where the customer was."""
    entry.position = conversation.said_position = conversation.advance(entry.at)
    author = Author(Side(entry.author_kind), entry.author_id)
    if entry.kind == Kind.MESSAGE:
        conversation.snippet = snippet_of(entry.body, files)
    if author.kind is Side.CUSTOMER:
        conversation.received_position = entry.position
    await put_masks(tx, entry)
    await store.save(tx, entry)
    for file in files:
        file.entry_id = entry.id
    await store.save(tx, *files)
    name = "Note Added" if entry.kind == Kind.NOTE else "Message Sent"
    name = "Message Received" if author.kind is Side.CUSTOMER else name
    properties: dict[str, Any] = {"position": entry.position, "attachments": len(files)}
    if entry.kind == Kind.MESSAGE:
        properties["text"] = snippet_of(entry.body, files)
        if entry.masked is not None:  # not found again in the first words alone: they may end within a number
            properties["masked"] = snippet_of(entry.masked)
    if entry.automatic:
        properties["automatic"] = True
    await _tell(tx, conversation, entry, _touchpoint(conversation, entry, name, properties, page))
    return entry


async def add_state(
    tx: Transaction,
    conversation: Conversation,
    name: str,
    by: Author,
    at: datetime,
    **facts: Any,  # noqa: ANN401 (what there is to say of a change depends on the change)
) -> Entry:
    """Add a change of state that was decided; the conversation is locked."""
    entry = Entry(
        conversation_id=conversation.id,
        position=conversation.advance(at),
        kind=Kind.STATE.value,
        author_kind=by.kind.value,
        author_id=by.id,
        at=at,
        state={"name": name, **facts},
    )
    await store.save(tx, entry)
    page = conversation.opened_on if name == "started" else None
    properties = {"position": entry.position, **facts}
    if name == "started" and page:
        properties["cause"] = {"method": "page", **page}
    touchpoint = _touchpoint(conversation, entry, ON_THE_LINE[name], properties, page)
    await _tell(tx, conversation, entry, touchpoint)
    return entry


def snippet_of(body: str, files: Sequence[Attachment] = ()) -> str:
    """The first words of a message, on one line; a message without words is its files' names."""
    words = " ".join(body.split()) or ", ".join(file.name for file in files)
    return words if len(words) <= SNIPPET else words[: SNIPPET - 1].rstrip() + "…"


async def _tell(tx: Transaction, conversation: Conversation, entry: Entry, touchpoint: Touchpoint) -> None:
    await record(tx, touchpoint)
    change = entry.state["name"] if entry.state else entry.kind
    await announce(tx, conversation, type="entry", position=entry.position, change=change)
    for follower in _followers:
        await follower(tx, conversation, entry)


async def announce(
    tx: Transaction,
    conversation: Conversation,
    **data: Any,  # noqa: ANN401 (what a notice carries is plain JSON)
) -> None:
    """Tell who watches this conversation, when the transaction commits; of the past nobody is told."""
    if is_history(tx):
        return
    ids = {"id": str(conversation.id)}
    if conversation.correspondent:
        ids["correspondent"] = str(conversation.correspondent)
    await Live.announce(tx, f"conversation:{conversation.id}", {**ids, **data})
    for overseer in _overseers.values() if data["type"] in STIRS else ():
        await overseer(tx, conversation.id)


def _whose(conversation: Conversation) -> dict[str, Any]:
    """The mailbox or chat it runs on, and the team it lies with: what numbers are cut by."""
    team = {"team": str(conversation.team_id)} if conversation.team_id else {}
    return {"channel_id": str(conversation.channel_id), **team}


def _touchpoint(
    conversation: Conversation, entry: Entry, name: str, properties: dict[str, Any], page: dict[str, Any] | None
) -> Touchpoint:
    meaning, by = standard(name), Author(Side(entry.author_kind), entry.author_id)
    return Touchpoint(
        id=derived_id("entry", str(entry.id)),
        identity=conversation.identity,
        anonymous=conversation.anonymous,
        name=name,
        occurred_at=entry.at,
        lens=meaning.lens,
        channel=conversation.channel,
        department=meaning.department,
        stage=meaning.stage,
        initiated_by=INITIATOR[by.kind],
        conversation=conversation.id,
        teammate=by.teammate,
        marks=("automatic",) if entry.automatic else (),
        properties=properties | _whose(conversation),
        context={"page": page} if page else {},
    )
