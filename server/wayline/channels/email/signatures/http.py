"""Signatures over HTTP: everybody keeps their own; those of whoever has none are for who may change channels."""

from collections.abc import Sequence
from typing import Literal
from uuid import UUID

import msgspec
from litestar import get, post, put
from litestar.params import FromPath, JSONBody
from litestar.types import ControllerRouterHandler

from wayline.channels.email.mailboxes import find_mailbox
from wayline.channels.email.signatures import store
from wayline.channels.email.signatures.choosing import filled, signature_of
from wayline.channels.email.signatures.keeping import Body, SignatureWish, put_signature
from wayline.company import Permission
from wayline.conversations import VARIABLES_OF_US, check_variables
from wayline.kit.db import Transaction
from wayline.kit.http import Asker, Caller, Now, Tx, needs

REPLY = needs(Permission.CONVERSATIONS_REPLY)
Whose = Literal["mine", "everyone"]


class SignatureShape(msgspec.Struct, frozen=True):
    """A signature: yours, or of everyone who has none; in one mailbox, or (None) in all."""

    whose: Whose
    channel_id: UUID | None
    body: str


class Signatures(msgspec.Struct, frozen=True):
    """Yours and those of everyone, and the variables there are."""

    items: Sequence[SignatureShape]
    variables: Sequence[str]
    next: None = None


class SignatureShown(msgspec.Struct, frozen=True):
    """What stands beneath your mails from a mailbox, filled, and whose it is; None: there is none."""

    text: str
    whose: Whose | None


class SignatureAsked(msgspec.Struct, frozen=True):
    """Words with variables, as they would stand beneath mails from a mailbox (None: from any)."""

    body: Body
    channel_id: UUID | None = None


@get("/api/signatures", tags=["email"], **REPLY)
async def list_signatures(tx: Tx, caller: Asker) -> Signatures:
    """Your signatures, and those of everyone who has none."""
    return await _signatures(tx, caller)


@put("/api/signatures", tags=["email"], **REPLY)
async def keep_signature(tx: Tx, caller: Asker, now: Now, data: JSONBody[SignatureWish]) -> Signatures:
    """Sign so from now on; mail that went out stays as it was sent."""
    await put_signature(tx, data, caller, now)
    return await _signatures(tx, caller)


@post("/api/signatures/preview", tags=["email"], status_code=200, **REPLY)
async def preview_signature(tx: Tx, caller: Asker, data: JSONBody[SignatureAsked]) -> SignatureShown:
    """How a signature reads beneath a mail of yours."""
    check_variables(data.body, VARIABLES_OF_US)
    return SignatureShown(await filled(tx, data.body, caller.id, data.channel_id), "mine")


@get("/api/mailboxes/{id:uuid}/signature", tags=["email"], **REPLY)
async def show_signature(tx: Tx, caller: Asker, id: FromPath[UUID]) -> SignatureShown:
    """What will stand beneath the mail you send from this mailbox."""
    await find_mailbox(tx, id)
    chosen, text = await signature_of(tx, caller.id, id)
    return SignatureShown(text, _whose(chosen.teammate_id) if chosen else None)


async def _signatures(tx: Transaction, caller: Caller) -> Signatures:
    rows = await store.seen_by(tx, caller.id)
    return Signatures(
        [SignatureShape(_whose(row.teammate_id), row.channel_id, row.body) for row in rows], VARIABLES_OF_US
    )


def _whose(teammate: UUID | None) -> Whose:
    return "mine" if teammate else "everyone"


handlers: list[ControllerRouterHandler] = [list_signatures, keep_signature, preview_signature, show_signature]
