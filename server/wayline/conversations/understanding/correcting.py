"""Correcting: a teammate says better what a text says; it counts at once, and is an example to learn from."""

from datetime import datetime
from uuid import UUID

from wayline.conversations import store
from wayline.conversations.adding import announce
from wayline.conversations.model import Author, Conversation, Entry
from wayline.conversations.understanding import store as understood
from wayline.conversations.understanding.learning import ask_to_learn
from wayline.conversations.understanding.shapes import Correction
from wayline.conversations.understanding.thanking import look_for_thanks
from wayline.kit.db import Transaction
from wayline.kit.ids import derived_id
from wayline.touchpoints.recording import Initiator, Touchpoint, record, standard

CORRECTED = "Text Corrected"


async def correct(tx: Transaction, id: UUID, entry: UUID, said: Correction, *, by: Author, at: datetime) -> Entry:
    """Correct a signal of a text, or take the correction back; to say the same again changes nothing.

    Raises NoSuchConversation, NoSuchEntry, NotReadYet, CorrectionInvalid.
    """
    conversation = await store.load(tx, id)
    written, row = await understood.load(tx, id, entry)
    was = row.said_of(said.signal)
    if row.correct(said.signal, said.value, by.teammate, at):
        await understood.stand(tx, conversation)
        await look_for_thanks(tx, conversation, at)
        value = row.corrections[said.signal]["value"] if said.signal in row.corrections else None
        properties = {"text_id": str(entry), "signal": said.signal, "was": was, "value": value}
        await record(tx, _touchpoint(conversation, written, properties, by, at))
        await announce(tx, conversation, type="understood", position=written.position, change="corrected")
        await ask_to_learn(tx)
    return written


def _touchpoint(
    conversation: Conversation, entry: Entry, properties: dict[str, object], by: Author, at: datetime
) -> Touchpoint:
    meaning = standard(CORRECTED)
    return Touchpoint(
        id=derived_id("text corrected", str(entry.id), str(properties["signal"]), at.isoformat()),
        identity=conversation.identity,
        anonymous=conversation.anonymous,
        name=CORRECTED,
        occurred_at=at,
        lens=meaning.lens,
        channel=conversation.channel,
        department=meaning.department,
        stage=meaning.stage,
        initiated_by=Initiator.COMPANY,
        conversation=conversation.id,
        teammate=by.teammate,
        properties=dict(properties),
    )
