"""Review over HTTP: what is not sure, and what a teammate says of it."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

import msgspec
from litestar import get, post
from litestar.datastructures import State
from litestar.params import FromQuery, JSONBody, QueryParameter

from wayline.company import Permission, sight_of
from wayline.customers import customers_of
from wayline.kit.http import Asker, Now, Tx, needs
from wayline.themes import store as themes_store
from wayline.themes.review import labelling, store
from wayline.themes.review.asking_once import ALIKE, once
from wayline.themes.theming.texts import texts_at


class ThemeUnsure(msgspec.Struct, frozen=True, kw_only=True):
    """A text of which it is not sure whether it is about a theme. `closeness`: 1 at the threshold, 0 where sure."""

    text_id: UUID
    theme_id: UUID
    theme: str
    confidence: float
    closeness: float
    text: str
    at: datetime
    channel: str
    customer_id: UUID
    conversation_id: UUID | None


class ThemeUnsureList(msgspec.Struct):
    """The most useful first; `waiting` counts all there are."""

    items: list[ThemeUnsure]
    waiting: int
    next: None = None


class ThemeLabel(msgspec.Struct):
    """Of this text, whether it is about this theme; null takes back what was said."""

    text_id: UUID
    theme_id: UUID
    is_it: bool | None


@get("/api/themes/unsure", tags=["themes"], **needs(Permission.THEMES_READ))
async def list_unsure(
    tx: Tx,
    caller: Asker,
    state: State,
    theme: FromQuery[UUID | None] = None,
    limit: Annotated[int, QueryParameter(ge=1, le=200)] = 50,
) -> ThemeUnsureList:
    """Texts near a threshold, the most useful to look at first: close ones, of themes with few examples."""
    found = await store.doubts(tx, theme, limit * ALIKE)
    texts = await texts_at(state.reading, [row.position for row in found])
    found = once([row for row in found if row.text_id in texts], texts)[:limit]
    names = {each.id: each.name for each in await themes_store.live_themes(tx)}
    customers = await customers_of(tx, {text.identity for text in texts.values()})
    sight = sight_of(caller)
    items = [
        ThemeUnsure(
            text_id=row.text_id,
            theme_id=row.theme_id,
            theme=names[row.theme_id],
            confidence=row.confidence,
            closeness=row.closeness,
            text=sight.words(text.text),
            at=text.occurred_at,
            channel=text.channel,
            customer_id=customers.get(text.identity, text.identity),
            conversation_id=text.conversation,
        )
        for row in found
        for text in (texts[row.text_id],)
        if row.theme_id in names
    ]
    return ThemeUnsureList(items, await store.count_doubts(tx))


@post("/api/themes/labels", tags=["themes"], status_code=204, **needs(Permission.THEMES_EDIT))
async def label_text(data: JSONBody[ThemeLabel], tx: Tx, now: Now, caller: Asker, state: State) -> None:
    """Say whether a text is about a theme, or take back what was said. It corrects the text and teaches the theme."""
    label = labelling.Label(data.text_id, data.theme_id, data.is_it)
    await labelling.say(tx, state.reading, label, caller, now)


handlers = [list_unsure, label_text]
