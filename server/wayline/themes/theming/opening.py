"""The newest version, ready to be asked: opened once, and again when it, the tree or a rule has changed."""

from wayline.kit.db import Transaction
from wayline.language import Language
from wayline.themes import store as themes_store
from wayline.themes.heads import store
from wayline.themes.theming.finder import Finder
from wayline.themes.tree.structure import Tree


class Finders:
    """Keeps the one that was used last."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._kept: Finder | None = None
        self._key: object = None

    async def newest(self, tx: Transaction) -> Finder | None:
        """Of the newest version; None while there is no theme to find."""
        themes = await themes_store.live_themes(tx)
        if not themes:
            return None
        number = await store.newest_number(tx)
        key = (number, tuple((theme.id, theme.revision) for theme in themes))
        if key != self._key or self._kept is None:
            rules = {theme.id: theme.own_rules for theme in themes if theme.rules}
            self._kept = Finder(await store.newest_version(tx), Tree(themes), rules, self._language)
            self._key = key
        return self._kept

    @staticmethod
    async def number(tx: Transaction) -> int:
        """The newest version's number."""
        return await store.newest_number(tx)
