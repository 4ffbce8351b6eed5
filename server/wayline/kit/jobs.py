"""Jobs: durable work on the same PostgreSQL (Procrastinate), run inside the server or by `wayline worker`.

A job is asked for in the transaction of the fact: it travels by the outbox, so it exists if and only if the fact does.
"""

from collections.abc import Sequence
from typing import Any

import procrastinate

from wayline.kit import outbox
from wayline.kit.db import Transaction

KIND = "job"
CONNECTS_WITHIN = 5.0
"""Seconds a job, or the asking for one, waits for PostgreSQL before it fails and is tried again."""
blueprint = procrastinate.Blueprint


def make_jobs(url: str, rooms: dict[str, procrastinate.Blueprint]) -> procrastinate.App:
    """The app that knows every room's tasks; open it before use."""
    connector = procrastinate.PsycopgConnector(conninfo=url, max_size=4, timeout=CONNECTS_WITHIN)
    app = procrastinate.App(connector=connector)
    for namespace, tasks in rooms.items():
        app.add_tasks_from(tasks, namespace=namespace)
    return app


async def ask(tx: Transaction, task: str, **arguments: Any) -> None:  # noqa: ANN401 (arguments are plain JSON)
    """Have `room:task` run after this transaction commits; arguments are plain JSON."""
    await outbox.put(tx, KIND, [{"task": task, "arguments": arguments}])


def shipper(app: procrastinate.App) -> outbox.Shipper:
    """How the relay hands jobs over."""

    async def ship(payloads: Sequence[dict[str, Any]]) -> None:
        for payload in payloads:
            await app.configure_task(payload["task"]).defer_async(**payload["arguments"])

    return ship
