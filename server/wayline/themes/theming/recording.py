"""What was found out about texts is written down: on the log for everybody, beside it for asking again."""

from collections.abc import Sequence
from datetime import datetime

from wayline.customers import erased_after
from wayline.kit.db import Transaction
from wayline.kit.ids import derived_id
from wayline.themes.heads.packing import packed
from wayline.themes.theming import store
from wayline.themes.theming.finder import Found
from wayline.themes.theming.texts import Understood
from wayline.touchpoints.recording import Initiator, Lens, Touchpoint, record

THEMED = "Text Themed"
Pairs = Sequence[tuple[Understood, Found]]


async def still_there(tx: Transaction, pairs: Pairs, read_at: datetime) -> list[tuple[Understood, Found]]:
    """Without the texts of customers who were erased since they were read. Call it under `store.hold_texts`."""
    gone = await erased_after(tx, read_at) if pairs else set()
    return [(text, found) for text, found in pairs if text.identity not in gone]


async def write_down(tx: Transaction, pairs: Pairs, version: int, models: str | None) -> None:
    """Record one touchpoint a text and version, and keep the rows that themes ask again."""
    await record(tx, *(_touchpoint(text, found, version) for text, found in pairs))
    await keep(tx, pairs, version, models)


async def keep(tx: Transaction, pairs: Pairs, version: int, models: str | None) -> None:
    """Keep the rows that themes ask again."""
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
