"""Trees as files, over HTTP."""

import msgspec
from litestar import get, post
from litestar.params import FromPath, JSONBody

from wayline.company import Permission
from wayline.kit.http import Asker, Now, Tx, needs
from wayline.themes.exchange.beginning import ThemeStarter, starter, starters
from wayline.themes.exchange.bringing_in import bring_in
from wayline.themes.exchange.shapes import ThemesBroughtIn, ThemesFile
from wayline.themes.exchange.taking_out import take_out
from wayline.themes.heads.asking import ask_unless_at_work


class ThemeStarterList(msgspec.Struct):
    """Trees to start with."""

    items: list[ThemeStarter]
    next: None = None


@get("/api/themes/export", tags=["themes"], **needs(Permission.THEMES_READ))
async def export_themes(tx: Tx) -> ThemesFile:
    """The tree as a file, with the examples that were written for it; no customer's words are in it."""
    return await take_out(tx)


@post("/api/themes/import", tags=["themes"], status_code=200, **needs(Permission.THEMES_EDIT))
async def import_themes(data: JSONBody[ThemesFile], tx: Tx, now: Now, caller: Asker) -> ThemesBroughtIn:
    """Bring a tree in. A theme of the same name in the same place is brought up to date; nothing is taken away."""
    return await bring_in(tx, data, caller, now)


@get("/api/themes/starters", tags=["themes"], **needs(Permission.THEMES_READ))
async def list_theme_starters() -> ThemeStarterList:
    """Trees to start with, one a trade."""
    return ThemeStarterList(starters())


@post("/api/themes/starters/{name:str}", tags=["themes"], status_code=200, **needs(Permission.THEMES_EDIT))
async def begin_with_themes(name: FromPath[str], tx: Tx, now: Now, caller: Asker) -> ThemesBroughtIn:
    """Take a starter tree: its themes, rules and examples are yours to change. It is learned at once."""
    brought = await bring_in(tx, starter(name), caller, now, source="starter")
    await ask_unless_at_work(tx, "training", caller, now)
    return brought


handlers = [export_themes, import_themes, list_theme_starters, begin_with_themes]
