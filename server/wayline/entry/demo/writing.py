"""Brings the simulated past in: calls by the public API's door for history, conversations by their room's."""

from collections.abc import AsyncIterator, Iterator
from datetime import timedelta
from typing import Any, TypeVar
from uuid import UUID

import httpx
import msgspec
from rich.console import Console
from rich.progress import Progress

from wayline.company.keys.making import make_key, withdraw_key
from wayline.company.permissions import Permission
from wayline.company.store import teammate_by_email
from wayline.conversations import (
    Author,
    Incoming,
    Opening,
    Reply,
    Side,
    assign,
    is_there,
    receive,
    reply,
    resolve,
    start,
)
from wayline.customers import see
from wayline.entry.admitting import HAND
from wayline.entry.demo.handling import work_on
from wayline.entry.demo.labelling import label, make_labels, outcome_of
from wayline.entry.demo.mailing import write_letters
from wayline.entry.demo.preparing import LEAD
from wayline.entry.demo.simulator import History
from wayline.entry.demo.simulator.history import Life
from wayline.entry.demo.simulator.talk import Talk
from wayline.entry.parts import Parts
from wayline.kit.clock import utc_now
from wayline.kit.db import Transaction
from wayline.kit.errors import Unavailable
from wayline.kit.ids import derived_id
from wayline.touchpoints.recording import identity_id

CALLS, TALKS = 1000, 25
LATELY = timedelta(days=10)  # older ones were never labelled, as happens; and the start stays quick
Item = TypeVar("Item")


async def write_history(
    parts: Parts, history: History, channel_id: UUID, teammates: dict[str, str], out: Console
) -> None:
    """Write it all, with progress. `teammates` are their mail addresses by name."""
    calls = [call for life in history.lives for call in life.calls]
    talks = [(life, talk) for life in history.lives for talk in life.talks]
    with Progress(console=out, transient=True) as progress:
        writing = progress.add_task("The shop's past", total=len(calls) + len(talks) * 20)
        async for done in _bring_calls(parts, calls):
            progress.update(writing, advance=done)
        writers = await _authors(parts, teammates)
        lately = max((talk.lines[0].at for _, talk in talks), default=utc_now()) - LATELY
        async with parts.database.transaction() as tx:
            labels = await make_labels(tx, writers.get(LEAD), utc_now())
        for batch in _batches(talks, TALKS):
            async with parts.database.history() as tx:
                for life, talk in batch:
                    id = await _bring_talk(tx, life, talk, channel_id, writers)
                    if id and talk.teammate and talk.lines[0].at > lately:
                        await label(tx, id, talk, labels, writers[talk.teammate])
                    await _settle(tx, id, talk, writers)
            progress.update(writing, advance=len(batch) * 20)
    await write_letters(parts, history.letters, writers)
    parts.live.look_again()


async def _bring_calls(parts: Parts, calls: list[dict[str, Any]]) -> AsyncIterator[int]:
    """Send them to the API in batches, with a key that may bring history; it is withdrawn afterwards."""
    async with parts.database.transaction() as tx:
        scopes = [Permission.HISTORY_IMPORT.value, Permission.COLLECT_WRITE.value]
        key, token = await make_key(tx, "The demo's past", scopes, HAND, utc_now())
    async with httpx.AsyncClient(base_url=parts.settings.local_url, auth=(token, ""), timeout=60) as client:
        for batch in _batches(calls, CALLS):
            answer = await client.post("/v1/import", content=msgspec.json.encode({"batch": batch}))
            if answer.is_error:
                raise Unavailable(f"The past was refused: {answer.text[:300]}")
            yield len(batch)
    async with parts.database.transaction() as tx:
        await withdraw_key(tx, key.id, HAND, utc_now())


async def _authors(parts: Parts, teammates: dict[str, str]) -> dict[str, Author]:
    authors: dict[str, Author] = {}
    async with parts.database.transaction() as tx:
        for name, email in teammates.items():
            teammate = await teammate_by_email(tx, email)
            if teammate is not None:
                authors[name] = Author(Side.TEAMMATE, teammate.id)
    return authors


async def _bring_talk(
    tx: Transaction, life: Life, talk: Talk, channel_id: UUID, writers: dict[str, Author]
) -> UUID | None:
    """One conversation, through the same doors as a live one, at the times of the past. None: it was there."""
    identity = identity_id("anonymous", life.person.browser)
    id = derived_id("demo", "conversation", str(identity), talk.key)
    if await is_there(tx, id):
        return None
    began = talk.lines[0].at
    await see(tx, identity, "anonymous", life.person.browser, began)
    customer = Author(Side.CUSTOMER, identity)
    page = {"url": f"https://cortado.example{talk.page}", "title": _title(talk.page)}
    opening = Opening(
        id=id,
        channel_id=channel_id,
        channel="chat",
        identity=identity,
        anonymous=identity,
        correspondent=identity,
        page=page,
    )
    await start(tx, opening, began)
    for number, line in enumerate(talk.lines):
        if line.by == "customer":
            await receive(tx, id, Incoming(body=line.text, client_id=f"demo-{number}"), customer, line.at)
            continue
        author = writers[line.by]
        if number == 1:
            await assign(tx, id, (author.id, None), author, line.at)
        await reply(tx, id, Reply(body=line.text, client_id=f"demo-{number}"), author, line.at)
        if author.id is not None:
            await work_on(tx, id, author.id, talk.lines[number - 1].at, (line.text, line.at))
    return id


async def _settle(tx: Transaction, id: UUID | None, talk: Talk, writers: dict[str, Author]) -> None:
    if id and talk.resolved_at is not None and talk.teammate is not None:
        await resolve(tx, id, writers[talk.teammate], talk.resolved_at, outcome_of(talk))


def _title(page: str) -> str:
    """What the shop calls this page: `/products/court-low` is Court Low."""
    return (page.strip("/").split("/")[-1] or "Home").replace("-", " ").title()


def _batches(items: list[Item], size: int) -> Iterator[list[Item]]:
    for start_at in range(0, len(items), size):
        yield items[start_at : start_at + size]
