"""Jobs: durable work on the same PostgreSQL (Procrastinate), run inside the server or by `wayline worker`.

A job is asked for in the transaction of the fact: it travels by the outbox, so it exists if and only if the fact does.
It is done at least once: one whose process died in the middle is done again by another, so a job that is done twice
must do no harm. A mail may arrive twice; that is the price of its arriving.
"""

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

import procrastinate
from procrastinate.exceptions import AlreadyEnqueued, ConnectorException
from procrastinate.jobs import Status
from sqlalchemy import func, select

from wayline.kit import outbox
from wayline.kit.db import Database, Transaction
from wayline.kit.errors import Unavailable
from wayline.kit.logs import logger

KIND = "job"
ANYWHERE, SERVER = "default", "server"
"""The queues. `server` is for jobs that need the log or the data directory: `wayline worker` leaves them alone."""
AT_ONCE = 4
CONNECTS_WITHIN = 5.0
"""Seconds a job, or the asking for one, waits for PostgreSQL before it fails and is tried again."""
HEARTBEAT_EVERY, DEAD_AFTER, LOOK_EVERY = 10.0, 30.0, 10.0
"""Seconds between the heartbeats of a process that runs jobs, until it is believed dead, and between looks for such."""
FINISH_WITHIN = 5.0
"""Seconds the jobs in hand have to finish when a process is asked to stop; then they are given back."""
MOST_RUNS = 10
"""A job that died this often kills whoever runs it, and is left as failed."""
TAKE_UP_LOCK = 7_205_002
log = logger("jobs")
blueprint = procrastinate.Blueprint


class WorkerEnded(Unavailable):
    """It stops by itself when PostgreSQL goes away."""

    code = "worker_ended"
    message = "Jobs are not run right now: PostgreSQL went away."


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


async def ask_later(tx: Transaction, task: str, *, after: float, **arguments: Any) -> None:  # noqa: ANN401 (plain JSON)
    """Have `room:task` run `after` so many seconds; each time it is asked for."""
    await outbox.put(tx, KIND, [{"task": task, "arguments": arguments, "later": after}])


async def ask_once(tx: Transaction, task: str, *, after: float = 0) -> None:
    """Have `room:task` run once in `after` seconds, however often it is asked for until it begins."""
    await outbox.put(tx, KIND, [{"task": task, "arguments": {}, "after": after}])


def shipper(app: procrastinate.App) -> outbox.Shipper:
    """How the relay hands jobs over."""

    async def ship(payloads: Sequence[dict[str, Any]]) -> None:
        asked: set[str] = set()
        for payload in payloads:
            task, after = payload["task"], payload.get("after")
            if after is None:
                wait = {"seconds": later} if (later := payload.get("later")) else None
                await app.configure_task(task, schedule_in=wait).defer_async(**payload["arguments"])
                continue
            if task in asked:
                continue
            asked.add(task)
            wait = {"seconds": after} if after else None
            with suppress(AlreadyEnqueued):
                await app.configure_task(task, schedule_in=wait, queueing_lock=task).defer_async()

    return ship


async def run(app: procrastinate.App, parts: object, queues: Sequence[str] = (ANYWHERE, SERVER)) -> None:
    """Run jobs until cancelled; a task finds `parts` in its context. Done jobs are deleted, failed ones kept.

    Raises WorkerEnded when PostgreSQL goes away; call it again.
    """
    worker = asyncio.create_task(
        app.run_worker_async(
            queues=list(queues),
            concurrency=AT_ONCE,
            install_signal_handlers=False,
            additional_context={"parts": parts},
            delete_jobs="successful",
            update_heartbeat_interval=HEARTBEAT_EVERY,
            stalled_worker_timeout=DEAD_AFTER,
            shutdown_graceful_timeout=FINISH_WITHIN,
        )
    )
    try:
        await asyncio.shield(worker)
    except asyncio.CancelledError:
        worker.cancel()
        while not worker.done():  # cancelled again, it would let go of the jobs in hand without giving them back
            with suppress(asyncio.CancelledError):
                await asyncio.wait({worker})
        raise
    raise WorkerEnded


async def keep_taking_up(app: procrastinate.App, database: Database) -> None:
    """Have the jobs of processes that died done by others, within a minute, for ever; any number of servers may."""
    while True:
        await take_up(app, database)
        await asyncio.sleep(LOOK_EVERY)


async def take_up(app: procrastinate.App, database: Database) -> int:
    """Give back the jobs whose process has not been heard of for DEAD_AFTER. Returns how many."""
    async with database.transaction() as tx:
        if not (await tx.execute(select(func.pg_try_advisory_xact_lock(TAKE_UP_LOCK)))).scalar_one():
            return 0
        stalled = list(await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=DEAD_AFTER))
        for job in stalled:
            log.warning("a job's process died", job=job.task_name, id=job.id, runs=job.attempts + 1)
            try:
                if job.attempts + 1 >= MOST_RUNS:
                    await app.job_manager.finish_job(job, Status.FAILED, delete_job=False)
                else:
                    await app.job_manager.retry_job(job)
            except ConnectorException as error:  # the same is asked for again already, or it has just ended
                log.warning("the job stays as it is", id=job.id, reason=str(error.__cause__ or error))
        return len(stalled)
