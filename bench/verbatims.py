"""100,000 texts from a file, brought in, understood and themed, and how long a chat takes meanwhile.

`.venv/bin/python bench/verbatims.py [rows] [messages]`. One file of made-up reviews of 20,000 customers, each with a
number of its own so that no text is remembered from before; two themes found by rules. The chat is that of `chat.py`,
with its 500 sockets, once before the import begins and once in its middle. Gate: p50 < 50 ms, p99 < 250 ms.
"""

import asyncio
import csv
import io
import os
import random
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import httpx
from capture import serving
from chat import EMAIL, PASSWORD, UNLIMITED, at, measure_chat, new_company
from language import SENTENCES

PATIENCE = 4 * 3600


def main() -> None:
    """Measure and print."""
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    messages = int(sys.argv[2]) if len(sys.argv) > 2 else 100
    os.environ.update(UNLIMITED)
    with tempfile.TemporaryDirectory(prefix="wayline-bench-") as folder:
        Path(folder).chmod(0o711)
        data = Path(folder) / "data"
        key = new_company(data)
        with serving([Path(sys.executable).with_name("wayline"), "serve"], data) as (port, _):
            asyncio.run(measure(f"127.0.0.1:{port}", key, rows, messages))


async def measure(host: str, key: str, rows: int, messages: int) -> None:
    """The chat alone, then the import with the chat beside it, then what is left to theme."""
    async with httpx.AsyncClient(base_url=f"http://{host}", timeout=300) as client:
        await sign_in(client)
        for name, words in (("Late", ["waiting", "arrived"]), ("Thanks", ["thank", "friendly"])):
            rule = {"any_of": words, "all_of": [], "none_of": []}
            (await client.post("/api/themes", json={"name": name, "rules": [rule]})).raise_for_status()
        tell("chat alone", await measure_chat(host, key, messages))
        began = time.perf_counter()
        found = (await client.post("/api/words/verbatims", files={"file": ("reviews.csv", made_up(rows))})).json()
        print(f"looked at and mapped: {time.perf_counter() - began:.1f} s")
        path = f"/api/words/verbatims/{found['item']['id']}"
        (await client.post(f"{path}/begin", json=found["mapping"])).raise_for_status()
        began = time.perf_counter()
        await until(client, path, lambda told: told["rows"] > 0)
        tell("chat during the import", await measure_chat(host, key, messages))
        told = await until(client, path, lambda told: told["ended_at"])
        took = time.perf_counter() - began
        print(
            f"{told['state']}: {told['recorded']} recorded, {told['understood']} understood, in {took:.0f} s",
            flush=True,
        )
        words = "/api/words?since=2026-01-01T00:00:00Z"
        counted = await until(client, words, lambda told: not told["totals"]["waiting"])
        whole, seen = time.perf_counter() - began, counted["totals"]["texts"]
        print(f"all themed {whole - took:.0f} s later: {seen} counted, {rows / whole:.0f} texts/s over all", flush=True)


async def sign_in(client: httpx.AsyncClient) -> None:
    """As the administrator, with what changing things takes."""
    answer = await client.post("/api/sign-in", json={"email": EMAIL, "password": PASSWORD})
    token = answer.raise_for_status().json()["csrf"]
    client.headers["X-CSRF-Token"] = token


async def until(client: httpx.AsyncClient, path: str, holds: Any) -> dict[str, Any]:  # noqa: ANN401 (a question)
    """Ask again until it holds."""
    async with asyncio.timeout(PATIENCE):
        while True:
            told: dict[str, Any] = (await client.get(path)).raise_for_status().json()
            if holds(told):
                return told
            await asyncio.sleep(1)


def made_up(rows: int) -> bytes:
    """A file of reviews."""
    chance = random.Random(7)
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["review id", "date", "customer id", "rating", "review"])
    for number in range(rows):
        said = " ".join(each.format(n=number) for each in chance.sample(SENTENCES, chance.choice([1, 1, 2])))
        day = f"2026-{chance.randrange(1, 11):02}-{chance.randrange(1, 28):02}"
        writer.writerow([number, day, f"c-{chance.randrange(20_000)}", chance.randrange(1, 6), said])
    return out.getvalue().encode()


def tell(what: str, found: list[float]) -> None:
    """Latencies in a line."""
    shares = ", ".join(f"p{share * 100:.0f} {at(found, share):.1f} ms" for share in (0.5, 0.9, 0.99))
    print(f"{what}: {shares}, n {len(found)}", flush=True)


main()
