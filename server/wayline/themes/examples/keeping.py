"""Examples: write them down and take them out."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from wayline.kit.db import Transaction
from wayline.kit.http import Caller
from wayline.themes import store
from wayline.themes.auditing import note
from wayline.themes.errors import ExamplesTooMany
from wayline.themes.heads.asking import ask_to_learn
from wayline.themes.model import Source, ThemeExample

MOST_EXAMPLES = 10_000


async def write_down(
    tx: Transaction,
    theme_id: UUID,
    texts: Sequence[str],
    by: Caller,
    at: datetime,
    *,
    is_it: bool = True,
    source: Source = "written",
) -> list[ThemeExample]:
    """Keep these texts as examples of a theme; what is there already says what was said last. Returns them all.

    Raises NoSuchTheme, ExamplesTooMany.
    """
    await store.hold_tree(tx)
    theme = await store.load_theme(tx, theme_id)
    wanted = plain(texts)
    there = await store.written_examples(tx, theme_id, wanted)
    fresh = [each for each in wanted if each not in there]
    if await store.count_examples(tx, theme_id) + len(fresh) > MOST_EXAMPLES:
        raise ExamplesTooMany(most=MOST_EXAMPLES)
    turned = [row for row in there.values() if row.is_it != is_it]
    for row in turned:
        row.is_it, row.made_by, row.made_at = is_it, by.id, at
    made = [
        ThemeExample(theme_id=theme_id, text=each, is_it=is_it, source=source, made_at=at, made_by=by.id)
        for each in fresh
    ]
    await store.save(tx, *made)
    if made or turned:
        await note(tx, by, at, "taught", theme_id, name=theme.name, examples=len(made) + len(turned), is_it=is_it)
        await ask_to_learn(tx)
    return [*made, *there.values()]


async def take_out(tx: Transaction, theme_id: UUID, id: UUID, by: Caller, at: datetime) -> None:
    """Let an example go. Raises NoSuchTheme, NoSuchExample."""
    theme = await store.load_theme(tx, theme_id)
    await store.load_example(tx, theme_id, id)
    await store.drop_example(tx, id)
    await note(tx, by, at, "untaught", theme_id, name=theme.name, examples=1)
    await ask_to_learn(tx)


def plain(texts: Iterable[str]) -> list[str]:
    """As they are kept: single spaces, each once."""
    return list(dict.fromkeys(" ".join(each.split()) for each in texts if each.strip()))
