"""The demo's attention: how long a teammate had a conversation in front of them before they answered, and after."""

from datetime import datetime, timedelta
from uuid import UUID

from wayline.conversations.focusing.keeping import record_focus
from wayline.conversations.focusing.model import Focus
from wayline.conversations.store import look_at
from wayline.kit.db import Transaction

LOOKS = timedelta(seconds=4)
"""From when a message comes until somebody turns to it, at the soonest."""
READS, WRITES = timedelta(seconds=25), timedelta(seconds=0.45)
"""To read and think, and for each letter of the answer."""
WRAPS_UP = (8, 14, 25, 40, 95)
"""Seconds with it after the answer, in turn."""


async def work_on(tx: Transaction, id: UUID, teammate: UUID, asked_at: datetime, answer: tuple[str, datetime]) -> None:
    """A teammate reads, answers (the words, and when) and wraps up: one stretch of attention."""
    words, at = answer
    began_at = max(asked_at + LOOKS, at - READS - len(words) * WRITES)
    ended_at = at + timedelta(seconds=WRAPS_UP[len(words) % len(WRAPS_UP)])
    row = Focus(conversation_id=id, teammate_id=teammate, began_at=min(began_at, at), ended_at=ended_at)
    await record_focus(tx, await look_at(tx, id), row)
