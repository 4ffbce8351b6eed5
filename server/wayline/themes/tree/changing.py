"""Make a theme, change it, move it, put it away, bring it back."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import msgspec

from wayline.company import teammates_by_id
from wayline.kit.db import Transaction
from wayline.kit.http import Caller
from wayline.themes import rules, store
from wayline.themes.auditing import note
from wayline.themes.errors import (
    NoSuchTheme,
    OwnerUnknown,
    ThemeChanged,
    ThemeInsideItself,
    ThemeNameTaken,
    TreeTooDeep,
    TreeTooLarge,
)
from wayline.themes.model import About, Theme
from wayline.themes.rules import Rule
from wayline.themes.tree.structure import MOST_LEVELS, Tree
from wayline.themes.tree.telling import tell

MOST_THEMES = 1000


class Wish(msgspec.Struct, frozen=True, kw_only=True):
    """How a theme is to be. `place`: which number among those beside it; None leaves it, or puts a new one last."""

    name: str
    parent_id: UUID | None = None
    place: int | None = None
    definition: str = ""
    about: About | None = None
    owner_id: UUID | None = None
    rules: Sequence[Rule] = ()

    @property
    def plain_name(self) -> str:
        """Its name with single spaces."""
        return " ".join(self.name.split())


async def make(tx: Transaction, wish: Wish, by: Caller, at: datetime) -> Theme:
    """A new theme.

    Raises NoSuchTheme (the parent), ThemeNameTaken, TreeTooDeep, TreeTooLarge, OwnerUnknown, RuleEmpty.
    """
    await store.hold_tree(tx)
    themes = await store.live_themes(tx)
    tree = Tree(themes)
    if len(themes) >= MOST_THEMES:
        raise TreeTooLarge(most=MOST_THEMES)
    await _check(tx, wish, themes, None)
    if tree.level(wish.parent_id) + 1 > MOST_LEVELS:
        raise TreeTooDeep(levels=MOST_LEVELS)
    theme = Theme(
        name=wish.plain_name,
        parent_id=wish.parent_id,
        place=len(tree.below(wish.parent_id)),
        definition=wish.definition.strip(),
        about=wish.about,
        owner_id=wish.owner_id,
        rules=msgspec.to_builtins(list(wish.rules)),
        made_at=at,
        made_by=by.id,
        changed_at=at,
    )
    await store.save(tx, theme)
    if wish.place is not None:
        _put(theme, wish.place, [*themes, theme])
        await tx.flush()
    await note(tx, by, at, "made", theme.id, name=theme.name)
    await tell(tx, [theme], at)
    return theme


async def change(tx: Transaction, id: UUID, wish: Wish, by: Caller, at: datetime, *, seen: int | None = None) -> Theme:
    """From now on the theme is so. `seen`: the revision that whoever changes it saw; None does not ask.

    Raises ThemeChanged, ThemeInsideItself, and what `make` raises.
    """
    await store.hold_tree(tx)
    themes = await store.live_themes(tx)
    theme = _one(themes, id)
    if seen is not None and seen != theme.revision:
        raise ThemeChanged(revision=theme.revision)
    await _check(tx, wish, themes, theme)
    before = _as_told(theme)
    if wish.parent_id != theme.parent_id:
        _check_move(Tree(themes), theme, wish.parent_id)
        theme.parent_id = wish.parent_id
        _put(theme, len(themes), themes)
    if wish.place is not None:
        _put(theme, wish.place, themes)
    theme.name, theme.definition = wish.plain_name, wish.definition.strip()
    theme.about, theme.owner_id = wish.about, wish.owner_id
    theme.rules = msgspec.to_builtins(list(wish.rules))
    after = _as_told(theme)
    changed = sorted(name for name, value in after.items() if value != before[name])
    if not changed:
        return theme
    theme.edited(at)
    await tx.flush()
    await note(tx, by, at, "changed", id, name=theme.name, changed=changed)
    await tell(tx, [theme], at)
    return theme


async def archive(tx: Transaction, id: UUID, by: Caller, at: datetime) -> list[Theme]:
    """Put a theme away with all below it: counted no more, kept with its examples. Raises NoSuchTheme."""
    await store.hold_tree(tx)
    themes = await store.live_themes(tx)
    theme = _one(themes, id)
    gone = set(Tree(themes).within(id))
    away = [each for each in themes if each.id in gone]
    for each in away:
        each.archive(by.id, at)
    await tx.flush()
    await note(tx, by, at, "archived", id, name=theme.name, themes=len(away))
    await tell(tx, away, at)
    return away


async def restore(tx: Transaction, id: UUID, by: Caller, at: datetime) -> Theme:
    """Bring back a theme that was put away: below its parent, or at the top where that is away too.

    Raises NoSuchTheme, ThemeNameTaken, TreeTooDeep, TreeTooLarge.
    """
    await store.hold_tree(tx)
    theme = next((each for each in await store.archived_themes(tx) if each.id == id), None)
    if theme is None:
        raise NoSuchTheme(theme_id=str(id))
    themes = await store.live_themes(tx)
    tree = Tree(themes)
    if len(themes) >= MOST_THEMES:
        raise TreeTooLarge(most=MOST_THEMES)
    if theme.parent_id is not None and theme.parent_id not in tree:
        theme.parent_id = None
    if tree.level(theme.parent_id) + 1 > MOST_LEVELS:
        raise TreeTooDeep(levels=MOST_LEVELS)
    check_name(themes, theme.name, theme.parent_id, theme)
    theme.place = len(tree.below(theme.parent_id))
    theme.archived_at = theme.archived_by = theme.merged_into = None
    theme.edited(at)
    await tx.flush()
    await note(tx, by, at, "restored", id, name=theme.name)
    await tell(tx, [theme], at)
    return theme


def check_name(themes: Sequence[Theme], name: str, parent_id: UUID | None, but: Theme | None) -> None:
    """Raises ThemeNameTaken where a theme beside it has this name."""
    for each in themes:
        if each is not but and each.parent_id == parent_id and each.name.lower() == name.lower():
            raise ThemeNameTaken(name=name)


def _one(themes: Sequence[Theme], id: UUID) -> Theme:
    found = next((theme for theme in themes if theme.id == id), None)
    if found is None:
        raise NoSuchTheme(theme_id=str(id))
    return found


async def _check(tx: Transaction, wish: Wish, themes: Sequence[Theme], theme: Theme | None) -> None:
    """What holds for a new theme and for a changed one."""
    if wish.parent_id is not None:
        _one(themes, wish.parent_id)
    check_name(themes, wish.plain_name, wish.parent_id, theme)
    rules.check(wish.rules)
    if wish.owner_id is not None and (theme is None or wish.owner_id != theme.owner_id):
        found = await teammates_by_id(tx, [wish.owner_id])
        if wish.owner_id not in found or not found[wish.owner_id].active:
            raise OwnerUnknown(owner_id=str(wish.owner_id))


def _check_move(tree: Tree, theme: Theme, parent_id: UUID | None) -> None:
    if parent_id is not None and parent_id in tree.within(theme.id):
        raise ThemeInsideItself
    if tree.level(parent_id) + tree.height(theme.id) > MOST_LEVELS:
        raise TreeTooDeep(levels=MOST_LEVELS)


def _put(theme: Theme, place: int, themes: Sequence[Theme]) -> None:
    """Put it at this place among those beside it, and number them anew."""
    beside = [each for each in themes if each.parent_id == theme.parent_id and each is not theme]
    beside.sort(key=lambda each: (each.place, each.id))
    beside.insert(max(0, place), theme)
    for number, each in enumerate(beside):
        each.place = number


def _as_told(theme: Theme) -> dict[str, object]:
    names = ("name", "parent_id", "place", "definition", "about", "owner_id", "rules")
    return {name: getattr(theme, name) for name in names}
