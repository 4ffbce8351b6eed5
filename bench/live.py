"""Fifty teammates and five hundred visitors talk for five minutes, and sockets are cut: nothing is missed or doubled.

`.venv/bin/python bench/live.py [seconds] [messages a second]`. Every visitor has a socket open, and each in turn
writes; a teammate answers a second later. Each second one visitor's and one teammate's socket is cut, opens again, and
brings its screen up to date by its cursor. At the end four sides are compared, conversation by conversation: what was
acknowledged, what stands on the visitor's screen, on the teammate's, and in the database. Budget: p99 < 250 ms from the
customer's POST to the teammate's screen, 0 missed, 0 doubled. The browsers run on the same cores.
"""

import asyncio
import os
import re
import sys
import tempfile
import time
from collections import Counter
from contextlib import AsyncExitStack
from pathlib import Path
from uuid import uuid4

import httpx
import psutil
from capture import serving
from chat import EMAIL, PASSWORD, UNLIMITED, at, new_company
from live_load import Customer, Teammate

TEAMMATES, VISITORS = 50, 500


def main() -> None:
    """Run it and print what was found."""
    seconds = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    rate = float(sys.argv[2]) if len(sys.argv) > 2 else 5.0
    os.environ.update(UNLIMITED)
    with tempfile.TemporaryDirectory(prefix="wayline-bench-") as folder:
        Path(folder).chmod(0o711)
        data = Path(folder) / "data"
        key = new_company(data)
        with serving([Path(sys.executable).with_name("wayline"), "serve"], data) as (port, pid):
            asyncio.run(run(f"127.0.0.1:{port}", pid, key, seconds=seconds, rate=rate))


async def run(host: str, pid: int, key: str, *, seconds: int, rate: float) -> None:
    """Everybody arrives, talks, and is compared."""
    async with AsyncExitStack() as stack:
        limits = httpx.Limits(max_connections=60, max_keepalive_connections=60)
        client = httpx.AsyncClient(base_url=f"http://{host}", timeout=30, limits=limits)
        await stack.enter_async_context(client)
        teammates = await staff(client, host)
        customers = []
        for _ in range(VISITORS):
            arrival = {"key": key, "anonymous_id": str(uuid4())}
            session = (await client.post("/w/sessions", json=arrival)).raise_for_status().json()["session"]
            customers.append(Customer(client, host, session))
        for screen in (*teammates, *customers):
            await screen.open()
            stack.push_async_callback(screen.close)
        for number, customer in enumerate(customers):
            await customer.say(f"hello {number}")
            await teammates[number % TEAMMATES].take(customer.talk)
        before = memory(pid)
        sent, acknowledged = await talking(customers, teammates, seconds=seconds, rate=rate)
        await asyncio.sleep(5)  # what is still on its way
        report(customers, teammates, sent, before=before, after=memory(pid))
        await compare(customers, teammates, acknowledged)


async def talking(
    customers: list[Customer], teammates: list[Teammate], *, seconds: int, rate: float
) -> tuple[dict[str, float], dict[str, list[str]]]:
    """Customers write, teammates answer, sockets are cut. Returns when each was sent, and what was acknowledged."""
    sent: dict[str, float] = {}
    acknowledged: dict[str, list[str]] = {one.talk: [f"hello {n}"] for n, one in enumerate(customers)}
    doing: list[asyncio.Task[None]] = []

    async def exchange(number: int, turn: int) -> None:
        customer, teammate = customers[number], teammates[number % TEAMMATES]
        body = f"message {turn} of {number}"
        sent[body] = time.perf_counter()
        await customer.say(body)
        acknowledged[customer.talk].append(body)
        await asyncio.sleep(1)
        await teammate.answer(customer.talk, f"answer {turn} to {number}")
        acknowledged[customer.talk].append(f"answer {turn} to {number}")

    began = time.perf_counter()
    for turn in range(int(seconds * rate)):
        doing.append(asyncio.create_task(exchange(turn * 7 % VISITORS, turn)))
        if turn % max(1, int(rate)) == 0:
            second = int(turn / rate)
            doing += [
                asyncio.create_task(one.cut())
                for one in (customers[second * 11 % VISITORS], teammates[second % TEAMMATES])
            ]
        await asyncio.sleep(max(0.0, began + (turn + 1) / rate - time.perf_counter()))
    await asyncio.gather(*doing)
    return sent, acknowledged


