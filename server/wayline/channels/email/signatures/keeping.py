"""Keeping signatures: one's own, and those of whoever has none."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

import msgspec
from msgspec import Meta

from wayline.channels.email.mailboxes import find_mailbox
from wayline.channels.email.signatures import store
from wayline.channels.email.signatures.model import Signature
from wayline.company import Permission, note
from wayline.conversations import VARIABLES_OF_US, check_variables
from wayline.kit.db import Transaction
from wayline.kit.errors import Forbidden, Invalid
from wayline.kit.http import Caller

LONGEST = 2000
Body = Annotated[str, Meta(max_length=LONGEST)]


class SignatureWish(msgspec.Struct, frozen=True, kw_only=True):
    """Whose signature, in which mailbox (None: in all), says what; None: there is none of its own any more.

    An empty one is one too: nothing stands beneath the mails it is for.
    """

    whose: Literal["mine", "everyone"]
    channel_id: UUID | None = None
    body: Body | None = None


async def put_signature(tx: Transaction, wish: SignatureWish, by: Caller, at: datetime) -> None:
    """It is so from now on. Raises Forbidden, MailboxUnknown, VariableUnknown, Invalid for what cannot be kept."""
    if wish.whose == "everyone" and not by.may(Permission.CHANNELS_EDIT):
        raise Forbidden(permission=Permission.CHANNELS_EDIT.value)
    if wish.channel_id is not None:
        await find_mailbox(tx, wish.channel_id)
    teammate = by.id if wish.whose == "mine" else None
    row = await store.find(tx, teammate, wish.channel_id)
    if wish.body is None:
        if row is not None:
            await tx.delete(row)
    else:
        if "\x00" in wish.body:
            raise Invalid("A signature cannot contain the character NUL.")
        check_variables(wish.body, VARIABLES_OF_US)
        row = row or Signature(teammate_id=teammate, channel_id=wish.channel_id, body="", changed_at=at)
        row.body, row.changed_at = wish.body.strip(), at
        tx.add(row)
    await tx.flush()
    if teammate is None:
        await note(tx, by, at, "signature.changed", ("signature", wish.channel_id or by.id), removed=wish.body is None)
