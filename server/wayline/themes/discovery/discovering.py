"""Looking for what no theme catches: a job, done twice it is done once."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import msgspec
import numpy as np

from wayline.kit.clock import utc_now
from wayline.kit.db import Database, Transaction
from wayline.language import Language, ModelPackageDamaged
from wayline.llm import Asked, Llm, name_theme
from wayline.themes.alerts.raising import Proposed, tell_of_proposals
from wayline.themes.discovery import store
from wayline.themes.discovery.grouping import FEWEST, Group, groups, is_telling, same_as
from wayline.themes.discovery.model import ThemeProposal
from wayline.themes.errors import WorkOver
from wayline.themes.heads import store as jobs_store
from wayline.themes.heads.packing import Vectors, packed, unpacked
from wayline.themes.theming import store as texts_store
from wayline.themes.theming.model import ThemedText
from wayline.themes.theming.texts import Understood, texts_at
from wayline.touchpoints.reading import Reading

MOST_TEXTS = 10_000
BATCH = 256
QUOTES = 12


async def discover(
    database: Database, reading: Reading, language: Language, job_id: UUID, *, llm: Llm | None = None
) -> None:
    """Group the latest texts that no theme catches, and propose the groups; `llm` names them where it may."""
    async with database.transaction() as tx:
        job = await jobs_store.hold_job(tx, job_id)
        if job is None or job.ended_at is not None:
            return
        job.begun_at = job.begun_at or utc_now()
        rows = await store.uncaught(tx, MOST_TEXTS)
        job.total = len(rows)
    texts = await texts_at(reading, [row.position for row in rows])
    chosen = _chosen(rows, texts)
    try:
        vectors = await _vectors(database, language, job_id, chosen)
        clusters = (
            await language.cluster([text.text for _, text in chosen], vectors=vectors, fewest=FEWEST)
            if len(chosen) >= FEWEST
            else []
        )
    except ModelPackageDamaged as damaged:
        await _end(database, job_id, str(damaged))
        return
    except WorkOver:  # stopped meanwhile
        return
    now = utc_now()
    found = groups(clusters, vectors, [text.occurred_at for _, text in chosen], now)
    if llm is not None and llm.does("theme_names"):
        found = await _named_anew(database, llm, found, [text for _, text in chosen])
    async with database.transaction() as tx:
        await texts_store.hold_texts(tx)
        job = await jobs_store.hold_job(tx, job_id)
        if job is None or job.ended_at is not None:
            return
        await _propose(tx, found, [text.text_id for _, text in chosen], now)
        job.done = job.total
        job.end(now)


def _chosen(rows: Sequence[ThemedText], texts: dict[UUID, Understood]) -> list[tuple[ThemedText, Understood]]:
    pairs = [(row, texts[row.text_id]) for row in rows if row.text_id in texts]
    return [(row, text) for row, text in pairs if text.parts and is_telling(text.text)]


async def _named_anew(database: Database, llm: Llm, found: Sequence[Group], texts: Sequence[Understood]) -> list[Group]:
    """Those that were not proposed before by new names; what is known keeps the one it has, and costs nothing."""
    async with database.transaction() as tx:
        centres = _centres(await store.proposals(tx))
    return [await _named(llm, each, texts) if same_as(each.centre, centres) is None else each for each in found]


def _centres(known: Sequence[ThemeProposal]) -> Vectors:
    return np.concatenate([unpacked(one.centre) for one in known]) if known else np.zeros((0, 384), np.float32)


async def _named(llm: Llm, group: Group, texts: Sequence[Understood]) -> Group:
    """The group by the name that a large language model gives it from its most typical texts, else by its own."""
    quotes = [texts[n].text for n in group.members[:QUOTES]]
    return msgspec.structs.replace(group, name=await name_theme(llm, quotes, group.name, Asked()))


async def _vectors(
    database: Database, language: Language, job_id: UUID, chosen: Sequence[tuple[ThemedText, Understood]]
) -> Vectors:
    """One a text: the middle of its parts', as they are kept or made now."""
    found = np.zeros((len(chosen), 384), np.float32)
    missing = [n for n, (row, _) in enumerate(chosen) if row.vectors is None]
    for n, (row, _) in enumerate(chosen):
        if row.vectors is not None:
            found[n] = unpacked(row.vectors).mean(axis=0)
    for start in range(0, len(missing), BATCH):
        some = missing[start : start + BATCH]
        found[some] = await language.vectors([chosen[n][1].text for n in some])
        async with database.transaction() as tx:
            job = await jobs_store.hold_job(tx, job_id)
            if job is None or job.ended_at is not None:
                raise WorkOver
            job.done = min(job.total, start + len(some))
    return np.asarray(found / np.maximum(np.linalg.norm(found, axis=1, keepdims=True), 1e-9), np.float32)


async def _propose(tx: Transaction, found: Sequence[Group], text_ids: Sequence[UUID], now: datetime) -> None:
    """What was dismissed stays dismissed; what is open and found again is brought up to date, else it goes.

    Each is told of once: two groups of one search that are alike are one, and what comes back is no news.
    """
    known = await store.proposals(tx)
    centres = _centres(known)
    seen: set[UUID] = set()
    news: list[Proposed] = []
    for group in found:
        place = same_as(group.centre, centres)
        there = known[place] if place is not None else None
        if there is not None and (there.is_answered or there.id in seen):
            continue
        proposal = there or ThemeProposal(
            name=group.name, size=0, cohesion=0.0, centre=packed(group.centre), found_at=now
        )
        proposal.words, proposal.size, proposal.cohesion = list(group.words), len(group.members), group.cohesion
        proposal.trend, proposal.found_at, proposal.gone_at = list(group.trend), now, None
        seen.add(proposal.id)
        await store.save(tx, proposal, [text_ids[n] for n in group.members])
        if there is None:
            news.append(Proposed(proposal.id, proposal.name, proposal.size))
            known, centres = [*known, proposal], np.concatenate([centres, unpacked(proposal.centre)])
    await store.let_go(tx, [one for one in known if one.is_open and one.id not in seen], now)
    await tell_of_proposals(tx, news, now)


async def _end(database: Database, job_id: UUID, failed_because: str) -> None:
    async with database.transaction() as tx:
        job = await jobs_store.hold_job(tx, job_id)
        if job is not None and job.ended_at is None:
            job.end(utc_now(), failed_because)
