"""Rows of the log as touchpoints for people."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from wayline.company import EVERYTHING, Sight
from wayline.line.kinds import kind_of
from wayline.line.model import Shown
from wayline.line.sentences import Told, is_arrival, sentence


def shown(
    rows: Iterable[Mapping[str, Any]],
    teammates: Mapping[UUID, str],
    first_at: datetime | None = None,
    sight: Sight = EVERYTHING,
) -> list[Shown]:
    """Each row in words. `first_at` is when the whole line begins: what happened then is how they found us."""
    return [_shown(row, told(row, teammates, first_at, sight)) for row in rows]


def decoded(value: str | None) -> dict[str, Any]:
    """The object in a JSON column."""
    found = msgspec.json.decode(value) if value else {}
    return found if isinstance(found, dict) else {}


def seen(fields: dict[str, Any], sight: Sight) -> dict[str, Any]:
    """The properties or context as this caller may see them; first words as the conversation masks them."""
    masked = fields.pop("masked", None)
    if sight.personal_data:
        return fields
    if isinstance(masked, str) and "text" in fields:
        fields["text"] = masked
    hidden: dict[str, Any] = sight.facts(fields)
    return hidden


def told(
    row: Mapping[str, Any],
    teammates: Mapping[UUID, str],
    first_at: datetime | None = None,
    sight: Sight = EVERYTHING,
) -> Told:
    """What a sentence needs of a row."""
    return Told(
        name=row["name"],
        properties=seen(decoded(row["properties"]), sight),
        context=seen(decoded(row["context"]), sight),
        order_id=row["order_id"],
        teammate=teammates.get(row["teammate"]),
        initiated_by=row["initiated_by"],
        first=first_at is not None and row["occurred_at"] == first_at,
    )


def _shown(row: Mapping[str, Any], facts: Told) -> Shown:
    words = sentence(facts)
    return Shown(
        id=row["id"],
        position=row["position"],
        name=row["name"],
        kind=kind_of(row["name"], row["lens"]),
        is_arrival=is_arrival(facts),
        title=words.title,
        detail=words.detail,
        occurred_at=row["occurred_at"],
        recorded_at=row["recorded_at"],
        lens=row["lens"],
        channel=row["channel"],
        department=row["department"] or "other",
        stage=row["stage"],
        initiated_by=row["initiated_by"],
        conversation_id=row["conversation"],
        order_id=row["order_id"],
        teammate_id=row["teammate"],
        teammate_name=facts.teammate,
        value=row["value"],
        currency=row["currency"],
        properties=dict(facts.properties),
        context=dict(facts.context),
        marks=msgspec.json.decode(row["marks"]) if row["marks"] else [],
    )
