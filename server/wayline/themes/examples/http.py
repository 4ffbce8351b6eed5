"""Examples over HTTP."""

from typing import Annotated
from uuid import UUID

import msgspec
from litestar import delete, get, post
from litestar.params import FromPath, FromQuery, JSONBody
from msgspec import Meta

from wayline.company import Permission, sight_of
from wayline.kit.http import Asker, Now, Tx, needs
from wayline.themes.examples import keeping, reads
from wayline.themes.shapes import ThemeExamplePage, ThemeExampleShape

ExampleText = Annotated[str, Meta(min_length=1, max_length=2000, pattern=r"\S")]


class ThemeExamplesWish(msgspec.Struct):
    """Texts that are about a theme, or that are not."""

    texts: Annotated[list[ExampleText], Meta(min_length=1, max_length=500)]
    is_it: bool = True


class ThemeExamplesMade(msgspec.Struct):
    """The examples, those that were there already too."""

    items: list[ThemeExampleShape]


@get("/api/themes/{id:uuid}/examples", tags=["themes"], **needs(Permission.THEMES_READ))
async def list_theme_examples(
    id: FromPath[UUID], tx: Tx, caller: Asker, cursor: FromQuery[str | None] = None
) -> ThemeExamplePage:
    """The examples of a theme, newest first."""
    return await reads.page(tx, id, cursor, sight_of(caller))


@post("/api/themes/{id:uuid}/examples", tags=["themes"], **needs(Permission.THEMES_EDIT))
async def add_theme_examples(
    id: FromPath[UUID], data: JSONBody[ThemeExamplesWish], tx: Tx, now: Now, caller: Asker
) -> ThemeExamplesMade:
    """Write texts down as examples; one that is there already stays once."""
    made = await keeping.write_down(tx, id, data.texts, caller, now, is_it=data.is_it)
    return ThemeExamplesMade(await reads.rows(tx, made, sight_of(caller)))


@delete("/api/themes/{id:uuid}/examples/{example_id:uuid}", tags=["themes"], **needs(Permission.THEMES_EDIT))
async def drop_theme_example(id: FromPath[UUID], example_id: FromPath[UUID], tx: Tx, now: Now, caller: Asker) -> None:
    """Take an example out."""
    await keeping.take_out(tx, id, example_id, caller, now)


handlers = [list_theme_examples, add_theme_examples, drop_theme_example]
