"""The questions asked of texts, doubts and cursors."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, func, select, text
from sqlalchemy.dialects.postgresql import insert

from wayline.kit.db import Transaction
from wayline.themes.model import ThemeExample
from wayline.themes.theming.model import ThemeCursor, ThemeDoubt, ThemedText

TEXTS_LOCK = 7_205_021


async def hold_texts(tx: Transaction) -> None:
    """Let nobody else write about texts until this transaction ends: who is erased meanwhile must not come back."""
    await tx.execute(text("select pg_advisory_xact_lock(:lock)"), {"lock": TEXTS_LOCK})


async def cursor(tx: Transaction, name: str) -> int:
    """The last position worked through."""
    return (await tx.execute(select(ThemeCursor.position).where(ThemeCursor.name == name))).scalar_one_or_none() or 0


async def hold_cursor(tx: Transaction, name: str) -> int:
    """The same, and nobody else moves it until this transaction ends."""
    await tx.execute(insert(ThemeCursor).values(name=name, position=0).on_conflict_do_nothing())
    wanted = select(ThemeCursor.position).where(ThemeCursor.name == name).with_for_update()
    return (await tx.execute(wanted)).scalar_one()


async def move_cursor(tx: Transaction, name: str, position: int) -> None:
    """Say how far the log has been worked through."""
    await tx.execute(
        text("update theme_cursor set position = :position where name = :name"), {"position": position, "name": name}
    )


async def texts(tx: Transaction, ids: Collection[UUID]) -> dict[UUID, ThemedText]:
    """Those of these texts that were themed."""
    wanted = select(ThemedText).where(ThemedText.text_id.in_(ids))
    rows = await tx.execute(wanted.execution_options(populate_existing=True))
    return {row.text_id: row for row in rows.scalars()}


async def save_texts(tx: Transaction, rows: Sequence[dict[str, object]], doubts: Sequence[dict[str, object]]) -> None:
    """Keep what was found out about texts; what was in doubt before counts no more."""
    if not rows:
        return
    # Two followers and a theming anew may hold the same texts: in one order, none waits for another in a circle.
    ordered = sorted(rows, key=lambda row: str(row["text_id"]))
    new = insert(ThemedText)
    names = ("position", "version", "themes", "models", "vectors", "said")
    stands = new.on_conflict_do_update(
        index_elements=["text_id"],
        set_={name: getattr(new.excluded, name) for name in names},
        where=ThemedText.version <= new.excluded.version,
    )
    await tx.execute(stands, ordered)
    ids = [row["text_id"] for row in ordered]
    await tx.execute(delete(ThemeDoubt).where(ThemeDoubt.text_id.in_(ids)))
    answered = await _answered(tx, ids)
    fresh = [row for row in doubts if (row["text_id"], row["theme_id"]) not in answered]
    if fresh:
        await tx.execute(insert(ThemeDoubt).on_conflict_do_nothing(), list(fresh))


async def _answered(tx: Transaction, ids: Iterable[object]) -> set[tuple[object, object]]:
    columns = (ThemeExample.text_id, ThemeExample.theme_id)
    return {(row[0], row[1]) for row in await tx.execute(select(*columns).where(ThemeExample.text_id.in_(list(ids))))}


async def behind(tx: Transaction, version: int, limit: int) -> list[ThemedText]:
    """The next texts that an older version themed."""
    wanted = select(ThemedText).where(ThemedText.version < version).order_by(ThemedText.version, ThemedText.text_id)
    return list((await tx.execute(wanted.limit(limit))).scalars())


async def count_behind(tx: Transaction, version: int) -> int:
    """How many there are."""
    return (await tx.execute(select(func.count()).where(ThemedText.version < version))).scalar_one()


async def count_texts(tx: Transaction) -> tuple[int, int]:
    """How many texts were looked at, and how many of them no theme catches."""
    counted = select(func.count(), func.count().filter(ThemedText.themes == 0)).select_from(ThemedText)
    row = (await tx.execute(counted)).one()
    return row[0], row[1]


async def drop_texts(tx: Transaction, ids: Collection[UUID]) -> None:
    """They are gone from the log."""
    await tx.execute(delete(ThemedText).where(ThemedText.text_id.in_(ids)))


async def forget_texts(tx: Transaction, before: datetime) -> int:
    """Delete what is kept of texts older than this, the examples that are such texts too. Returns how many texts."""
    old = select(ThemedText.text_id).where(ThemedText.occurred_at < before)
    examples = delete(ThemeExample).where(ThemeExample.text_id.in_(old))
    await tx.execute(examples.execution_options(synchronize_session=False))
    gone = delete(ThemedText).where(ThemedText.occurred_at < before).returning(ThemedText.text_id)
    return len((await tx.execute(gone)).all())


async def erase_texts(tx: Transaction, identities: Collection[UUID]) -> None:
    """Delete what is kept of these customers' texts, doubts with them."""
    gone = delete(ThemedText).where(ThemedText.identity.in_(identities))
    await tx.execute(gone.execution_options(synchronize_session=False))