def report(
    customers: list[Customer], teammates: list[Teammate], sent: dict[str, float], *, before: float, after: float
) -> None:
    """How long customers' messages took to the teammates' screens."""
    heard_at = {body: when for one in teammates for body, when in one.heard_at.items()}
    took = [heard_at[body] - when for body, when in sent.items() if body in heard_at]
    shares = ", ".join(f"p{share * 100:.0f} {at(took, share):.1f} ms" for share in (0.5, 0.9, 0.99))
    cuts = sum(one.cuts for one in (*customers, *teammates))
    print(
        f"{len(teammates)} teammates, {len(customers)} visitors, {len(sent)} messages and as many answers, {cuts} cuts"
    )
    print(
        f"customer to teammate's screen: {shares}, slowest {max(took) * 1000:.0f} ms, n {len(took)} heard on a socket"
    )
    print(f"memory of the server with all its processes: {before:.0f} MB before, {after:.0f} MB after")


async def compare(customers: list[Customer], teammates: list[Teammate], acknowledged: dict[str, list[str]]) -> None:
    """Four sides of each conversation; raises where one differs."""
    missed = doubled = 0
    for number, customer in enumerate(customers):
        talk, teammate = customer.talk, teammates[number % TEAMMATES]
        stored = await Teammate.since(teammate, talk, 0)
        wanted = Counter(acknowledged[talk])
        for side in (list(customer.shown[talk].values()), list(teammate.shown[talk].values()), stored):
            there = Counter(str(one["body"]) for one in side if one["kind"] == "message")
            missed += (wanted - there).total()
            doubled += (there - wanted).total()
    print(
        f"{len(acknowledged)} conversations, three sides against the acknowledged: {missed} missed, {doubled} doubled"
    )
    if missed or doubled:
        raise RuntimeError("The sides differ.")


async def staff(client: httpx.AsyncClient, host: str) -> list[Teammate]:
    """The administrator invites the others; all sign in."""
    first = await signed_in(host, EMAIL)
    roles = (await client.get("/api/roles", headers=first.headers)).json()
    role = next(
        one["id"] for one in (roles if isinstance(roles, list) else roles["items"]) if one["name"] == "Teammate"
    )
    found = [first]
    for number in range(1, TEAMMATES):
        email, name = f"teammate{number}@bench.test", f"Teammate {number}"
        wish = {"email": email, "name": name, "role_id": role, "team_ids": []}
        invited = (await client.post("/api/invitations", json=wish, headers=first.headers)).raise_for_status().json()
        token = re.findall(r"token=([\w-]+)", invited["url"])[0]
        accepted = {"token": token, "name": name, "password": PASSWORD}
        (await client.post("/api/invitations/accept", json=accepted)).raise_for_status()
        client.cookies.clear()
        found.append(await signed_in(host, email))
    for one in found:
        one.client = client
    return found


async def signed_in(host: str, email: str) -> Teammate:
    """A teammate with a session of their own."""
    async with httpx.AsyncClient(base_url=f"http://{host}", timeout=30) as own:
        (await own.post("/api/sign-in", json={"email": email, "password": PASSWORD})).raise_for_status()
        csrf = (await own.get("/api/me")).json()["csrf"]
        cookie = "; ".join(f"{each.name}={each.value}" for each in own.cookies.jar)
        return Teammate(own, host, cookie, csrf)


def memory(pid: int) -> float:
    """What the server and the processes it began hold, shared pages counted once (MB)."""
    server = psutil.Process(pid)
    return sum(one.memory_full_info().pss for one in (server, *server.children(recursive=True))) / 1e6


if __name__ == "__main__":
    main()
