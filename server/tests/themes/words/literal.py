"""Literal logs of what customers said: texts understood, themed and corrected, written out by hand."""

import asyncio
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from tests.metrics.literal import INES, JONAS, MAYA, NINE, at, happened, talk
from wayline.entry.parts import Parts
from wayline.kit.clock import utc_now
from wayline.kit.ids import derived_id
from wayline.themes.words.wanted import Wanted
from wayline.touchpoints.recording import Initiator, Lens, LogWriter, Touchpoint

DELIVERY, LATE, PRICE, SIZE = (str(derived_id("theme", name)) for name in ("delivery", "late", "price", "size"))
LEA = derived_id("teammate", "lea")
FACTS = {
    DELIVERY: {"name": "Delivery", "parent_id": None, "about": "process", "owner_id": str(LEA)},
    LATE: {"name": "Late", "parent_id": DELIVERY, "about": "process", "owner_id": str(LEA)},
    PRICE: {"name": "Price", "parent_id": None, "about": "product", "owner_id": None},
    SIZE: {"name": "Size", "parent_id": None, "about": "product", "owner_id": None},
}
ABOVE = {LATE: [DELIVERY]}
PERIOD = Wanted(since=NINE - timedelta(hours=9), until=NINE + timedelta(hours=15))


def text_id(name: str) -> str:
    """The id of a text, by a word."""
    return str(derived_id("text", name))


def understood(name: str, minutes: float, who: UUID = MAYA, *, version: str = "1", **said: Any) -> Touchpoint:
    """A text and its reading; `said` are properties, and what a touchpoint has of its own."""
    own = {key: said.pop(key) for key in ("channel", "conversation", "teammate", "stage") if key in said}
    properties = {
        "text_id": text_id(name),
        "writer": "customer",
        "source": "message",
        "text": f"This is {name}.",
        "version": version,
        "language": "en",
        "is_automatic": False,
        "sentiment": None,
        "effort": None,
        "emotions": [],
        "entities": [],
        **said,
    }
    return _recorded("Text Understood", (name, version), minutes, who, properties, **own)


def themed(name: str, minutes: float, themes: Sequence[str], who: UUID = MAYA, *, version: str = "1") -> Touchpoint:
    """What a version of the heads says of a text: these themes and those above them."""
    held = dict.fromkeys(each for theme in themes for each in (theme, *ABOVE.get(theme, ())))
    said = [{"theme": each, "confidence": 0.9, "by": "model", "words": ["w"]} for each in held]
    properties = {"text_id": text_id(name), "version": version, "themes": said, "unsure": [], "reach": "all"}
    return _recorded("Text Themed", (name, version), minutes, who, properties)


def corrected(name: str, minutes: float, signal: str, value: Any, who: UUID = MAYA, *, nth: str = "1") -> Touchpoint:
    """A teammate's word on a signal of a text."""
    properties = {"text_id": text_id(name), "signal": signal, "was": None, "value": value}
    return _recorded("Text Corrected", (name + signal, f"{nth}{value}"), minutes, who, properties, teammate=LEA)


def about(name: str, minutes: float, themes: Sequence[str], who: UUID = MAYA, **said: Any) -> list[Touchpoint]:
    """A text that was read and themed."""
    return [understood(name, minutes, who, **said), themed(name, minutes, themes, who)]


async def write_facts(writer: LogWriter, kind: str, facts: dict[str, Any], known_at: datetime | None = None) -> None:
    """Records of a kind, known from then on."""
    rows = [
        {"kind": kind, "key": key, "known_at": known_at or utc_now(), "data": _json(data)}
        for key, data in facts.items()
    ]
    await writer.append([], {"records": rows})


async def stop_theming(parts: Parts) -> None:
    """Have nobody but the test say what texts are about: the room's own followers stop."""
    following = [task for task in parts.tasks if task.get_name().startswith("themes of ")]
    assert len(following) == 2
    for task in following:
        task.cancel()
    await asyncio.wait(following)


async def a_tree(writer: LogWriter) -> None:
    """Delivery > Late, Price, Size; Lea owns delivery."""
    await write_facts(writer, "theme", FACTS, NINE - timedelta(days=400))
    await write_facts(writer, "teammate", {str(LEA): {"name": "Lea Brandt"}}, NINE - timedelta(days=400))


def _json(data: dict[str, Any] | None) -> str:
    import json  # noqa: PLC0415 (only here)

    return json.dumps(data)


def _recorded(
    kind: str, cause: tuple[str, str], minutes: float, who: UUID, properties: dict[str, Any], **own: Any
) -> Touchpoint:
    conversation = own.pop("conversation", None)
    return Touchpoint(
        id=derived_id(kind, *cause),
        identity=who,
        name=kind,
        occurred_at=at(minutes),
        lens=Lens.SERVICE,
        initiated_by=Initiator.SYSTEM,
        conversation=talk(conversation) if conversation else None,
        properties=properties,
        **{"channel": "chat", **own},
    )


__all__ = ["INES", "JONAS", "MAYA", "happened"]
