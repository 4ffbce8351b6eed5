"""Mails as the console is told of them."""

from datetime import datetime
from uuid import UUID

import msgspec

from wayline.channels.email.model import Mail
from wayline.channels.email.outgoing.addressing import Recipient, recipients_of
from wayline.company import Sight


class MailShape(msgspec.Struct, frozen=True, kw_only=True):
    """A mail of a conversation, or one that went wrong. `rest` is what it quotes and signs with, folded away.

    `answer_to`: where one of ours went, or an answer to one of theirs goes.
    """

    id: UUID
    channel_id: UUID
    conversation_id: UUID | None
    entry_id: UUID | None
    way: str
    state: str
    at: datetime
    size: int
    subject: str
    sender: str
    answer_to: str
    participants: list[str]
    recipients: list[Recipient]
    rest: str
    has_page: bool
    verdict: str
    left_out: list[str]
    reason: str


class MailList(msgspec.Struct):
    """Mails."""

    items: list[MailShape]
    next: None = None


def mail_shape(mail: Mail, sight: Sight) -> MailShape:
    """A mail as this caller may see it."""
    return MailShape(
        id=mail.id,
        channel_id=mail.channel_id,
        conversation_id=mail.conversation_id,
        entry_id=mail.entry_id,
        way=mail.way,
        state=mail.state,
        at=mail.at,
        size=mail.size,
        subject=sight.words(mail.subject),
        sender=sight.words(mail.sender),
        answer_to=sight.words(mail.answer_to),
        participants=[sight.words(one) for one in mail.participants],
        recipients=[
            msgspec.structs.replace(one, address=sight.words(one.address), reason=sight.words(one.reason))
            for one in recipients_of(mail)
        ],
        rest=sight.words(mail.rest),
        has_page=mail.has_page,
        verdict=mail.verdict,
        left_out=mail.left_out,
        reason=sight.words(mail.reason),
    )
