"""Sending: at once, in the seconds it may be taken back, or at a moment; what becomes of the conversation with it."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import msgspec

from wayline.conversations import store as conversations
from wayline.conversations.adding import announce
from wayline.conversations.batches.acting import have_done
from wayline.conversations.batches.model import BatchAct
from wayline.conversations.delivering import Addressed
from wayline.conversations.macros.keeping import write_down_uses
from wayline.conversations.model import Author, Conversation, Entry, Kind, Side
from wayline.conversations.replying import Reply, reply
from wayline.conversations.sending import store
from wayline.conversations.sending.becoming import Becoming, check_becoming, put_becoming
from wayline.conversations.sending.errors import NoSuchSending, SendingOfAnother, ThreadMoved
from wayline.conversations.sending.model import Sending, check_moment, unseen
from wayline.conversations.writing import check_words
from wayline.kit.db import Transaction
from wayline.kit.errors import Forbidden, Invalid, WaylineError


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """What a teammate sends: words, files, to whom, what becomes of the conversation, and when.

    `acts` are done with it, as the `macros` that prepared it say or its writer changed that.

    `send_at` None: as soon as it cannot be taken back any more. `seen` None: whatever came meanwhile.
    """

    message: Reply
    client_id: str
    becomes: Becoming | None = None
    acts: Sequence[BatchAct] = ()
    macros: Sequence[UUID] = ()
    seen: int | None = None
    send_at: datetime | None = None
    despite_reply: bool = False


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be different: the words (None: as they are), the moment (None: now), and whether a reply holds it."""

    body: str | None = None
    send_at: datetime | None = None
    despite_reply: bool = False


async def send(tx: Transaction, id: UUID, wanted: Wanted, by: Author, at: datetime) -> Entry | Sending:
    """Send it; what was sent under this `client_id` before answers with the same. All of it is done, or nothing.

    A message waits until its moment, or for the seconds its writer may take it back; a note never waits. Raises
    ThreadMoved for what came after `seen` by others, SendInPast, Forbidden for who is no teammate, and as `reply`,
    `resolve` and `put_away` do.
    """
    if by.teammate is None:
        raise Forbidden("Only a teammate sends so; keys post messages.")
    conversation = await conversations.load(tx, id)
    known = await _known(tx, id, wanted.client_id)
    if known is not None:
        return known
    for act in wanted.acts:
        act.check()
        if act.do == "merge":
            raise Invalid("What is sent merges nothing.", do=act.do)
    await _check_seen(tx, id, wanted.seen, by.teammate)
    waits = await _waits(tx, conversation, wanted, by.teammate, at)
    check_becoming(wanted.becomes, waits.send_at if waits else at)
    if waits is None:
        written = await reply(tx, id, wanted.message, by, at)
        await _settle(tx, conversation, wanted, by, at)
        return written
    check_words(wanted.message.body, wanted.message.files)
    await conversations.unsent_files(tx, wanted.message.files, by.id)
    await conversations.save(tx, waits)
    await conversations.keep_draft(tx, id, by.teammate, ("", Kind.MESSAGE), at)
    await _tell(tx, conversation)
    return waits


async def change(tx: Transaction, id: UUID, wanted: Change, by: Author, at: datetime) -> Sending:
    """Other words, or another moment; its writer has seen the conversation by now, so what held it does not any more.

    Raises NoSuchSending, SendingOfAnother, SendInPast.
    """
    conversation, row = await _load(tx, id)
    if row.teammate_id != by.teammate:
        raise SendingOfAnother
    if wanted.body is not None:
        check_words(wanted.body, row.files)
        row.body = wanted.body
    if wanted.send_at is not None:
        check_moment(wanted.send_at, at)
    row.send_at = wanted.send_at or at
    row.waits_for, row.despite_reply = "moment", wanted.despite_reply
    row.seen, row.problem = conversation.position, None
    await conversations.save(tx, row)
    await _tell(tx, conversation)
    return row


async def take_back(tx: Transaction, id: UUID) -> Sending:
    """It does not go out; returns it as it was. Raises NoSuchSending where it has gone out or was taken back."""
    conversation, row = await _load(tx, id)
    await tx.delete(row)
    await tx.flush()
    await _tell(tx, conversation)
    return row


