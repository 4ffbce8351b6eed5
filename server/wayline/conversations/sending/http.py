"""Sending over HTTP: now, a little later or at a moment, with what becomes of the conversation; taking it back."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

import msgspec
from litestar import delete, get, patch, post, put
from litestar.params import FromPath, JSONBody
from litestar.types import ControllerRouterHandler
from msgspec import Meta

from wayline.company import Permission, Sight, sight_of
from wayline.conversations import reads
from wayline.conversations import store as conversations
from wayline.conversations.batches.model import BatchAct
from wayline.conversations.callers import author_of
from wayline.conversations.delivering import Addressed
from wayline.conversations.files.store import waiting_files
from wayline.conversations.mentions.keeping import Whom
from wayline.conversations.model import Entry, Kind
from wayline.conversations.naming import file_shape, names_for
from wayline.conversations.replying import Reply
from wayline.conversations.sending import leaving, store
from wayline.conversations.sending.becoming import Becoming
from wayline.conversations.sending.leaving import Wanted
from wayline.conversations.sending.model import Sending, TakeBackShape
from wayline.conversations.shapes import EntryShape, FileShape, PersonRef
from wayline.conversations.writing import LONGEST
from wayline.kit.db import Transaction
from wayline.kit.errors import Forbidden
from wayline.kit.http import Asker, Now, Tx, needs

READ = needs(Permission.CONVERSATIONS_READ)
REPLY = needs(Permission.CONVERSATIONS_REPLY)
Moment = Annotated[datetime, Meta(tz=True)]
Body = Annotated[str, Meta(max_length=LONGEST)]


class NewSending(msgspec.Struct, kw_only=True):
    """What a teammate sends, what becomes of the conversation with it, and when.

    `client_id` makes sending it twice the same as once. `seen`: up to which position the writer knows the
    conversation; without it nobody looks for what came meanwhile. `send_at`: not before then; a customer's message
    before that holds it back, unless `despite_reply`. `acts` are done with it; `macro_ids`: it began with these.
    `mentions`: whom a note names, with `@` and their name in its words.
    """

    body: Body
    client_id: Annotated[str, Meta(min_length=1, max_length=100)]
    kind: Literal["message", "note"] = "message"
    attachments: Annotated[list[UUID], Meta(max_length=20)] = []
    addressed: Addressed | None = None
    becomes: Becoming | None = None
    acts: Annotated[list[BatchAct], Meta(max_length=20)] = []
    macro_ids: Annotated[list[UUID], Meta(max_length=10)] = []
    mentions: Whom = []
    seen: Annotated[int, Meta(ge=0)] | None = None
    send_at: Moment | None = None
    despite_reply: bool = False


class SendingChange(msgspec.Struct, kw_only=True):
    """Other words (none given: as they are) and another moment (none given: now)."""

    body: Body | None = None
    send_at: Moment | None = None
    despite_reply: bool = False


class SendingShape(msgspec.Struct, frozen=True, kw_only=True):
    """What waits to go out. `held`: a customer's message holds it back; `problem`: the code of why it could not go."""

    id: UUID
    conversation_id: UUID
    client_id: str
    teammate: PersonRef
    body: str
    attachments: list[FileShape]
    addressed: Addressed | None
    becomes: Becoming | None
    acts: list[BatchAct]
    macro_ids: list[UUID]
    made_at: datetime
    send_at: datetime
    waits_for: Literal["take_back", "moment"]
    held: bool
    despite_reply: bool
    problem: str | None


class Sendings(msgspec.Struct, frozen=True):
    """What waits to go out in a conversation, first coming first."""

    items: list[SendingShape]


class Sent(msgspec.Struct, frozen=True):
    """What became of it: an entry already, or a sending that waits. One of them."""

    entry: EntryShape | None
    sending: SendingShape | None


