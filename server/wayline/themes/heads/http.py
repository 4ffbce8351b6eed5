"""Training and theming anew, over HTTP, with how far they are and how well themes are found."""

from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
from litestar import delete, get, post
from litestar.params import FromPath

from wayline.company import Permission
from wayline.kit.http import Asker, Now, Tx, needs
from wayline.themes.heads import asking, reads
from wayline.themes.heads.model import JobKind, JobState, ThemeJob
from wayline.themes.shapes import ThemeMeasured


class ThemeWork(msgspec.Struct, frozen=True, kw_only=True):
    """Work that was asked for, and how far it is."""

    id: UUID
    kind: JobKind
    state: JobState
    done: int
    total: int
    version: int | None
    asked_at: datetime
    ended_at: datetime | None
    failed_because: str | None


class ThemeGain(msgspec.Struct, frozen=True):
    """How well a theme, or all of them together, would have been found with so much of the examples."""

    share: float
    measured: ThemeMeasured


class ThemeLearned(msgspec.Struct, frozen=True, kw_only=True):
    """How well one theme is found: now, with fewer examples, and by earlier versions (the oldest first)."""

    theme_id: UUID
    measured: ThemeMeasured
    threshold: float | None
    gains: list[ThemeGain]
    before: list[ThemeMeasured]


class ThemeTraining(msgspec.Struct, frozen=True, kw_only=True):
    """The newest version, what it learned, and the work under way. `missing` says in a sentence what could not be.

    `gains`: how well all themes together are found as examples grow, the last with all there are.
    `texts` were looked at, of which no theme catches `uncaught`; `behind` still wait for the newest version.
    """

    version: int
    made_at: datetime | None
    models: str | None
    examples: int
    missing: str | None
    learned: list[ThemeLearned]
    gains: list[ThemeGain]
    training: ThemeWork | None
    retheming: ThemeWork | None
    texts: int
    uncaught: int
    behind: int


@get("/api/themes/training", tags=["themes"], **needs(Permission.THEMES_READ))
async def get_training(tx: Tx) -> ThemeTraining:
    """What was learned last, how well each theme is found, and how far the work is."""
    stands = await reads.standing(tx)
    version = stands.version
    return ThemeTraining(
        version=version.number if version else 0,
        made_at=version.made_at if version else None,
        models=version.models if version else None,
        examples=version.examples if version else 0,
        missing=version.missing if version else None,
        learned=[_learned(id, told, stands) for id, told in sorted((version.measured if version else {}).items())],
        gains=[ThemeGain(*step) for step in reads.gains_of_all(version)] if version else [],
        training=work_shape(stands.training) if stands.training else None,
        retheming=work_shape(stands.retheming) if stands.retheming else None,
        texts=stands.texts,
        uncaught=stands.uncaught,
        behind=stands.behind,
    )


@post("/api/themes/training", tags=["themes"], status_code=202, **needs(Permission.THEMES_EDIT))
async def ask_for_training(tx: Tx, now: Now, caller: Asker) -> ThemeWork:
    """Learn from the examples there are; everything is themed anew after it. What was said before stays on the log."""
    return work_shape(await asking.ask(tx, "training", caller, now))


@post("/api/themes/rethemings", tags=["themes"], status_code=202, **needs(Permission.THEMES_EDIT))
async def ask_for_retheming(tx: Tx, now: Now, caller: Asker) -> ThemeWork:
    """Theme everything anew by what was learned last and the rules of now, without learning again."""
    return work_shape(await asking.ask(tx, "retheming", caller, now))


@delete("/api/themes/work/{id:uuid}", tags=["themes"], status_code=200, **needs(Permission.THEMES_EDIT))
async def stop_theme_work(id: FromPath[UUID], tx: Tx, caller: Asker, now: Now) -> ThemeWork:
    """Stop a training, a theming anew or a search. What is done of it stays; the rest is as it was."""
    return work_shape(await asking.cancel(tx, id, caller, now))


def work_shape(job: ThemeJob) -> ThemeWork:
    """As it is told."""
    return ThemeWork(
        id=job.id,
        kind=job.kind,  # type: ignore[arg-type] # (only such words are kept)
        state=job.state,
        done=job.done,
        total=job.total,
        version=job.version,
        asked_at=job.asked_at,
        ended_at=job.ended_at,
        failed_because=job.failed_because,
    )


def _learned(id: str, told: dict[str, Any], stands: reads.Standing) -> ThemeLearned:
    gains = stands.version.gains if stands.version else []
    return ThemeLearned(
        theme_id=UUID(id),
        measured=reads.measured(told),
        threshold=told.get("threshold"),
        gains=[ThemeGain(one["share"], reads.measured(one["measured"][id])) for one in gains if id in one["measured"]],
        before=[reads.measured(each.measured[id]) for each in stands.before if id in each.measured],
    )


handlers = [get_training, ask_for_training, ask_for_retheming, stop_theme_work]
