"""Training: from the examples there are to a version that every new text is asked by."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
import numpy as np

from wayline.kit.clock import utc_now
from wayline.kit.db import Database, Transaction
from wayline.language import Language, Measured, ModelPackageDamaged, Recipe, Text, Trained
from wayline.themes import store as themes_store
from wayline.themes.errors import WorkOver
from wayline.themes.heads import asking, store
from wayline.themes.heads.lessons import Lesson, learnable, lessons, small_talk
from wayline.themes.heads.model import ThemeVersion
from wayline.themes.heads.packing import Vectors, packed
from wayline.themes.tree.structure import Tree
from wayline.touchpoints.recording import record_facts

RECIPE = Recipe(kind="many")
SHARES = (0.25, 0.5)
BATCH = 128
FEWEST_LESSONS = 6
MEASURED = "theme_measured"


class Taught(msgspec.Struct, frozen=True, kw_only=True):
    """What a training begins with."""

    tree: Tree
    definitions: dict[UUID, str]
    lessons: list[Lesson]


async def train(database: Database, language: Language, job_id: UUID) -> None:
    """Do the training that was asked for; done twice it is done once. Then everything is themed anew."""
    async with database.transaction() as tx:
        job = await store.hold_job(tx, job_id)
        if job is None or job.ended_at is not None:
            return
        job.begun_at = job.begun_at or utc_now()
        taught, by = await _taught(tx), job.asked_by
        job.total = 2 * len(taught.lessons)
    version = ThemeVersion(made_at=utc_now(), made_by=by, examples=len(taught.lessons))
    try:
        await _learn(database, language, job_id, taught, version)
    except ModelPackageDamaged as damaged:
        version.missing = str(damaged)
    except WorkOver:
        return
    async with database.transaction() as tx:
        await themes_store.hold_tree(tx)
        job = await store.hold_job(tx, job_id)
        if job is None or job.ended_at is not None:
            return
        now = utc_now()
        before = await store.newest_version(tx)
        await store.save(tx, [version])
        job.version, job.done = version.number, job.total
        job.end(now)
        await tell_measured(tx, version, before, now)
        if await store.open_job(tx, "retheming") is None:
            await asking.begin(tx, "retheming", by, now, version=version.number)


async def tell_measured(tx: Transaction, version: ThemeVersion, before: ThemeVersion | None, at: datetime) -> None:
    """Readers of the log correct their counts by it; what is no longer measured is taken back."""
    names = ("n", "said", "hits", "negatives")
    facts: dict[UUID, dict[str, Any] | None] = {UUID(id): None for id in (before.measured if before else {})}
    facts |= {
        UUID(id): {"version": version.number, **{name: told[name] for name in names}}
        for id, told in version.measured.items()
    }
    if facts:
        await record_facts(tx, MEASURED, facts, at)


async def _taught(tx: Transaction) -> Taught:
    themes = await themes_store.live_themes(tx)
    tree = Tree(themes)
    definitions = {theme.id: theme.definition for theme in themes if theme.definition}
    return Taught(tree=tree, definitions=definitions, lessons=lessons(await store.told(tx), tree))


async def _learn(database: Database, language: Language, job_id: UUID, taught: Taught, version: ThemeVersion) -> None:
    """Fill the version. Raises ModelPackageDamaged; WorkOver where it was stopped meanwhile."""
    version.models = await models_of(language)
    vectors = await _encoded(database, language, job_id, [lesson.text for lesson in taught.lessons])
    heads = learnable(taught.lessons, taught.tree)
    if heads and len(taught.lessons) >= FEWEST_LESSONS:
        idle = small_talk(taught.lessons)
        rows = np.concatenate([vectors, await language.vectors([lesson.text for lesson in idle])])
        found = await _trained(language, [*taught.lessons, *idle], rows, heads)
        version.head, version.learned = found.head, sorted(str(id) for id in heads)
        version.measured = {one.label: _told(one) for one in found.measured}
        version.gains = [
            {"share": share, "measured": {one.label: _told(one) for one in figures}} for share, figures in found.gains
        ]
    else:
        heads = set()
    near_texts, near_themes = _nearness(taught, heads)
    if near_texts:
        version.near = packed(await language.vectors(near_texts))
        version.near_themes = [str(id) for id in near_themes]


async def models_of(language: Language) -> str:
    """The version of the models that read. Raises ModelPackageDamaged where words are read by a list instead."""
    reading = (await language.understand([Text("Good morning.")], calibration=b""))[0]  # vectors are the same with one
    if reading.fallback is not None:
        raise ModelPackageDamaged(reading.fallback)
    return reading.version


async def _encoded(database: Database, language: Language, job_id: UUID, texts: Sequence[str]) -> Vectors:
    parts = [np.zeros((0, 384), np.float32)]
    for start in range(0, len(texts), BATCH):
        parts.append(await language.vectors(texts[start : start + BATCH]))
        async with database.transaction() as tx:
            job = await store.hold_job(tx, job_id)
            if job is None or job.ended_at is not None:
                raise WorkOver
            job.done = min(start + BATCH, len(texts))
    return np.concatenate(parts)


async def _trained(language: Language, told: Sequence[Lesson], rows: Vectors, heads: set[UUID]) -> Trained:
    return await language.train(
        [lesson.text for lesson in told],
        [sorted(str(id) for id in lesson.about & heads) for lesson in told],
        RECIPE,
        vectors=rows,
        unknown=[sorted(str(id) for id in lesson.unknown & heads) for lesson in told],
        shares=SHARES,
    )


def _nearness(taught: Taught, heads: set[UUID]) -> tuple[list[str], list[UUID]]:
    """What themes without a head are recognised by: their examples, and what their definition says."""
    pairs = [(lesson.text, id) for lesson in taught.lessons for id in sorted(lesson.about - heads)]
    pairs += [(text, id) for id, text in taught.definitions.items() if id not in heads]
    return [text for text, _ in pairs], [id for _, id in pairs]


def _told(one: Measured) -> dict[str, Any]:
    counts = {"n": one.examples, "said": one.said, "hits": one.hits, "negatives": one.negatives}
    return counts if one.threshold is None else {**counts, "threshold": one.threshold}
