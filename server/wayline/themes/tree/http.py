"""The tree over HTTP."""

from typing import Annotated
from uuid import UUID

import msgspec
from litestar import delete, get, post, put
from litestar.params import FromPath, FromQuery, JSONBody
from msgspec import Meta

from wayline.company import Permission
from wayline.kit.http import Asker, Now, Tx, needs
from wayline.themes.model import About
from wayline.themes.rules import Rule
from wayline.themes.shapes import ThemeList, ThemeShape
from wayline.themes.tree import changing, merging, reads

Name = Annotated[str, Meta(min_length=1, max_length=80, pattern=r"\S")]
Definition = Annotated[str, Meta(max_length=2000)]
Rules = Annotated[list[Rule], Meta(max_length=50)]
Place = Annotated[int, Meta(ge=0, le=10_000)]


class ThemeWish(msgspec.Struct, kw_only=True):
    """How a theme is to be. `place`: which number among those beside it, from 0; left out, it stays or comes last.

    `revision`: the one that was seen; an edit of what somebody changed meanwhile is refused.
    """

    name: Name
    parent_id: UUID | None = None
    place: Place | None = None
    definition: Definition = ""
    about: About | None = None
    owner_id: UUID | None = None
    rules: Rules = []
    revision: int | None = None

    @property
    def wish(self) -> changing.Wish:
        """Without the revision."""
        return changing.Wish(
            name=self.name,
            parent_id=self.parent_id,
            place=self.place,
            definition=self.definition,
            about=self.about,
            owner_id=self.owner_id,
            rules=self.rules,
        )


class ThemeMerging(msgspec.Struct):
    """Which theme takes it in."""

    into: UUID


@get("/api/themes", tags=["themes"], **needs(Permission.THEMES_READ))
async def list_themes(tx: Tx, *, archived: FromQuery[bool] = False) -> ThemeList:
    """The tree, each theme before what lies below it; or what was put away."""
    return ThemeList(await (reads.archived_rows(tx) if archived else reads.tree_rows(tx)))


@get("/api/themes/{id:uuid}", tags=["themes"], **needs(Permission.THEMES_READ))
async def get_theme(id: FromPath[UUID], tx: Tx) -> ThemeShape:
    """One theme."""
    return await reads.theme_row(tx, id)


@post("/api/themes", tags=["themes"], **needs(Permission.THEMES_EDIT))
async def make_theme(data: JSONBody[ThemeWish], tx: Tx, now: Now, caller: Asker) -> ThemeShape:
    """Make a theme."""
    return await reads.theme_row(tx, (await changing.make(tx, data.wish, caller, now)).id)


@put("/api/themes/{id:uuid}", tags=["themes"], **needs(Permission.THEMES_EDIT))
async def change_theme(id: FromPath[UUID], data: JSONBody[ThemeWish], tx: Tx, now: Now, caller: Asker) -> ThemeShape:
    """Change, rename or move a theme: what is left out is emptied, but for its place."""
    await changing.change(tx, id, data.wish, caller, now, seen=data.revision)
    return await reads.theme_row(tx, id)


@delete("/api/themes/{id:uuid}", tags=["themes"], **needs(Permission.THEMES_EDIT))
async def archive_theme(id: FromPath[UUID], tx: Tx, now: Now, caller: Asker) -> None:
    """Put a theme away with all below it. It is counted no more; its past stays, and it can be brought back."""
    await changing.archive(tx, id, caller, now)


@post("/api/themes/{id:uuid}/restore", tags=["themes"], status_code=200, **needs(Permission.THEMES_EDIT))
async def restore_theme(id: FromPath[UUID], tx: Tx, now: Now, caller: Asker) -> ThemeShape:
    """Bring back a theme that was put away."""
    await changing.restore(tx, id, caller, now)
    return await reads.theme_row(tx, id)


@post("/api/themes/{id:uuid}/merge", tags=["themes"], status_code=200, **needs(Permission.THEMES_EDIT))
async def merge_theme(id: FromPath[UUID], data: JSONBody[ThemeMerging], tx: Tx, now: Now, caller: Asker) -> ThemeShape:
    """Make one theme of two: its examples, rules and what lies below it go to the other, which is returned."""
    return await reads.theme_row(tx, (await merging.merge(tx, id, data.into, caller, now)).id)


handlers = [list_themes, get_theme, make_theme, change_theme, archive_theme, restore_theme, merge_theme]
