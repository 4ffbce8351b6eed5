"""What is done to a conversation, over HTTP: each act answers with the conversation as it stands then."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

import msgspec
from litestar import post, put
from litestar.datastructures import State
from litestar.params import FromPath, JSONBody
from litestar.types import ControllerRouterHandler
from msgspec import Meta

from wayline.company import Permission, sight_of
from wayline.conversations import reads
from wayline.conversations.assigning import assign
from wayline.conversations.callers import author_of, teammate_of
from wayline.conversations.closing import close, unclose
from wayline.conversations.model import Author
from wayline.conversations.needing_no_reply import need_no_reply, need_reply
from wayline.conversations.pending import pend, unpend
from wayline.conversations.prioritising import prioritise
from wayline.conversations.reading import mark_read, tell_typing
from wayline.conversations.resolving import UNSAID, Outcome, reopen, resolve
from wayline.conversations.revealing import reveal
from wayline.conversations.shapes import ConversationShape, EntryShape
from wayline.conversations.snoozing import Pause, put_away, unsnooze
from wayline.conversations.spam import mark_spam, undo_spam
from wayline.conversations.states import Priority
from wayline.conversations.summarising import SummaryShape, summary
from wayline.conversations.tagging import put_tags
from wayline.conversations.transcribing import ask_for_transcript
from wayline.kit.db import Transaction
from wayline.kit.http import Asker, Now, Tx, needs

REPLY = needs(Permission.CONVERSATIONS_REPLY)
ASSIGN = needs(Permission.CONVERSATIONS_ASSIGN)
READ = needs(Permission.CONVERSATIONS_READ)
Act = Callable[[Transaction, UUID, Author, datetime], Awaitable[Any]]


class To(msgspec.Struct):
    """Whose it becomes; neither: anybody's."""

    teammate_id: UUID | None = None
    team_id: UUID | None = None


class Pressing(msgspec.Struct):
    """How much it presses."""

    priority: Priority


class Position(msgspec.Struct):
    """How far somebody has read."""

    position: Annotated[int, Meta(ge=0)]


class TagIds(msgspec.Struct):
    """The tags it carries from now on."""

    tag_ids: Annotated[list[UUID], Meta(max_length=50)]


class Address(msgspec.Struct):
    """Where a transcript goes."""

    email: Annotated[str, Meta(min_length=3, max_length=254)]


def _act(path: str, act: Act) -> ControllerRouterHandler:
    async def handler(tx: Tx, caller: Asker, now: Now, id: FromPath[UUID]) -> ConversationShape:
        await act(tx, id, author_of(caller), now)
        return await reads.conversation(tx, id, teammate_of(caller), sight_of(caller))

    handler.__doc__ = act.__doc__
    address = f"/api/conversations/{{id:uuid}}/{path}"
    name = path.replace("-", "_")
    return post(address, tags=["conversations"], status_code=200, operation_id=name, **REPLY)(handler)


@post("/api/conversations/{id:uuid}/assign", tags=["conversations"], status_code=200, **ASSIGN)
async def assign_conversation(
    tx: Tx, caller: Asker, now: Now, id: FromPath[UUID], data: JSONBody[To]
) -> ConversationShape:
    """Give it to a teammate, a team, both, or nobody."""
    await assign(tx, id, (data.teammate_id, data.team_id), author_of(caller), now)
    return await reads.conversation(tx, id, teammate_of(caller), sight_of(caller))


@post("/api/conversations/{id:uuid}/resolve", tags=["conversations"], status_code=200, operation_id="resolve", **REPLY)
async def resolve_conversation(
    tx: Tx, caller: Asker, now: Now, id: FromPath[UUID], data: JSONBody[Outcome | None] = None
) -> ConversationShape:
    """Nothing more is to be done. As spam it is marked as that."""
    await resolve(tx, id, author_of(caller), now, data or UNSAID)
    return await reads.conversation(tx, id, teammate_of(caller), sight_of(caller))


