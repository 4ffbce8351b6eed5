"""What was understood, over HTTP: corrections, what reads, and reading again."""

from uuid import UUID

from litestar import delete, get, post, put
from litestar.datastructures import State
from litestar.params import FromPath, JSONBody
from litestar.types import ControllerRouterHandler

from wayline.company import Permission, sight_of
from wayline.conversations.callers import author_of
from wayline.conversations.reads import one_entry
from wayline.conversations.shapes import EntryShape
from wayline.conversations.understanding import reads, store
from wayline.conversations.understanding.correcting import correct
from wayline.conversations.understanding.rereading import ask_for_rereading, stop_rereading
from wayline.conversations.understanding.shapes import (
    Correction,
    LanguageShape,
    LearningShape,
    LearningSwitch,
    RereadingShape,
)
from wayline.conversations.understanding.using import forget, switch
from wayline.kit.http import Asker, Now, Tx, needs


@post(
    "/api/conversations/{id:uuid}/entries/{entry_id:uuid}/corrections",
    tags=["language"],
    status_code=200,
    **needs(Permission.CONVERSATIONS_REPLY),
)
async def correct_signal(  # noqa: PLR0917 (passed by name)
    tx: Tx, caller: Asker, now: Now, id: FromPath[UUID], entry_id: FromPath[UUID], data: JSONBody[Correction]
) -> EntryShape:
    """Say better what a text feels or wants; `value` null takes it back. The entry comes back as it now counts."""
    corrected = await correct(tx, id, entry_id, data, by=author_of(caller), at=now)
    return await one_entry(tx, corrected, sight_of(caller))


@get("/api/language", tags=["language"], **needs(Permission.COMPANY_READ))
async def show_language(tx: Tx, state: State) -> LanguageShape:
    """What reads texts, in which languages, whether something is missing, and how far it is."""
    about, enabled = state.language.about, state.settings.language.enabled
    return LanguageShape(
        enabled=enabled,
        state="off" if not enabled else "reading" if state.language.pid else "idle",
        version=about.version,
        languages=list(about.languages),
        fallback=about.fallback,
        unread=await reads.unread(tx),
        outdated=await store.outdated(tx, about.version) + await state.elsewhere.outdated(about.version),
        rereading=await reads.latest_rereading(tx),
        learning=await reads.learning(tx),
    )


@put("/api/language/learning", tags=["language"], **needs(Permission.LANGUAGE_EDIT))
async def switch_learning(tx: Tx, caller: Asker, now: Now, data: JSONBody[LearningSwitch]) -> LearningShape:
    """Learn from corrections by itself, or not: then texts are read as the models came."""
    await switch(tx, caller, now, is_on=data.is_on)
    return await reads.learning(tx)


@delete("/api/language/learning", tags=["language"], status_code=200, **needs(Permission.LANGUAGE_EDIT))
async def forget_learning(tx: Tx, caller: Asker, now: Now) -> LearningShape:
    """Forget what was learned from corrections: what is corrected from now on is learned anew. Corrections stand."""
    await forget(tx, caller, now)
    return await reads.learning(tx)


@post("/api/language/rereadings", tags=["language"], **needs(Permission.LANGUAGE_EDIT))
async def begin_rereading(tx: Tx, caller: Asker, now: Now, state: State) -> RereadingShape:
    """Have every text that other models read be read by the ones there are now, beside everything else."""
    asked = await ask_for_rereading(tx, state.language.about.version, caller, now, state.elsewhere)
    return reads.rereading_shape(asked)


@delete("/api/language/rereadings/{id:uuid}", tags=["language"], status_code=200, **needs(Permission.LANGUAGE_EDIT))
async def end_rereading(tx: Tx, caller: Asker, now: Now, id: FromPath[UUID]) -> RereadingShape:
    """Stop reading again. What was read again stays so; the rest stays as other models read it."""
    return reads.rereading_shape(await stop_rereading(tx, id, caller, now))


handlers: list[ControllerRouterHandler] = [
    correct_signal,
    show_language,
    switch_learning,
    forget_learning,
    begin_rereading,
    end_rereading,
]
