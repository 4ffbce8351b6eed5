"""A conversation in short: by the large language model where there is one, else its first and last words."""

from collections.abc import Sequence
from typing import Literal
from uuid import UUID

import msgspec

from wayline.company import Sight, sight_of
from wayline.conversations import store
from wayline.conversations.adding import snippet_of
from wayline.conversations.masking import words
from wayline.conversations.model import Entry, Kind, Side
from wayline.kit.db import Database
from wayline.kit.http import Caller
from wayline.language import unmask
from wayline.llm import Asked, BudgetSpent, Llm, LlmFailed, LlmOff, summarise

MOST_ENTRIES = 300
Who = Literal["customer", "we", "note"]


class SaidShape(msgspec.Struct, frozen=True):
    """Words of one side."""

    who: Who
    text: str


class SummaryShape(msgspec.Struct, frozen=True, kw_only=True):
    """`text` is the model's, plain words; None where there is none, for the reason in `why` (a code): then `said`.

    `said` holds what the customer began with and what both sides said last. `is_known`: nothing was sent for it.
    """

    text: str | None
    said: list[SaidShape]
    why: str | None = None
    is_known: bool = False


async def summary(database: Database, llm: Llm, id: UUID, by: Caller) -> SummaryShape:
    """What was said, in short, as far as this caller may see it. Raises NoSuchConversation.

    No transaction is open while the model is asked.
    """
    sight = sight_of(by)
    async with database.transaction() as tx:
        conversation = await store.look_at(tx, id)
        entries = await store.last_said(tx, id, MOST_ENTRIES)
        known = await store.masks_of(tx, id)
    asked = Asked(by.kind, by.id, by.name, conversation=id, identity=conversation.identity)
    said = _outline(entries, sight)
    try:
        answer = await summarise(llm, [(_who(entry), entry.body) for entry in entries], asked, known)
    except (LlmOff, BudgetSpent) as error:
        return SummaryShape(text=None, said=said, why=error.code)
    except LlmFailed as error:
        return SummaryShape(text=None, said=said, why=f"{error.code}.{error.facts.get('why', 'error')}")
    text = unmask(answer.value, answer.hidden) if sight.personal_data else answer.value
    return SummaryShape(text=text, said=said, is_known=answer.known)


def _who(entry: Entry) -> Who:
    if entry.kind == Kind.NOTE.value:
        return "note"
    return "customer" if entry.author_kind == Side.CUSTOMER else "we"


def _outline(entries: Sequence[Entry], sight: Sight) -> list[SaidShape]:
    """The customer's first words, and the last of each side, in the order they were said."""
    messages = [entry for entry in entries if entry.kind == Kind.MESSAGE.value]
    theirs = [entry for entry in messages if entry.author_kind == Side.CUSTOMER]
    ours = [entry for entry in messages if entry.author_kind == Side.TEAMMATE]
    chosen = {entry.id: entry for entry in (*theirs[:1], *theirs[-1:], *ours[-1:])}
    ordered = sorted(chosen.values(), key=lambda entry: entry.position)
    return [SaidShape(_who(entry), snippet_of(words(entry, sight))) for entry in ordered]
