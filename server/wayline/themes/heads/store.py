"""The questions asked of versions and of work."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select

from wayline.kit.db import Transaction
from wayline.themes.heads.lessons import Told
from wayline.themes.heads.model import JobKind, ThemeJob, ThemeVersion
from wayline.themes.model import ThemeExample


async def newest_version(tx: Transaction) -> ThemeVersion | None:
    """What was learned last; None before the first training."""
    return (await tx.execute(select(ThemeVersion).order_by(ThemeVersion.number.desc()).limit(1))).scalar_one_or_none()


async def newest_number(tx: Transaction) -> int:
    """Its number; 0 before the first training."""
    wanted = select(ThemeVersion.number).order_by(ThemeVersion.number.desc()).limit(1)
    return (await tx.execute(wanted)).scalar_one_or_none() or 0


async def versions(tx: Transaction, limit: int) -> list[ThemeVersion]:
    """The latest versions, the newest first."""
    wanted = select(ThemeVersion).order_by(ThemeVersion.number.desc()).limit(limit)
    return list((await tx.execute(wanted)).scalars())


async def told(tx: Transaction) -> list[Told]:
    """Every example there is."""
    columns = (ThemeExample.theme_id, ThemeExample.text, ThemeExample.is_it, ThemeExample.source)
    rows = await tx.execute(select(*columns))
    return [Told(theme_id, text, is_it, is_it and source != "label") for theme_id, text, is_it, source in rows]


async def newest_example(tx: Transaction) -> ThemeExample | None:
    """The one that was written down or changed last."""
    wanted = select(ThemeExample).order_by(ThemeExample.made_at.desc()).limit(1)
    return (await tx.execute(wanted)).scalar_one_or_none()


async def open_job(tx: Transaction, kind: JobKind) -> ThemeJob | None:
    """The work of this kind that is under way, held until this transaction ends."""
    wanted = select(ThemeJob).where(ThemeJob.kind == kind, ThemeJob.ended_at.is_(None)).with_for_update()
    return (await tx.execute(wanted.execution_options(populate_existing=True))).scalar_one_or_none()


async def hold_job(tx: Transaction, id: UUID) -> ThemeJob | None:
    """One piece of work, held until this transaction ends."""
    wanted = select(ThemeJob).where(ThemeJob.id == id).with_for_update()
    return (await tx.execute(wanted.execution_options(populate_existing=True))).scalar_one_or_none()


async def newest_job(tx: Transaction, kind: JobKind) -> ThemeJob | None:
    """What was asked for last of this kind."""
    wanted = select(ThemeJob).where(ThemeJob.kind == kind).order_by(ThemeJob.asked_at.desc()).limit(1)
    return (await tx.execute(wanted)).scalar_one_or_none()


async def save(tx: Transaction, rows: Sequence[ThemeVersion | ThemeJob]) -> None:
    """Keep new rows."""
    tx.add_all(rows)
    await tx.flush()
