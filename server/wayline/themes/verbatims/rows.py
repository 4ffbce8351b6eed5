"""A row becomes a text on somebody's line, or is refused with its reason. Pure."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, Literal
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec

from wayline.customers import Kind, Named, normalised
from wayline.kit.ids import derived_id
from wayline.themes.verbatims.dates import moment
from wayline.themes.verbatims.mapping import COLUMNS, VerbatimMapping, number
from wayline.touchpoints.recording import Initiator, Touchpoint, identity_id, standard

Reason = Literal[
    "row_unreadable", "text_missing", "date_unreadable", "date_in_future", "score_unreadable", "customer_erased"
]
REVIEW, FEEDBACK = "Review Posted", "Feedback Given"
SOURCE = "verbatims"
CHANNELS = {"review": "review", "feedback": "survey"}
LONGEST_TEXT, LONGEST_WORD = 10_000, 200


class Refused(msgspec.Struct, frozen=True):
    """A row that was not taken, counted from 1 below the names of the columns."""

    row: int
    reason: Reason
    column: str | None = None


class Verbatim(msgspec.Struct, frozen=True):
    """A text of a row, whose it is (None: nobody we know), and its touchpoint."""

    row: int
    text: str
    who: Named | None
    touchpoint: Touchpoint


class Plan(msgspec.Struct, frozen=True):
    """How rows of one file are read."""

    mapping: VerbatimMapping
    places: dict[str, int]
    zone: ZoneInfo
    brought_at: datetime
    import_id: UUID

    @classmethod
    def of(
        cls, mapping: VerbatimMapping, columns: Sequence[str], zone: str, brought_at: datetime, import_id: UUID
    ) -> "Plan":
        """By the columns of the file."""
        names = ((each, getattr(mapping, each)) for each in COLUMNS)
        places = {each: list(columns).index(name) for each, name in names if name is not None}
        return cls(mapping, places, ZoneInfo(zone), brought_at, import_id)

    def cell(self, row: Sequence[str], name: str) -> str:
        """What a row says; empty where nothing is mapped."""
        place = self.places.get(name)
        return row[place].strip() if place is not None else ""


def read_row(plan: Plan, row: Sequence[str] | None, place: int) -> Verbatim | Refused:
    """The text of a row, or why it is refused."""
    mapping = plan.mapping
    if row is None:
        return Refused(place, "row_unreadable")
    text = plan.cell(row, "text")[:LONGEST_TEXT]
    if not any(letter.isalnum() for letter in text):
        return Refused(place, "text_missing", mapping.text)
    at = plan.brought_at
    if mapping.at is not None:
        said = moment(plan.cell(row, "at"), plan.zone, day_first=mapping.day_first)
        if said is None:
            return Refused(place, "date_unreadable", mapping.at)
        if said > plan.brought_at + timedelta(days=1):
            return Refused(place, "date_in_future", mapping.at)
        at = said
    score = number(plan.cell(row, "score"))
    if score is None and plan.cell(row, "score"):
        return Refused(place, "score_unreadable", mapping.score)
    who = _named(plan, row, at)
    return Verbatim(place, text, who, _touchpoint(plan, row, text, at, score, who))


def _named(plan: Plan, row: Sequence[str], at: datetime) -> Named | None:
    email = normalised(Kind.EMAIL, plan.cell(row, "email"))
    called = normalised(Kind.USER_ID, plan.cell(row, "user_id"))
    return Named(at, called, email) if email or called else None


def _touchpoint(  # noqa: PLR0917 (all that a row says)
    plan: Plan, row: Sequence[str], text: str, at: datetime, score: float | None, who: Named | None
) -> Touchpoint:
    mapping = plan.mapping
    name = REVIEW if mapping.kind == "review" else FEEDBACK
    meant, known = standard(name), who.identity if who else None
    row_id = plan.cell(row, "row_id")
    # When a file says no date, saying it again on another day is still saying it again.
    dated = at.isoformat() if mapping.at else ""
    own = ("row", row_id) if row_id else ("words", text, dated, str(known or ""))
    id = derived_id("verbatim", mapping.origin, *own)
    return Touchpoint(
        id=id,
        identity=known or identity_id("verbatim", str(id)),
        name=name,
        occurred_at=at,
        lens=meant.lens,
        channel=CHANNELS[mapping.kind],
        department=meant.department,
        stage=meant.stage,
        initiated_by=Initiator.CUSTOMER,
        source=SOURCE,
        history=True,
        properties=_properties(plan, row, text, score),
    )


def _properties(plan: Plan, row: Sequence[str], text: str, score: float | None) -> dict[str, Any]:
    said = {name: plan.cell(row, name)[:LONGEST_WORD] or None for name in ("title", "product", "language", "row_id")}
    found = {
        "text": text,
        "origin": plan.mapping.origin,
        "import": str(plan.import_id),
        "score": score,
        "score_max": plan.mapping.score_max if score is not None else None,
        **said,
    }
    return {name: value for name, value in found.items() if value is not None}
