"""Literal logs: touchpoints written out by hand, in a log of the test's own."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

import ibis

from wayline.kit.ids import derived_id
from wayline.metrics import METRICS, Asked
from wayline.touchpoints.asking import Compiled
from wayline.touchpoints.batch import as_columns
from wayline.touchpoints.engines.duckdb import DuckLog
from wayline.touchpoints.reading import Reading, ask, touchpoints
from wayline.touchpoints.recording import Initiator, Lens, Touchpoint, identity_id, standard

NINE = datetime(2026, 11, 2, 9, tzinfo=UTC)
PERIOD = Asked(since=NINE - timedelta(hours=9), until=NINE + timedelta(hours=15))
MAYA, INES, JONAS = (identity_id("user", name) for name in ("maya", "ines", "jonas"))
TOM, ANA = derived_id("teammate", "tom"), derived_id("teammate", "ana")


def talk(name: str) -> UUID:
    """The id of a conversation, by a word."""
    return derived_id("conversation", name)


def at(minutes: float) -> datetime:
    """So many minutes after nine."""
    return NINE + timedelta(minutes=minutes)


def happened(minutes: float, name: str, who: UUID = MAYA, conversation: str | None = None, **more: Any) -> Touchpoint:
    """A touchpoint as its standard name means it."""
    meant = standard(name)
    channel = "chat" if meant.lens == Lens.SERVICE else "web"
    given = {"lens": meant.lens, "channel": channel, "initiated_by": meant.initiated_by, **more}
    cause = str(more.pop("cause", "")) + str((minutes, name, who, conversation))
    given.pop("cause", None)
    return Touchpoint(
        id=derived_id("literal", cause),
        identity=who,
        name=name,
        occurred_at=at(minutes),
        department=meant.department,
        conversation=talk(conversation) if conversation else None,
        **given,
    )


def asks(minutes: float, conversation: str, who: UUID = MAYA, **more: Any) -> Touchpoint:
    """A customer's message."""
    return happened(minutes, "Message Received", who, conversation, **more)


def answers(minutes: float, conversation: str, who: UUID = MAYA, by: UUID = TOM, **more: Any) -> Touchpoint:
    """A teammate's message."""
    return happened(minutes, "Message Sent", who, conversation, teammate=by, **more)


def by_bot(minutes: float, conversation: str) -> Touchpoint:
    """An automatic reply."""
    return happened(minutes, "Message Sent", MAYA, conversation, marks=("automatic",), initiated_by=Initiator.SYSTEM)


def buys(minutes: float, who: UUID, value: int = 100) -> Touchpoint:
    """A completed order."""
    return happened(minutes, "Order Completed", who, value=Decimal(value), currency="GBP")


def write(engine: DuckLog, told: Iterable[Touchpoint], recorded_at: datetime = NINE) -> None:
    """Put these into the log, in the order told."""
    rows = list(told)
    if rows:
        engine.append(as_columns(rows, engine.last_position() + 1, recorded_at), {})


async def observed(engine: DuckLog, metric: str, asked: Asked = PERIOD) -> list[dict[str, Any]]:
    """What a definition sees, in order."""
    reading = Reading(engine)
    rows = await reading.rows(METRICS[metric].observe(touchpoints(asked.as_of), asked))
    reading.close()
    return sorted(rows, key=lambda row: (row["subject"], str(row["began_at"])))


def compiled(metric: str, dialect: str, asked: Asked = PERIOD) -> str:
    """A definition in the words of an engine, as it is kept and filled in."""
    return Compiled(dialect).sql(ask(_of_everybody, metric, asked))


def _of_everybody(metric: str, asked: Asked) -> ibis.Table:
    return METRICS[metric].observe(touchpoints(asked.as_of), asked)
