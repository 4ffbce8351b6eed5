"""Texts of customers in the log, as they are after somebody has read them."""

import asyncio
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import msgspec

from wayline.entry.parts import Parts
from wayline.kit.clock import utc_now
from wayline.kit.ids import new_id
from wayline.touchpoints.reading import touchpoints
from wayline.touchpoints.recording import Lens, Touchpoint


async def write(
    parts: Parts,
    texts: Sequence[str],
    *,
    identity: UUID | None = None,
    at: datetime | None = None,
    is_supported: bool = True,
    writer: str = "customer",
) -> list[UUID]:
    """Put `Text Understood` of each in the log; gives the ids of the texts."""
    now = at or utc_now() - timedelta(minutes=1)
    ids = [new_id() for _ in texts]
    await parts.writer.append(
        [
            Touchpoint(
                id=new_id(),
                identity=identity or new_id(),
                name="Text Understood",
                occurred_at=now,
                lens=Lens.SERVICE,
                channel="chat",
                properties={
                    "text_id": str(id),
                    "text": text,
                    "writer": writer,
                    "version": "test",
                    "is_supported": is_supported,
                    "sentences": [{"start": 0, "end": len(text)}],
                },
            )
            for id, text in zip(ids, texts, strict=True)
        ]
    )
    return ids


async def rows_named(parts: Parts, name: str) -> list[dict[str, Any]]:
    """The touchpoints of this name, in the order they were recorded, with their properties read."""
    log = touchpoints()
    rows = await parts.reading.rows(log.filter(log.name == name).order_by(log.position))
    return [{**row, "properties": msgspec.json.decode(row["properties"])} for row in rows]


async def themed(parts: Parts, many: int, version: int | None = None) -> list[dict[str, Any]]:
    """So many readings (of a version), once they are there; 0: once there are none."""
    async with asyncio.timeout(60):
        while True:
            rows = await rows_named(parts, "Text Themed")
            rows = [row for row in rows if version is None or row["properties"]["version"] == version]
            if len(rows) >= many > 0 or (many == 0 and not rows):
                return rows
            await asyncio.sleep(0.05)
