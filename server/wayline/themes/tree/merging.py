"""Make one theme of two."""

from datetime import datetime
from uuid import UUID

from wayline.kit.db import Transaction
from wayline.kit.http import Caller
from wayline.themes import store
from wayline.themes.auditing import note
from wayline.themes.errors import NoSuchTheme, ThemeInsideItself, TreeTooDeep
from wayline.themes.model import Theme
from wayline.themes.tree.changing import check_name
from wayline.themes.tree.structure import MOST_LEVELS, Tree
from wayline.themes.tree.telling import tell


async def merge(tx: Transaction, id: UUID, into: UUID, by: Caller, at: datetime) -> Theme:
    """The theme is put away; its examples, its rules and what lies below it go to the other. Returns the other.

    Raises NoSuchTheme, ThemeInsideItself, TreeTooDeep, ThemeNameTaken (two below them have one name).
    """
    await store.hold_tree(tx)
    themes = {theme.id: theme for theme in await store.live_themes(tx)}
    for wanted in (id, into):
        if wanted not in themes:
            raise NoSuchTheme(theme_id=str(wanted))
    gone, stays, tree = themes[id], themes[into], Tree(themes.values())
    if into in tree.within(id):
        raise ThemeInsideItself
    for number, child in enumerate(tree.below(id)):
        if tree.level(into) + tree.height(child) > MOST_LEVELS:
            raise TreeTooDeep(levels=MOST_LEVELS)
        check_name(list(themes.values()), themes[child].name, into, themes[child])
        themes[child].parent_id, themes[child].place = into, len(tree.below(into)) + number
        themes[child].edited(at)
    moved = await store.move_examples(tx, id, into)
    stays.rules = [*stays.rules, *(rule for rule in gone.rules if rule not in stays.rules)]
    stays.edited(at)
    gone.archive(by.id, at, into=into)
    await tx.flush()
    await note(tx, by, at, "merged", id, name=gone.name, into=str(into), into_name=stays.name, examples=moved)
    await tell(tx, [gone, stays, *(themes[child] for child in tree.below(id))], at)
    return stays
