"""Whether we live, whether we can serve, and what we count."""

from litestar import Response, get
from litestar.datastructures import State
from prometheus_client import CONTENT_TYPE_LATEST, Gauge, generate_latest

from wayline.kit import outbox
from wayline.kit.http import public

_waiting = Gauge("wayline_outbox_waiting", "Rows that wait to be shipped.")
_set_aside = Gauge("wayline_outbox_set_aside", "Rows that could not be shipped and were set aside.")
_position = Gauge("wayline_log_position", "Position of the newest row in the touchpoint log.")
_sockets = Gauge("wayline_live_subscriptions", "Open live subscriptions.")


@get("/health/live", sync_to_thread=False, tags=["operation"], **public("A load balancer asks."))
def live() -> dict[str, str]:
    """The process runs."""
    return {"status": "live"}


@get("/health/ready", tags=["operation"], **public("A load balancer asks."))
async def ready(state: State) -> Response[dict[str, str]]:
    """PostgreSQL and the log answer; 503 with the one that does not."""
    try:
        await state.database.answers()
    except Exception:  # noqa: BLE001 (whatever it is, we are not ready)
        return Response({"status": "not ready", "part": "postgresql"}, status_code=503)
    try:
        await state.reading.last_position()
    except Exception:  # noqa: BLE001 (whatever it is, we are not ready)
        return Response({"status": "not ready", "part": "log"}, status_code=503)
    return Response({"status": "ready"}, status_code=200)


@get(
    "/metrics",
    tags=["operation"],
    include_in_schema=False,
    **public("Prometheus asks; numbers only, no customer."),
)
async def prometheus(state: State) -> Response[bytes]:
    """Counters for Prometheus."""
    async with state.database.transaction() as tx:
        waiting, aside = await outbox.waiting_rows(tx)
    _waiting.set(waiting)
    _set_aside.set(aside)
    _position.set(state.writer.position)
    _sockets.set(state.live.listeners)
    return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)


handlers = [live, ready, prometheus]
