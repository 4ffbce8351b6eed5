"""Every metric there is. A new one is a file beside these and a line here."""

from wayline.kit.errors import NotFound
from wayline.metrics import (
    conversion,
    first_response_time,
    handle_time,
    next_response_time,
    reply_rate,
    resolving,
    response_time,
    sla_attainment,
    still_waiting,
)
from wayline.metrics.definition import Definition

METRICS: dict[str, Definition] = {
    each.id: each
    for each in (
        first_response_time.definition,
        next_response_time.definition,
        response_time.definition,
        reply_rate.definition,
        still_waiting.definition,
        resolving.first_resolution_time,
        resolving.full_resolution_time,
        handle_time.handle_time,
        handle_time.active_time,
        handle_time.wrap_up_time,
        sla_attainment.definition,
        conversion.definition,
    )
}


class NoSuchMetric(NotFound):
    """Nobody defined it."""

    code = "no_such_metric"
    message = "There is no metric of this name."


def find(id: str) -> Definition:
    """The metric of this id. Raises NoSuchMetric."""
    if id not in METRICS:
        raise NoSuchMetric(metric=id, known=sorted(METRICS))
    return METRICS[id]
