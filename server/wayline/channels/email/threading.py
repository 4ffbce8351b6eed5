"""Which conversation a mail belongs to: decided inside its mailbox alone, and only for who has a part in it."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from uuid import UUID

import msgspec

from wayline.channels.email.reading import Letter
from wayline.channels.email.signing import conversation_in


class Threaded(msgspec.Struct, frozen=True):
    """Where a mail goes. `conversation` None: a new one begins; `beside` is the one it names and may not join."""

    conversation: UUID | None
    beside: UUID | None = None


def named_by_address(letter: Letter, secret: str) -> UUID | None:
    """The conversation that an address it was sent to names, signed by us."""
    for one in (*letter.to, *letter.cc):
        if (found := conversation_in(one.address, secret)) is not None:
            return found
    return None


def named_by_ids(letter: Letter) -> list[str]:
    """The mails it says it answers, the likeliest first: In-Reply-To, then References from the newest back."""
    return [*letter.in_reply_to, *reversed(letter.references)]


def decide(
    letter: Letter, named: UUID | None, known: Mapping[str, UUID], participants: Mapping[UUID, AbstractSet[str]]
) -> Threaded:
    """Where it belongs. `known` is which conversation a mail of this mailbox lies in; `participants` who is in each.

    A sender who has no part in what is named begins a new one beside it: a forged or forwarded id opens nothing.
    """
    meant = [named] if named else []
    meant += [known[id] for id in named_by_ids(letter) if id in known]
    sender = letter.sender.address.lower() if letter.sender else ""
    for conversation in meant:
        if sender in participants.get(conversation, ()):
            return Threaded(conversation)
    return Threaded(None, beside=meant[0] if meant else None)