@post("/api/conversations/{id:uuid}/sendings", tags=["conversations"], status_code=200, operation_id="send", **REPLY)
async def send(tx: Tx, caller: Asker, now: Now, id: FromPath[UUID], data: JSONBody[NewSending]) -> Sent:
    """Send an answer or a note, and resolve, snooze or wait with it: all in one, or nothing.

    409 `thread_moved` where others wrote, settled or gave it away after `seen`.
    """
    if any(act.do in {"assign", "team"} for act in data.acts) and not caller.may(Permission.CONVERSATIONS_ASSIGN):
        raise Forbidden(permission=Permission.CONVERSATIONS_ASSIGN.value)
    message = Reply(
        body=data.body,
        client_id=data.client_id,
        kind=Kind(data.kind),
        files=data.attachments,
        addressed=data.addressed,
        mentions=data.mentions,
    )
    wanted = Wanted(
        message=message,
        client_id=data.client_id,
        becomes=data.becomes,
        acts=data.acts,
        macros=data.macro_ids,
        seen=data.seen,
        send_at=data.send_at,
        despite_reply=data.despite_reply,
    )
    found = await leaving.send(tx, id, wanted, author_of(caller), now)
    if isinstance(found, Entry):
        return Sent(await reads.one_entry(tx, found, sight_of(caller)), None)
    return Sent(None, (await _shapes(tx, [found], sight_of(caller), caller.id))[0])


@get("/api/conversations/{id:uuid}/sendings", tags=["conversations"], **READ)
async def list_sendings(tx: Tx, caller: Asker, id: FromPath[UUID]) -> Sendings:
    """What waits to go out in a conversation."""
    rows = await store.of_conversation(tx, id)
    return Sendings(await _shapes(tx, list(rows), sight_of(caller), caller.id))


@patch("/api/sendings/{id:uuid}", tags=["conversations"], **REPLY)
async def change_sending(
    tx: Tx, caller: Asker, now: Now, id: FromPath[UUID], data: JSONBody[SendingChange]
) -> SendingShape:
    """Other words, another moment, or now; only who wrote it may."""
    change = leaving.Change(body=data.body, send_at=data.send_at, despite_reply=data.despite_reply)
    row = await leaving.change(tx, id, change, author_of(caller), now)
    return (await _shapes(tx, [row], sight_of(caller), caller.id))[0]


@delete("/api/sendings/{id:uuid}", tags=["conversations"], status_code=200, **REPLY)
async def take_back_sending(tx: Tx, caller: Asker, id: FromPath[UUID]) -> SendingShape:
    """It does not go out; the answer is what it was. 404 where it has gone out."""
    row = await leaving.take_back(tx, id)
    return (await _shapes(tx, [row], sight_of(caller), caller.id))[0]


@get("/api/me/take-back", tags=["conversations"], **REPLY)
async def show_take_back(tx: Tx, caller: Asker) -> TakeBackShape:
    """How many seconds you may take back what you sent."""
    return await store.take_back(tx, caller.id)


@put("/api/me/take-back", tags=["conversations"], **REPLY)
async def put_take_back(tx: Tx, caller: Asker, now: Now, data: JSONBody[TakeBackShape]) -> TakeBackShape:
    """From now on you may take back what you send for so many seconds: 0, 5, 10 or 20."""
    await store.put_take_back(tx, caller.id, data, now)
    return data


async def _shapes(tx: Transaction, rows: list[Sending], sight: Sight, asking: UUID) -> list[SendingShape]:
    names = await names_for(tx, teammates=[row.teammate_id for row in rows])
    shaped = []
    for row in rows:
        conversation = await conversations.look_at(tx, row.conversation_id)
        files = await waiting_files(tx, row.files)
        shaped.append(
            SendingShape(
                id=row.id,
                conversation_id=row.conversation_id,
                client_id=row.client_id,
                teammate=names.teammate(row.teammate_id),
                body=row.body if row.teammate_id == asking else sight.words(row.body),
                attachments=[file_shape(file, sight) for file in files],
                addressed=_addressed(row, sight, asking),
                becomes=msgspec.convert(row.becomes, Becoming) if row.becomes else None,
                acts=msgspec.convert(row.acts, list[BatchAct]),
                macro_ids=list(row.macro_ids),
                made_at=row.made_at,
                send_at=row.send_at,
                waits_for="moment" if row.waits_for == "moment" else "take_back",
                held=row.is_held(conversation.received_position),
                despite_reply=row.despite_reply,
                problem=row.problem,
            )
        )
    return shaped


def _addressed(row: Sending, sight: Sight, asking: UUID) -> Addressed | None:
    if row.addressed is None:
        return None
    told = msgspec.convert(row.addressed, Addressed)
    if row.teammate_id == asking:
        return told
    return Addressed(*([sight.words(one) for one in each] for each in (told.to, told.cc, told.bcc)))


handlers: list[ControllerRouterHandler] = [
    send,
    list_sendings,
    change_sending,
    take_back_sending,
    show_take_back,
    put_take_back,
]
