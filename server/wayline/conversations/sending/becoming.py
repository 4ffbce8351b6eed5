"""What becomes of a conversation with what is sent into it: resolved, pending or snoozed, in the same transaction."""

from datetime import datetime
from typing import Literal

import msgspec

from wayline.conversations.model import Author, Conversation
from wayline.conversations.pending import pend
from wayline.conversations.resolving import UNSAID, Outcome, check, resolve
from wayline.conversations.sending.model import check_moment
from wayline.conversations.snoozing import Pause, put_away
from wayline.conversations.states import SETTLED, Status
from wayline.kit.db import Transaction
from wayline.kit.errors import Invalid


class Becoming(msgspec.Struct, frozen=True, kw_only=True):
    """What becomes of the conversation as the message goes out: resolved with its `outcome`, pending, or snoozed."""

    act: Literal["resolve", "pend", "snooze"]
    outcome: Outcome = UNSAID
    pause: Pause = Pause(when="reply")


async def put_becoming(
    tx: Transaction, conversation: Conversation, becoming: Becoming, by: Author, at: datetime
) -> None:
    """What becomes of a conversation with what was sent into it; what is so already stays so."""
    id, status = conversation.id, conversation.status
    if becoming.act == "resolve" and status not in SETTLED:
        await resolve(tx, id, by, at, becoming.outcome)
    elif becoming.act == "pend" and status != Status.PENDING:
        await pend(tx, id, by, at)
    elif becoming.act == "snooze" and not (becoming.pause.until and becoming.pause.until <= at):
        await put_away(tx, id, becoming.pause, by, at)


def check_becoming(becoming: Becoming | None, send_at: datetime) -> None:
    """Raises RefundUnclear, SendInPast for a snooze that would have ended, Invalid for one until nothing."""
    if becoming is None:
        return
    check(becoming.outcome)
    if (becoming.pause.until is None) == (becoming.pause.when is None):
        raise Invalid("Say until which moment, or until what happens: one of them.")
    if becoming.pause.until:
        check_moment(becoming.pause.until, send_at)
