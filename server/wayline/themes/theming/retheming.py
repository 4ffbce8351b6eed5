"""Theming everything anew by the newest version: a job that goes on where it stopped, and leaves the old reading."""

from uuid import UUID

from wayline.kit.clock import utc_now
from wayline.kit.db import Database
from wayline.language import Language
from wayline.themes.heads import store as heads_store
from wayline.themes.heads.model import ThemeVersion
from wayline.themes.heads.packing import unpacked
from wayline.themes.heads.training import tell_measured
from wayline.themes.store import live_themes
from wayline.themes.theming import store
from wayline.themes.theming.finder import Asked, Finder
from wayline.themes.theming.model import ThemedText
from wayline.themes.theming.opening import Finders
from wayline.themes.theming.recording import still_there, write_down
from wayline.themes.theming.texts import Understood, texts_at
from wayline.touchpoints.reading import Reading

BATCH = 256


async def retheme(database: Database, reading: Reading, language: Language, job_id: UUID) -> None:
    """Bring every text to the newest version. What is done of it stays done, so it may stop anywhere."""
    version = await _begun(database, job_id)
    if version is None:
        return
    finders = Finders(language)
    while await _some(database, reading, finders, job_id) or not await _ended(database, job_id):
        pass


async def _begun(database: Database, job_id: UUID) -> int | None:
    """The version to bring texts to: the one just learned, or a new one with the same head and the rules of now."""
    async with database.transaction() as tx:
        job = await heads_store.hold_job(tx, job_id)
        if job is None or job.ended_at is not None:
            return None
        if job.version is None:
            before, now = await heads_store.newest_version(tx), utc_now()
            again = _same(before, job.asked_by) if before else ThemeVersion(made_at=now, made_by=job.asked_by)
            again.made_at = now
            await heads_store.save(tx, [again])
            await tell_measured(tx, again, before, now)
            job.version = again.number
        if job.begun_at is None:
            job.begun_at = utc_now()
            job.total = await store.count_behind(tx, job.version)
        return job.version


async def _ended(database: Database, job_id: UUID) -> bool:
    """End the job, unless a training has brought a newer version meanwhile. Returns whether it is over."""
    async with database.transaction() as tx:
        job = await heads_store.hold_job(tx, job_id)
        if job is None or job.ended_at is not None:
            return True
        number = await heads_store.newest_number(tx)
        if number != job.version and await store.count_behind(tx, number) and await live_themes(tx):
            job.version = number
            return False
        job.done = job.total
        job.end(utc_now())
        return True


async def _some(database: Database, reading: Reading, finders: Finders, job_id: UUID) -> bool:
    """Theme the next texts that are behind. Returns whether there may be more."""
    read_at = utc_now()
    async with database.transaction() as tx:
        job = await heads_store.hold_job(tx, job_id)
        finder = await finders.newest(tx) if job is not None and job.ended_at is None else None
        waiting = await store.behind(tx, finder.number, BATCH) if finder else []
    if finder is None or not waiting:
        return False
    texts = await texts_at(reading, [row.position for row in waiting])
    known = [(texts[row.text_id], _asked(texts[row.text_id], row, finder)) for row in waiting if row.text_id in texts]
    found = await finder.find([asked for _, asked in known])
    async with database.transaction() as tx:
        await store.hold_texts(tx)
        if await finders.number(tx) != finder.number:
            return True
        pairs = await still_there(tx, [(text, one) for (text, _), one in zip(known, found, strict=True)], read_at)
        await write_down(tx, pairs, finder.number, finder.models)
        await store.drop_texts(tx, [row.text_id for row in waiting if row.text_id not in texts])
        job = await heads_store.hold_job(tx, job_id)
        if job is not None:
            job.done = min(job.total, job.done + len(waiting))
    return True


def _asked(text: Understood, row: ThemedText, finder: Finder) -> Asked:
    """With the vectors there are, where they are of the same models and of the same parts."""
    vectors = None
    if row.vectors is not None and row.models == finder.models:
        rows = unpacked(row.vectors)
        vectors = rows if len(rows) == len(text.parts) else None
    return Asked(text=text.text, parts=text.parts, vectors=vectors)


def _same(before: ThemeVersion, by: UUID) -> ThemeVersion:
    names = ("models", "head", "near", "near_themes", "learned", "measured", "gains", "examples", "missing")
    return ThemeVersion(made_at=before.made_at, made_by=by, **{name: getattr(before, name) for name in names})
