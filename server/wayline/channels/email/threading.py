"""Which conversation a mail belongs to: decided inside its mailbox alone, and only for who has a part in it."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from uuid import UUID

import msgspec

from wayline.channels.email.reading import Letter
from wayline.channels.email.signing import conversation_in

MOST_AWAITED = 5
"""Of the mails that an answer names and that are not here, so many of the last and of the first are waited for."""


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


def likeliest(letter: Letter) -> list[str]:
    """Those of them that are waited for where none of them is here: the last ones and the first."""
    named = list(dict.fromkeys(named_by_ids(letter)))
    return named if len(named) <= 2 * MOST_AWAITED else named[:MOST_AWAITED] + named[-MOST_AWAITED:]


def in_order(letters: Sequence[Letter]) -> list[int]:
    """Their places, so that each comes after those of them that it answers, and otherwise as they came.

    A ring of letters that answer each other is cut where it is met.
    """
    place_of = {letter.message_id: place for place, letter in reversed(list(enumerate(letters)))}
    order: list[int] = []
    met: set[int] = set()

    def put(place: int) -> None:
        if place in met:
            return
        met.add(place)
        for id in reversed(named_by_ids(letters[place])):
            if id in place_of:
                put(place_of[id])
        order.append(place)

    for place in range(len(letters)):
        put(place)
    return order


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
