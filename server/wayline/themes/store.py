"""The questions asked of themes and their examples."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import and_, delete, func, or_, select, text, update

from wayline.kit.db import Transaction
from wayline.themes.errors import NoSuchExample, NoSuchTheme
from wayline.themes.model import Theme, ThemeExample

TREE_LOCK = 7_205_020


async def hold_tree(tx: Transaction) -> None:
    """Let nobody else change the tree until this transaction ends."""
    await tx.execute(text("select pg_advisory_xact_lock(:lock)"), {"lock": TREE_LOCK})


async def live_themes(tx: Transaction) -> list[Theme]:
    """Every theme that is not put away."""
    wanted = select(Theme).where(Theme.archived_at.is_(None)).order_by(Theme.place, Theme.id)
    return list((await tx.execute(wanted.execution_options(populate_existing=True))).scalars())


async def archived_themes(tx: Transaction) -> list[Theme]:
    """Every theme that is put away, the latest first."""
    wanted = select(Theme).where(Theme.archived_at.is_not(None)).order_by(Theme.archived_at.desc(), Theme.id)
    return list((await tx.execute(wanted.execution_options(populate_existing=True))).scalars())


async def load_theme(tx: Transaction, id: UUID) -> Theme:
    """One that is not put away. Raises NoSuchTheme."""
    found = await tx.get(Theme, id, populate_existing=True)
    if found is None or found.archived_at is not None:
        raise NoSuchTheme(theme_id=str(id))
    return found


async def save(tx: Transaction, *rows: Theme | ThemeExample) -> None:
    """Keep new rows."""
    tx.add_all(rows)
    await tx.flush()


async def example_counts(tx: Transaction) -> dict[UUID, tuple[int, int]]:
    """For each theme, how many examples say that a text is about it, and how many that it is not."""
    counted = select(
        ThemeExample.theme_id,
        func.count().filter(ThemeExample.is_it),
        func.count().filter(~ThemeExample.is_it),
    ).group_by(ThemeExample.theme_id)
    return {row[0]: (row[1], row[2]) for row in await tx.execute(counted)}


async def count_examples(tx: Transaction, theme_id: UUID) -> int:
    """How many examples this theme has."""
    return (await tx.execute(select(func.count()).where(ThemeExample.theme_id == theme_id))).scalar_one()


async def examples_page(
    tx: Transaction, theme_id: UUID, after: tuple[datetime, UUID] | None, limit: int
) -> list[ThemeExample]:
    """The theme's examples, newest first, from a place on."""
    wanted = select(ThemeExample).where(ThemeExample.theme_id == theme_id)
    if after is not None:
        at, id = after
        older = or_(ThemeExample.made_at < at, and_(ThemeExample.made_at == at, ThemeExample.id < id))
        wanted = wanted.where(older)
    wanted = wanted.order_by(ThemeExample.made_at.desc(), ThemeExample.id.desc()).limit(limit)
    return list((await tx.execute(wanted)).scalars())


async def written_examples(tx: Transaction, theme_id: UUID, texts: Collection[str]) -> dict[str, ThemeExample]:
    """Those of these texts that were written down for the theme already, by text."""
    wanted = select(ThemeExample).where(
        ThemeExample.theme_id == theme_id,
        ThemeExample.text_id.is_(None),
        func.md5(ThemeExample.text).in_([func.md5(each) for each in texts]),
    )
    return {row.text: row for row in (await tx.execute(wanted)).scalars()}


async def written_of(tx: Transaction, theme_ids: Collection[UUID]) -> dict[UUID, dict[str, ThemeExample]]:
    """What was written down for these themes, by text."""
    wanted = select(ThemeExample).where(ThemeExample.theme_id.in_(theme_ids), ThemeExample.text_id.is_(None))
    found: dict[UUID, dict[str, ThemeExample]] = {}
    for row in (await tx.execute(wanted)).scalars():
        found.setdefault(row.theme_id, {})[row.text] = row
    return found


async def written_texts(tx: Transaction) -> dict[tuple[UUID, bool], list[str]]:
    """Everything that was written down, by theme and what it says."""
    columns = (ThemeExample.theme_id, ThemeExample.is_it, ThemeExample.text)
    found: dict[tuple[UUID, bool], list[str]] = {}
    for theme_id, is_it, words in await tx.execute(select(*columns).where(ThemeExample.text_id.is_(None))):
        found.setdefault((theme_id, is_it), []).append(words)
    return found


async def load_example(tx: Transaction, theme_id: UUID, id: UUID) -> ThemeExample:
    """One example of this theme. Raises NoSuchExample."""
    found = await tx.get(ThemeExample, id)
    if found is None or found.theme_id != theme_id:
        raise NoSuchExample(example_id=str(id))
    return found


async def drop_example(tx: Transaction, id: UUID) -> bool:
    """Take an example out. Returns whether it was there."""
    gone = delete(ThemeExample).where(ThemeExample.id == id).returning(ThemeExample.id)
    return (await tx.execute(gone)).first() is not None


async def move_examples(tx: Transaction, source: UUID, into: UUID) -> int:
    """Give the examples of a theme to another; what that one has already is let go. Returns how many moved."""
    other = select(ThemeExample).where(ThemeExample.theme_id == into).subquery()
    same = select(other.c.id).where(
        or_(
            other.c.text_id == ThemeExample.text_id,
            and_(other.c.text_id.is_(None), ThemeExample.text_id.is_(None), other.c.text == ThemeExample.text),
        )
    )
    doubled = delete(ThemeExample).where(ThemeExample.theme_id == source, same.exists())
    await tx.execute(doubled.execution_options(synchronize_session=False))
    moving = update(ThemeExample).where(ThemeExample.theme_id == source).values(theme_id=into)
    moved = await tx.execute(moving.returning(ThemeExample.id).execution_options(synchronize_session=False))
    return len(moved.all())


async def examples_of_identities(tx: Transaction, identities: Sequence[UUID]) -> list[ThemeExample]:
    """The examples that are these customers' words."""
    wanted = select(ThemeExample).where(ThemeExample.identity.in_(identities)).order_by(ThemeExample.made_at)
    return list((await tx.execute(wanted)).scalars())


async def erase_examples(tx: Transaction, identities: Iterable[UUID]) -> None:
    """Delete the examples that are these customers' words."""
    gone = delete(ThemeExample).where(ThemeExample.identity.in_(list(identities)))
    await tx.execute(gone.execution_options(synchronize_session=False))
