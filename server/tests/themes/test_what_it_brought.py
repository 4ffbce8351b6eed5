"""Work that ends while it is asked how it stands: told as ended, it is told with what it brought."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import httpx
import psycopg
from sqlalchemy import event

from tests.themes.texts import themed, write
from wayline.entry.parts import Parts
from wayline.themes.heads import store
from wayline.themes.heads.model import JobKind, ThemeJob

NOW = datetime(2026, 11, 27, 12, tzinfo=UTC)
FOUND = (
    "insert into theme_proposal (id, name, words, size, cohesion, trend, centre, found_at) "
    "values (gen_random_uuid(), 'lift', '[]', 1, 0.7, '[1]', '', now())"
)
ITS_TEXT = (
    "insert into theme_proposal_member (proposal_id, place, text_id) "
    "select theme_proposal.id, 0, text_id from theme_proposal, themed_text"
)
LEARNED = (
    "insert into theme_version (made_at, made_by, near_themes, learned, measured, gains, examples) "
    "values (now(), gen_random_uuid(), '[]', '[]', '{}', '[]', 3)"
)
ENDED = "update theme_job set ended_at = now()"


async def at_work(parts: Parts, kind: JobKind) -> None:
    """Somebody asked for it, and it is under way."""
    async with parts.database.transaction() as tx:
        await store.save(tx, [ThemeJob(kind=kind, asked_at=NOW, asked_by=UUID(int=1), begun_at=NOW)])


@contextmanager
def after_the_first_read(parts: Parts, of: tuple[str, ...], *happens: str) -> Iterator[Callable[[], bool]]:
    """Once the first of these tables was read, somebody else does and commits all this. Gives whether it happened."""
    done: list[str] = []

    def look(_: object, __: object, statement: str, *rest: Any) -> None:
        if not done and any(f"FROM {table} " in statement or f"FROM {table}\n" in statement for table in of):
            done.append(statement)
            with psycopg.connect(parts.database.url) as somebody:
                for each in happens:
                    somebody.execute(each)

    engine = parts.database.engine.sync_engine
    event.listen(engine, "after_cursor_execute", look)
    try:
        yield lambda: bool(done)
    finally:
        event.remove(engine, "after_cursor_execute", look)


async def test_a_search_that_ends_between_two_reads_is_told_with_its_proposals(
    ana: httpx.AsyncClient, parts: Parts, grown: Callable[..., Any]
) -> None:
    await grown("Late", rules=[{"any_of": ["parcel"]}])
    await write(parts, ["The lift is broken"])
    await themed(parts, 1)
    await at_work(parts, "discovery")
    tables = ("theme_job", "theme_proposal", "theme_proposal_member")
    with after_the_first_read(parts, tables, FOUND, ITS_TEXT, ENDED) as happened:
        told = (await ana.get("/api/themes/proposals")).json()
    assert happened()
    assert told["search"]["ended_at"] is None or [one["name"] for one in told["items"]] == ["lift"]
    later = (await ana.get("/api/themes/proposals")).json()
    assert (later["search"]["state"], [one["name"] for one in later["items"]]) == ("done", ["lift"])


async def test_a_training_that_ends_between_two_reads_is_told_with_what_was_learned(
    ana: httpx.AsyncClient, parts: Parts
) -> None:
    await at_work(parts, "training")
    with after_the_first_read(parts, ("theme_job", "theme_version"), LEARNED, ENDED) as happened:
        told = (await ana.get("/api/themes/training")).json()
    assert happened()
    assert told["training"]["ended_at"] is None or told["version"] == 1
    later = (await ana.get("/api/themes/training")).json()
    assert (later["training"]["state"], later["version"], later["examples"]) == ("done", 1, 3)
