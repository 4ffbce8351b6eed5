"""The questions asked of doubts and labels."""

from datetime import datetime
from uuid import UUID

import msgspec
from sqlalchemy import Float, cast, delete, func, select
from sqlalchemy.dialects.postgresql import insert

from wayline.kit.db import Transaction
from wayline.kit.ids import new_id
from wayline.themes.model import Theme, ThemeExample
from wayline.themes.theming.model import ThemeDoubt, ThemedText


class Doubtful(msgspec.Struct, frozen=True):
    """A text and a theme it may be about, and where the text stands in the log."""

    text_id: UUID
    theme_id: UUID
    confidence: float
    closeness: float
    position: int


async def doubts(tx: Transaction, theme_id: UUID | None, limit: int) -> list[Doubtful]:
    """Text, theme, confidence, closeness and position, the most useful first.

    Useful is what is close to the threshold of a theme with few examples: closeness over the root of one more than
    there are.
    """
    taught = (
        select(ThemeExample.theme_id, func.count().label("examples")).group_by(ThemeExample.theme_id).subquery("taught")
    )
    need = ThemeDoubt.closeness / func.sqrt(1 + cast(func.coalesce(taught.c.examples, 0), Float))
    wanted = (
        select(
            ThemeDoubt.text_id, ThemeDoubt.theme_id, ThemeDoubt.confidence, ThemeDoubt.closeness, ThemedText.position
        )
        .join(ThemedText, ThemedText.text_id == ThemeDoubt.text_id)
        .join(Theme, Theme.id == ThemeDoubt.theme_id)
        .outerjoin(taught, taught.c.theme_id == ThemeDoubt.theme_id)
        .where(Theme.archived_at.is_(None))
        .order_by(need.desc(), ThemeDoubt.text_id, ThemeDoubt.theme_id)
        .limit(limit)
    )
    if theme_id is not None:
        wanted = wanted.where(ThemeDoubt.theme_id == theme_id)
    return [Doubtful(*row) for row in await tx.execute(wanted)]


async def count_doubts(tx: Transaction) -> int:
    """How many there are."""
    live = select(func.count()).select_from(ThemeDoubt).join(Theme, Theme.id == ThemeDoubt.theme_id)
    return (await tx.execute(live.where(Theme.archived_at.is_(None)))).scalar_one()


async def doubt_confidence(tx: Transaction, text_id: UUID, theme_id: UUID) -> float | None:
    """How sure it was; None where it was sure."""
    wanted = select(ThemeDoubt.confidence).where(ThemeDoubt.text_id == text_id, ThemeDoubt.theme_id == theme_id)
    return (await tx.execute(wanted)).scalar_one_or_none()


async def answer_doubt(tx: Transaction, text_id: UUID, theme_id: UUID) -> None:
    """Somebody said it."""
    gone = delete(ThemeDoubt).where(ThemeDoubt.text_id == text_id, ThemeDoubt.theme_id == theme_id)
    await tx.execute(gone.execution_options(synchronize_session=False))


async def label(tx: Transaction, text_id: UUID, theme_id: UUID) -> ThemeExample | None:
    """What was said of this text and theme."""
    wanted = select(ThemeExample).where(ThemeExample.text_id == text_id, ThemeExample.theme_id == theme_id)
    return (await tx.execute(wanted.execution_options(populate_existing=True))).scalar_one_or_none()


async def put_label(
    tx: Transaction, text: ThemedText, theme_id: UUID, words: str, *, is_it: bool, by: UUID, at: datetime
) -> None:
    """What was said last counts."""
    new = insert(ThemeExample).values(
        id=new_id(),
        theme_id=theme_id,
        text=words,
        is_it=is_it,
        source="label",
        text_id=text.text_id,
        identity=text.identity,
        made_at=at,
        made_by=by,
    )
    stands = new.on_conflict_do_update(
        index_elements=["text_id", "theme_id"],
        index_where=ThemeExample.text_id.is_not(None),
        set_={"is_it": is_it, "made_at": at, "made_by": by, "source": "label"},
    )
    await tx.execute(stands)


async def drop_label(tx: Transaction, text_id: UUID, theme_id: UUID) -> None:
    """It was taken back."""
    gone = delete(ThemeExample).where(ThemeExample.text_id == text_id, ThemeExample.theme_id == theme_id)
    await tx.execute(gone.execution_options(synchronize_session=False))
