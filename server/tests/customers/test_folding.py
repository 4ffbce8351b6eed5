"""Rows that say the same come as one, and say together what they said alone."""

import random

from msgspec import convert, structs

from tests.customers.rows import seen
from wayline.customers.following.folding import folded, telling
from wayline.customers.following.understanding import Row, Understood, understand
from wayline.touchpoints.reading import Reading, touchpoints_between
from wayline.touchpoints.recording import LogWriter, Touchpoint


def walk(seed: int) -> list[Touchpoint]:
    """What a few browsers do, in which some sign in, some belong to a company, and some say who they are."""
    chance = random.Random(seed)
    rows = []
    for _ in range(200):
        browser, minute = chance.randrange(6), chance.randrange(600)
        who = {"anonymous_id": f"browser-{browser}"}
        if chance.random() < 0.4:
            who["user_id"] = f"who-{browser // 2}"
        kind = chance.choice(["Page Viewed"] * 8 + ["Order Completed", "Customer Identified", "Company Identified"])
        if kind == "Company Identified" or chance.random() < 0.05:
            who["group_id"] = f"company-{browser % 3}"
        traits = {"plan": chance.choice(["free", "pro"])} if kind.endswith("Identified") else None
        rows.append(seen(kind, minute, **who, **({"traits": traits} if traits else {})))
    return rows


def plain(said: Understood) -> dict[str, object]:
    """What was understood, without the order in which it was."""
    found = structs.asdict(said)
    return {**found, "told": sorted(map(repr, said.told)), "groups": sorted(map(repr, said.groups))}


async def test_folded_rows_say_what_the_rows_said(writer: LogWriter, reading: Reading) -> None:
    await writer.append(walk(7))
    upto = await reading.last_position()
    every = touchpoints_between(0, upto)
    alone = [convert(row, Row) for row in await reading.rows(every.mutate(last_at=every.occurred_at))]
    own = [convert(row, Row) for row in await reading.rows(telling(0, upto))]
    others = [convert(row, Row) for row in await reading.rows(folded(0, upto))]
    assert len(own) + len(others) < len(alone) / 2
    assert plain(understand(others + own, "")) == plain(understand(alone, ""))


async def test_only_the_rows_between_are_taken(writer: LogWriter, reading: Reading) -> None:
    await writer.append([seen("Page Viewed", minute, anonymous_id="laptop") for minute in range(10)])
    [row] = await reading.rows(folded(3, 6))
    assert (row["last_at"] - row["occurred_at"]).total_seconds() == 120
