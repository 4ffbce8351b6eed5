"""The tree as the console shows it."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from wayline.company import teammates_by_id
from wayline.kit.db import Transaction
from wayline.themes import store
from wayline.themes.heads import store as heads_store
from wayline.themes.heads.lessons import FEWEST
from wayline.themes.heads.model import ThemeVersion
from wayline.themes.heads.reads import measured
from wayline.themes.model import Theme
from wayline.themes.shapes import State, ThemeMeasured, ThemeOwner, ThemeShape
from wayline.themes.tree.structure import Tree


async def tree_rows(tx: Transaction) -> list[ThemeShape]:
    """Every theme that is counted, each before what lies below it."""
    themes = {theme.id: theme for theme in await store.live_themes(tx)}
    return await _rows(tx, [themes[id] for id in Tree(themes.values())], Tree(themes.values()))


async def archived_rows(tx: Transaction) -> list[ThemeShape]:
    """Every theme that is put away, the latest first."""
    themes = await store.archived_themes(tx)
    return await _rows(tx, themes, Tree([*themes, *await store.live_themes(tx)]))


async def theme_row(tx: Transaction, id: UUID) -> ThemeShape:
    """One theme. Raises NoSuchTheme."""
    theme = await store.load_theme(tx, id)
    return (await _rows(tx, [theme], Tree(await store.live_themes(tx))))[0]


async def _rows(tx: Transaction, themes: Sequence[Theme], tree: Tree) -> list[ThemeShape]:
    owners = await teammates_by_id(tx, {theme.owner_id for theme in themes if theme.owner_id})
    counts = await store.example_counts(tx)
    version = await heads_store.newest_version(tx)
    return [
        ThemeShape(
            id=theme.id,
            parent_id=theme.parent_id,
            place=theme.place,
            level=tree.level(theme.id),
            name=theme.name,
            definition=theme.definition,
            about=theme.about,  # type: ignore[arg-type] # (only such words are kept)
            owner=ThemeOwner(theme.owner_id, owners[theme.owner_id].name) if theme.owner_id in owners else None,
            rules=theme.own_rules,
            examples=counts.get(theme.id, (0, 0))[0],
            counterexamples=counts.get(theme.id, (0, 0))[1],
            state=_state(theme, tree, counts, version),
            measured=_measured(theme, version),
            revision=theme.revision,
            changed_at=theme.changed_at,
            archived_at=theme.archived_at,
            merged_into=theme.merged_into,
        )
        for theme in themes
    ]


def _state(theme: Theme, tree: Tree, counts: Mapping[UUID, tuple[int, int]], version: ThemeVersion | None) -> State:
    if version and str(theme.id) in version.learned:
        return "learned"
    examples = sum(counts.get(id, (0, 0))[0] for id in tree.within(theme.id))
    if examples >= FEWEST:
        return "waiting"
    if examples or theme.definition:
        return "few_examples"
    return "rules" if theme.rules else "nothing"


def _measured(theme: Theme, version: ThemeVersion | None) -> ThemeMeasured | None:
    told = version.measured.get(str(theme.id)) if version else None
    return measured(told) if told else None
