"""What was found out about texts is written down: on the log for everybody, beside it for asking again."""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

import msgspec

from wayline.customers import erased_after
from wayline.kit.db import Transaction
from wayline.kit.ids import derived_id
from wayline.themes.heads.packing import packed
from wayline.themes.theming import store
from wayline.themes.theming.finder import Found
from wayline.themes.theming.model import NEVER, ThemedText
from wayline.themes.theming.texts import Understood
from wayline.touchpoints.recording import Initiator, Lens, Touchpoint, record

THEMED = "Text Themed"
Pairs = Sequence[tuple[Understood, Found]]


async def still_there(tx: Transaction, pairs: Pairs, read_at: datetime) -> list[tuple[Understood, Found]]:
    """Without the texts of customers who were erased since they were read. Call it under `store.hold_texts`."""
    gone = await erased_after(tx, read_at) if pairs else set()
    return [(text, found) for text, found in pairs if text.identity not in gone]


async def write_down(tx: Transaction, pairs: Pairs, version: int, models: str | None) -> None:
    """Record one touchpoint a text of which this version says something new; keep the rows that themes ask again."""
    known = await store.texts(tx, [text.text_id for text, _ in pairs])
    said = {text.text_id: _digest(text, found) for text, found in pairs}
    news = [(text, found) for text, found in pairs if not _is_said(known.get(text.text_id), said[text.text_id])]
    await record(tx, *(_touchpoint(text, found, version) for text, found in news))
    await _keep(tx, pairs, version, models, said)


async def keep_untold(tx: Transaction, pairs: Pairs) -> None:
    """Keep the rows of texts that came while there was no theme to look for."""
    await _keep(tx, pairs, NEVER, None, {})


def _is_said(row: ThemedText | None, said: bytes) -> bool:
    return row is not None and row.said == said


def _digest(text: Understood, found: Found) -> bytes:
    """Of what it is about and may be about, and by what; how sure that is changes a little with every training."""
    said = found.judgement
    held = sorted((str(one.theme), one.by) for one in said.themes)
    unsure = sorted(str(one.theme) for one in said.unsure)
    return hashlib.blake2b(msgspec.json.encode((text.reach, held, unsure)), digest_size=8).digest()


async def _keep(tx: Transaction, pairs: Pairs, version: int, models: str | None, said: Mapping[UUID, bytes]) -> None:
    rows: list[dict[str, object]] = []
    doubts: list[dict[str, object]] = []
    for text, found in {text.text_id: (text, found) for text, found in pairs}.values():
        rows.append(
            {
                "text_id": text.text_id,
                "identity": text.identity,
                "position": text.position,
                "occurred_at": text.occurred_at,
                "version": version,
                "themes": len(found.judgement.themes),
                "models": models if found.vectors is not None else None,
                "vectors": packed(found.vectors) if found.vectors is not None and len(found.vectors) else None,
                "said": said.get(text.text_id),
            }
        )
        doubts += [
            {
                "text_id": text.text_id,
                "theme_id": one.theme,
                "confidence": one.confidence,
                "closeness": one.closeness,
            }
            for one in found.judgement.unsure
        ]
    await store.save_texts(tx, rows, doubts)


def _touchpoint(text: Understood, found: Found, version: int) -> Touchpoint:
    said = found.judgement
    return Touchpoint(
        id=derived_id("themed", str(text.text_id), str(version)),
        identity=text.identity,
        name=THEMED,
        occurred_at=text.occurred_at,
        lens=Lens.SERVICE,
        channel=text.channel,
        department="service",
        stage="support",
        initiated_by=Initiator.SYSTEM,
        conversation=text.conversation,
        properties={
            "text_id": str(text.text_id),
            "version": version,
            "reach": text.reach,
            "themes": [
                {"theme": str(one.theme), "confidence": one.confidence, "by": one.by, "words": list(one.words)}
                for one in said.themes
            ],
            "unsure": [{"theme": str(one.theme), "confidence": one.confidence} for one in said.unsure],
        },
    )
