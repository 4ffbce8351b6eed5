"""Work that lasts as long as the process."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable

from wayline.kit.logs import logger

log = logger("entry")


async def lasting(work: Callable[[], Awaitable[None]], name: str) -> None:
    """Run `work` until it returns; if it fails it is logged and begun again."""
    while True:
        try:
            await work()
        except Exception as error:
            log.exception("background work failed", work=name, error=repr(error))
            await asyncio.sleep(1)
        else:
            return


async def end(tasks: Iterable[asyncio.Task[None]]) -> None:
    """Cancel until all have ended: a wait that completes in the very moment may swallow the first cancellation."""
    while running := {task for task in tasks if not task.done()}:
        for task in running:
            task.cancel()
        await asyncio.wait(running, timeout=1)
