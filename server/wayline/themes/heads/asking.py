"""Work that somebody asks for: a training, a theming anew, a search for what no theme catches."""

from datetime import datetime
from uuid import UUID

from wayline.kit import jobs
from wayline.kit.db import Transaction
from wayline.kit.http import Caller
from wayline.themes.auditing import note
from wayline.themes.errors import AtWork, NoSuchWork
from wayline.themes.heads import store
from wayline.themes.heads.model import JobKind, ThemeJob
from wayline.themes.store import hold_tree

LEARN = "themes:learn"
QUIET = 300.0
"""Seconds without a new example until they are learned by themselves: somebody may still be at it."""


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


async def cancel(tx: Transaction, id: UUID, by: Caller, at: datetime) -> ThemeJob:
    """Stop work that is under way, where it is. Raises NoSuchWork, WorkOver."""
    job = await store.hold_job(tx, id)
    if job is None:
        raise NoSuchWork(work_id=str(id))
    job.cancel(by.id, at)
    await note(tx, by, at, "work_stopped", None, kind=job.kind)
    return job


async def ask_to_learn(tx: Transaction, *, after: float = QUIET) -> None:
    """Have what is new among the examples learned by itself, some time from now."""
    await jobs.ask_once(tx, LEARN, after=after)


async def ask_unless_at_work(tx: Transaction, kind: JobKind, by: Caller, at: datetime) -> None:
    """The same, where nobody has asked for it yet."""
    await hold_tree(tx)
    if await store.open_job(tx, kind) is None:
        await ask(tx, kind, by, at)
