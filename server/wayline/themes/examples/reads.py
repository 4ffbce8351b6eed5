"""Examples as the console shows them."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from wayline.company import Sight, teammates_by_id
from wayline.kit.db import Transaction
from wayline.kit.errors import Invalid
from wayline.themes import store
from wayline.themes.model import ThemeExample
from wayline.themes.shapes import ThemeExamplePage, ThemeExampleShape, ThemeOwner

PAGE = 100


async def page(tx: Transaction, theme_id: UUID, cursor: str | None, sight: Sight) -> ThemeExamplePage:
    """The examples of a theme, newest first. Raises NoSuchTheme, Invalid for a cursor that is none."""
    await store.load_theme(tx, theme_id)
    found = await store.examples_page(tx, theme_id, _place(cursor), PAGE + 1)
    goes_on = f"{found[PAGE - 1].made_at.isoformat()}~{found[PAGE - 1].id}" if len(found) > PAGE else None
    return ThemeExamplePage(await rows(tx, found[:PAGE], sight), goes_on)


async def rows(tx: Transaction, examples: Sequence[ThemeExample], sight: Sight) -> list[ThemeExampleShape]:
    """As they are shown: a customer's words with masks to those who may not see personal data."""
    makers = await teammates_by_id(tx, {each.made_by for each in examples})
    return [
        ThemeExampleShape(
            id=each.id,
            theme_id=each.theme_id,
            text=sight.words(each.text) if each.text_id else each.text,
            is_it=each.is_it,
            source=each.source,  # type: ignore[arg-type] # (only such words are kept)
            text_id=each.text_id,
            made_at=each.made_at,
            made_by=ThemeOwner(each.made_by, makers[each.made_by].name) if each.made_by in makers else None,
        )
        for each in examples
    ]


def _place(cursor: str | None) -> tuple[datetime, UUID] | None:
    if cursor is None:
        return None
    at, _, id = cursor.partition("~")
    try:
        moment, known = datetime.fromisoformat(at), UUID(id)
    except ValueError as error:
        raise Invalid("This is no place in the list.", cursor=cursor) from error
    if moment.tzinfo is None:
        raise Invalid("This is no place in the list.", cursor=cursor)
    return moment, known