async def send_due(tx: Transaction, now: datetime) -> int:
    """Have one whose moment has come go out, once, whichever servers look for it. Returns how many were looked at."""
    found = await store.due(tx, now)
    if found is None:
        return 0
    id, conversation = found[0], await conversations.load(tx, found[1])
    row = await store.find(tx, id)  # again: it may have gone out, been taken back or held while this one waited
    if row is None or row.send_at > now or row.problem or row.is_held(conversation.received_position):
        return 1
    try:
        async with tx.begin_nested():
            await _go(tx, conversation, row, now)
    except WaylineError as error:
        row = await store.find(tx, id)
        if row is not None:
            row.problem = error.code
            await conversations.save(tx, row)
    await _tell(tx, await conversations.load(tx, found[1]))  # a savepoint that failed takes what was read away
    return 1


async def _known(tx: Transaction, id: UUID, client_id: str) -> Entry | Sending | None:
    entry = await conversations.entry_of_client(tx, id, Side.TEAMMATE, client_id)
    return entry or await store.of_client(tx, id, client_id)


async def _check_seen(tx: Transaction, id: UUID, seen: int | None, by: UUID) -> None:
    if seen is None:
        return
    came = await store.moved(tx, id, seen)
    if unseen(came, seen, by) is not None:
        raise ThreadMoved(seen=seen, position=came[-1][0])


async def _waits(tx: Transaction, it: Conversation, wanted: Wanted, by: UUID, at: datetime) -> Sending | None:
    """The row it waits in; None where it goes out now."""
    message = wanted.message
    if message.kind is Kind.NOTE:
        if wanted.send_at:
            raise Invalid("A note is there at once.")
        return None
    if wanted.send_at:
        check_moment(wanted.send_at, at)
    seconds = (await store.take_back(tx, by)).on(it.channel)
    if not wanted.send_at and not seconds:
        return None
    return Sending(
        conversation_id=it.id,
        teammate_id=by,
        made_at=at,
        send_at=wanted.send_at or at + timedelta(seconds=seconds),
        waits_for="moment" if wanted.send_at else "take_back",
        client_id=wanted.client_id,
        body=message.body,
        seen=it.position,
        despite_reply=wanted.despite_reply or wanted.send_at is None,
        files=list(message.files),
        addressed=_plain(message.addressed),
        becomes=_plain(wanted.becomes),
        acts=[act.plain() for act in wanted.acts],
        macro_ids=list(wanted.macros),
    )


def _plain(value: Addressed | Becoming | None) -> dict[str, Any] | None:
    told = value.plain() if isinstance(value, Addressed) else value
    found: dict[str, Any] | None = None if told is None else msgspec.to_builtins(told)
    return found


async def _load(tx: Transaction, id: UUID) -> tuple[Conversation, Sending]:
    conversation = await conversations.load(tx, await store.where(tx, id))
    row = await store.find(tx, id)
    if row is None:
        raise NoSuchSending(id=str(id))
    return conversation, row


async def _go(tx: Transaction, conversation: Conversation, row: Sending, now: datetime) -> None:
    by = Author(Side.TEAMMATE, row.teammate_id)
    if conversation.merged_into_id:
        raise NoSuchSending("The conversation was merged into another.")
    files: Sequence[UUID] = row.files
    message = Reply(
        body=row.body,
        client_id=row.client_id,
        files=files,
        addressed=msgspec.convert(row.addressed, Addressed) if row.addressed else None,
    )
    draft = await conversations.draft(tx, conversation.id, row.teammate_id)
    kept = (draft.body, Kind(draft.kind)) if draft else None
    wanted = Wanted(
        message=message,
        client_id=row.client_id,
        becomes=msgspec.convert(row.becomes, Becoming) if row.becomes else None,
        acts=msgspec.convert(row.acts, list[BatchAct]),
        macros=row.macro_ids,
    )
    await tx.delete(row)
    await reply(tx, conversation.id, message, by, now)
    if kept:  # begun after this one was sent, and not sent with it
        await conversations.keep_draft(tx, conversation.id, row.teammate_id, kept, now)
    await _settle(tx, conversation, wanted, by, now)


async def _settle(tx: Transaction, conversation: Conversation, wanted: Wanted, by: Author, at: datetime) -> None:
    """What is done with what was sent: the acts, then what becomes of the conversation. The macros have been used."""
    for act in wanted.acts:
        await have_done(tx, conversation.id, act, by, at)
    if wanted.becomes:
        await put_becoming(tx, conversation, wanted.becomes, by, at)
    await write_down_uses(tx, wanted.macros, conversation.id, by.teammate, at)


async def _tell(tx: Transaction, conversation: Conversation) -> None:
    await announce(tx, conversation, type="sending", position=conversation.position)
