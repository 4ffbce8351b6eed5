"""The company's scorecard, and its versions."""

from datetime import datetime

import msgspec

from wayline.company import note
from wayline.kit.db import Transaction
from wayline.kit.http import Caller
from wayline.quality import store
from wayline.quality.beginning import template
from wayline.quality.model import Scorecard
from wayline.quality.scoring import Card, check_card


async def scorecard(tx: Transaction, at: datetime, language: str) -> Scorecard:
    """The one in use, kept from its first use on: in the language of who used it first."""
    return await store.newest_card(tx) or await store.save(tx, _version(1, template(language), at))


async def change_scorecard(tx: Transaction, card: Card, by: Caller, at: datetime) -> Scorecard:
    """Judge by this from now on; what was reviewed keeps the card it was reviewed on. Raises BadScorecard."""
    check_card(card)
    before = await store.newest_card(tx)
    made = _version(before.version + 1 if before else 1, card, at)
    made.made_by_id = by.id if by.kind == "teammate" else None
    await store.save(tx, made)
    await note(tx, by, at, "scorecard.changed", ("scorecard", made.id), version=made.version)
    return made


def _version(version: int, card: Card, at: datetime) -> Scorecard:
    return Scorecard(version=version, criteria=msgspec.to_builtins(card.criteria), scale=list(card.scale), made_at=at)