@put("/api/conversations/{id:uuid}/priority", tags=["conversations"], **REPLY)
async def prioritise_conversation(
    tx: Tx, caller: Asker, now: Now, id: FromPath[UUID], data: JSONBody[Pressing]
) -> ConversationShape:
    """It presses so much from now on."""
    await prioritise(tx, id, data.priority, author_of(caller), now)
    return await reads.conversation(tx, id, teammate_of(caller), sight_of(caller))


@post("/api/conversations/{id:uuid}/snooze", tags=["conversations"], status_code=200, **REPLY)
async def snooze_conversation(
    tx: Tx, caller: Asker, now: Now, id: FromPath[UUID], data: JSONBody[Pause]
) -> ConversationShape:
    """Put it away; a message from the customer brings it back before its time."""
    await put_away(tx, id, data, author_of(caller), now)
    return await reads.conversation(tx, id, teammate_of(caller), sight_of(caller))


@put("/api/conversations/{id:uuid}/tags", tags=["conversations"], **REPLY)
async def tag_conversation(
    tx: Tx, caller: Asker, now: Now, id: FromPath[UUID], data: JSONBody[TagIds]
) -> ConversationShape:
    """It carries these tags from now on, and no others."""
    await put_tags(tx, id, data.tag_ids, author_of(caller), now)
    return await reads.conversation(tx, id, teammate_of(caller), sight_of(caller))


@post("/api/conversations/{id:uuid}/read", tags=["conversations"], status_code=204, **READ)
async def read_conversation(tx: Tx, caller: Asker, now: Now, id: FromPath[UUID], data: JSONBody[Position]) -> None:
    """You have read everything up to this position."""
    await mark_read(tx, id, data.position, author_of(caller), now)


@post("/api/conversations/{id:uuid}/typing", tags=["conversations"], status_code=204, **REPLY)
async def type_in_conversation(tx: Tx, caller: Asker, id: FromPath[UUID]) -> None:
    """You are writing: the others see it for a few seconds."""
    await tell_typing(tx, id, author_of(caller), caller.name)


@post("/api/conversations/{id:uuid}/transcript", tags=["conversations"], status_code=202, **REPLY)
async def mail_transcript(tx: Tx, caller: Asker, now: Now, id: FromPath[UUID], data: JSONBody[Address]) -> None:
    """Mail what was said to an address."""
    await ask_for_transcript(tx, id, data.email, author_of(caller), now, sight=sight_of(caller))


@post(
    "/api/conversations/{id:uuid}/entries/{entry_id:uuid}/reveal",
    tags=["conversations"],
    status_code=200,
    **needs(Permission.PERSONAL_DATA_REVEAL),
)
async def reveal_entry(tx: Tx, caller: Asker, now: Now, id: FromPath[UUID], entry_id: FromPath[UUID]) -> EntryShape:
    """One entry as it was written, without masks. Each time is in the audit log: who, which entry, when."""
    return await reveal(tx, id, entry_id, caller, now)


@post("/api/conversations/{id:uuid}/summary", tags=["conversations"], status_code=200, **REPLY)
async def summarise_conversation(state: State, caller: Asker, id: FromPath[UUID]) -> SummaryShape:
    """What was said, in short: by the large language model where one is set, else the first and last words."""
    return await summary(state.database, state.llm, id, caller)


handlers: list[ControllerRouterHandler] = [
    _act("reopen", reopen),
    _act("unsnooze", unsnooze),
    _act("pending", pend),
    _act("not-pending", unpend),
    _act("close", close),
    _act("unclose", unclose),
    _act("no-reply-needed", need_no_reply),
    _act("reply-needed", need_reply),
    _act("spam", mark_spam),
    _act("not-spam", undo_spam),
    assign_conversation,
    resolve_conversation,
    prioritise_conversation,
    snooze_conversation,
    tag_conversation,
    read_conversation,
    type_in_conversation,
    mail_transcript,
    reveal_entry,
    summarise_conversation,
]
