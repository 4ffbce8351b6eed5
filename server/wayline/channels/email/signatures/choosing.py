"""Which signature stands beneath a mail, and what it says there."""

from collections.abc import Sequence
from uuid import UUID

from wayline.channels.email.signatures import store
from wayline.channels.email.signatures.model import Signature
from wayline.conversations import VARIABLES_OF_US, fill_variables, known_of_us
from wayline.kit.db import Transaction


def nearest(rows: Sequence[Signature], channel: UUID | None) -> Signature | None:
    """Of a teammate's and everyone's: theirs for this mailbox, theirs for all, everyone's for this one, and for all."""
    fit = [row for row in rows if row.channel_id in {None, channel}]
    return min(fit, key=lambda row: (row.teammate_id is None, row.channel_id is None), default=None)


async def signature_of(tx: Transaction, teammate: UUID, channel: UUID) -> tuple[Signature | None, str]:
    """What a teammate signs with in a mailbox, with the variables filled; empty where they sign with nothing."""
    chosen = nearest(await store.seen_by(tx, teammate), channel)
    return chosen, await filled(tx, chosen.body, teammate, channel) if chosen else ""


async def filled(tx: Transaction, body: str, teammate: UUID, channel: UUID | None) -> str:
    """A signature's words as they stand beneath a mail of this teammate."""
    return fill_variables(body, await known_of_us(tx, channel, teammate), VARIABLES_OF_US).strip()
