"""Coaching notes over HTTP."""

from uuid import UUID

from litestar import delete, get, post
from litestar.params import FromPath, JSONBody
from litestar.types import ControllerRouterHandler

from wayline.company import Permission, sight_of
from wayline.kit.http import Asker, Now, Tx, needs, signed_in
from wayline.quality.coaching import reads
from wayline.quality.coaching.reads import NoteList, NoteShape
from wayline.quality.coaching.writing import NewNote, answer_note, see_note, take_back_note, write_note
from wayline.quality.reviewing import ReviewReply

READ, EDIT = needs(Permission.COACHING_READ), needs(Permission.COACHING_EDIT)


@get("/api/coaching-notes", tags=["quality"], **READ)
async def list_notes(tx: Tx, caller: Asker, now: Now) -> NoteList:
    """What you said to teammates, and what others said and was read or is three days old; twelve weeks."""
    return await reads.open_notes(tx, caller.id, sight_of(caller), now)


@post("/api/coaching-notes", tags=["quality"], **EDIT)
async def add_note(tx: Tx, caller: Asker, now: Now, data: JSONBody[NewNote]) -> NoteShape:
    """Say something to a teammate about a message, or about a review's criterion."""
    return (await reads.shaped_notes(tx, [await write_note(tx, data, caller, now)], sight_of(caller), now))[0]


@delete("/api/coaching-notes/{id:uuid}", tags=["quality"], **EDIT)
async def remove_note(tx: Tx, caller: Asker, now: Now, id: FromPath[UUID]) -> None:
    """Take back what you said, as long as they have not read it."""
    await take_back_note(tx, id, caller, now)


@get("/api/me/coaching-notes", tags=["quality"], **signed_in())
async def list_own_notes(tx: Tx, caller: Asker, now: Now) -> NoteList:
    """What was said to you."""
    return await reads.own_notes(tx, caller.id, sight_of(caller), now)


@post("/api/coaching-notes/{id:uuid}/seen", tags=["quality"], status_code=200, **signed_in())
async def see_own_note(tx: Tx, caller: Asker, now: Now, id: FromPath[UUID]) -> NoteShape:
    """You have read it."""
    return (await reads.shaped_notes(tx, [await see_note(tx, id, caller, now)], sight_of(caller), now))[0]


@post("/api/coaching-notes/{id:uuid}/reply", tags=["quality"], status_code=200, **signed_in())
async def answer_own_note(
    tx: Tx, caller: Asker, now: Now, id: FromPath[UUID], data: JSONBody[ReviewReply]
) -> NoteShape:
    """Say something to it."""
    found = await answer_note(tx, id, data.words, caller, now)
    return (await reads.shaped_notes(tx, [found], sight_of(caller), now))[0]


handlers: list[ControllerRouterHandler] = [
    list_notes,
    add_note,
    remove_note,
    list_own_notes,
    see_own_note,
    answer_own_note,
]
