"""A teammate says of a text whether it is about a theme: a correction on the log and an example, at once."""

from datetime import datetime
from uuid import UUID

import msgspec

from wayline.kit.db import Transaction
from wayline.kit.http import Caller
from wayline.kit.ids import new_id
from wayline.themes import store as themes_store
from wayline.themes.auditing import note
from wayline.themes.errors import NoSuchText
from wayline.themes.heads.asking import ask_to_learn
from wayline.themes.review import store
from wayline.themes.theming import store as texts_store
from wayline.themes.theming.model import ThemedText
from wayline.themes.theming.texts import Understood, texts_at
from wayline.touchpoints.reading import Reading
from wayline.touchpoints.recording import Initiator, Lens, Touchpoint, record

CORRECTED = "Text Corrected"
LONGEST = 2000


class Label(msgspec.Struct, frozen=True):
    """Of this text, whether it is about this theme; None takes back what was said."""

    text_id: UUID
    theme_id: UUID
    is_it: bool | None


async def say(tx: Transaction, reading: Reading, label: Label, by: Caller, at: datetime) -> None:
    """Put it on the log, and teach the theme by it. Said twice, the last counts. Raises NoSuchText, NoSuchTheme."""
    theme = await themes_store.load_theme(tx, label.theme_id)
    await texts_store.hold_texts(tx)
    row = (await texts_store.texts(tx, [label.text_id])).get(label.text_id)
    text = (await texts_at(reading, [row.position])).get(label.text_id) if row else None
    if row is None or text is None:
        raise NoSuchText(text_id=str(label.text_id))
    before = await store.label(tx, label.text_id, label.theme_id)
    was = before.is_it if before else None
    if was == label.is_it:
        return
    await _teach(tx, row, text, label, by=by, at=at)
    await record(tx, _correction(text, label, was, by, at))
    await ask_to_learn(tx)
    await note(
        tx, by, at, "labelled", theme.id, name=theme.name, text_id=str(label.text_id), is_it=label.is_it, was=was
    )


async def _teach(tx: Transaction, row: ThemedText, text: Understood, label: Label, *, by: Caller, at: datetime) -> None:
    if label.is_it is None:
        await store.drop_label(tx, label.text_id, label.theme_id)
        return
    words = " ".join(text.text.split())[:LONGEST]
    await store.put_label(tx, row, label.theme_id, words, is_it=label.is_it, by=by.id, at=at)
    await store.answer_doubt(tx, label.text_id, label.theme_id)


def _correction(text: Understood, label: Label, was: bool | None, by: Caller, at: datetime) -> Touchpoint:  # noqa: FBT001 (what was said before, as it is told)
    theme = str(label.theme_id)
    return Touchpoint(
        id=new_id(),
        identity=text.identity,
        name=CORRECTED,
        occurred_at=at,
        lens=Lens.SERVICE,
        channel=text.channel,
        department="service",
        stage="support",
        initiated_by=Initiator.COMPANY,
        conversation=text.conversation,
        teammate=by.id if by.kind == "teammate" else None,
        properties={
            "text_id": str(label.text_id),
            "signal": "theme",
            "was": {"theme": theme, "is_it": was},
            "value": {"theme": theme, "is_it": label.is_it},
        },
    )
