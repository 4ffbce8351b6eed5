"""Work that somebody asks for: a training, a theming anew, a search for what no theme catches."""

from datetime import datetime
from uuid import UUID

from wayline.kit import jobs
from wayline.kit.db import Transaction
from wayline.kit.http import Caller
from wayline.themes.auditing import note
from wayline.themes.errors import AtWork
from wayline.themes.heads import store
from wayline.themes.heads.model import JobKind, ThemeJob
from wayline.themes.store import hold_tree


async def ask(tx: Transaction, kind: JobKind, by: Caller, at: datetime) -> ThemeJob:
    """Have it done after this transaction commits. Raises AtWork while work of this kind is under way."""
    await hold_tree(tx)  # of two who ask at once, the second finds it under way
    if await store.open_job(tx, kind) is not None:
        raise AtWork(kind=kind)
    job = await begin(tx, kind, by.id, at)
    await note(tx, by, at, "work_asked", None, kind=kind)
    return job


async def begin(tx: Transaction, kind: JobKind, by: UUID, at: datetime, *, version: int | None = None) -> ThemeJob:
    """The same, without asking whether it is under way."""
    job = ThemeJob(kind=kind, asked_at=at, asked_by=by, version=version)
    await store.save(tx, [job])
    await jobs.ask(tx, f"themes:{kind}", job_id=str(job.id))
    return job


async def ask_unless_at_work(tx: Transaction, kind: JobKind, by: Caller, at: datetime) -> None:
    """The same, where nobody has asked for it yet."""
    await hold_tree(tx)
    if await store.open_job(tx, kind) is None:
        await ask(tx, kind, by, at)
