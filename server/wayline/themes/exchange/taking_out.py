"""The tree as a file."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from wayline.kit.db import Transaction
from wayline.themes import store
from wayline.themes.exchange.shapes import ThemeInFile, ThemesFile
from wayline.themes.model import Theme
from wayline.themes.tree.structure import Tree

Texts = Mapping[tuple[UUID, bool], Sequence[str]]


async def take_out(tx: Transaction) -> ThemesFile:
    """The whole tree with its written examples, in their order by the alphabet."""
    themes = {theme.id: theme for theme in await store.live_themes(tx)}
    tree, texts = Tree(themes.values()), await store.written_texts(tx)
    return ThemesFile(themes=[_whole(id, themes, tree, texts) for id in tree.below(None)])


def _whole(id: UUID, themes: Mapping[UUID, Theme], tree: Tree, texts: Texts) -> ThemeInFile:
    theme = themes[id]
    return ThemeInFile(
        name=theme.name,
        definition=theme.definition,
        about=theme.about,  # type: ignore[arg-type] # (only such words are kept)
        owner_id=theme.owner_id,
        rules=theme.own_rules,
        examples=sorted(texts.get((id, True), ())),
        counterexamples=sorted(texts.get((id, False), ())),
        themes=[_whole(below, themes, tree, texts) for below in tree.below(id)],
    )
