"""Conditions as SQL: whether a conversation meets one, decided where the rows are."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import (
    ColumnElement,
    Numeric,
    Text,
    and_,
    case,
    cast,
    exists,
    false,
    func,
    literal,
    not_,
    or_,
    select,
    true,
)
from sqlalchemy.dialects.postgresql import JSONB

from wayline.conversations import store
from wayline.conversations.conditions.model import (
    AGO,
    FACT,
    FIELD,
    IDS,
    ME,
    SIGNS,
    TEXTS,
    TIMES,
    TIMES_OF_CUSTOMERS,
    fields_of,
    is_id,
    moment_of,
    values_of,
)
from wayline.conversations.fields.model import Stated
from wayline.conversations.followers.model import Follower
from wayline.conversations.mentions.store import mentions
from wayline.conversations.model import Conversation
from wayline.conversations.states import SETTLED, Priority, Status, WaitingState
from wayline.conversations.tags.model import ConversationTag
from wayline.conversations.topics import store as topics
from wayline.conversations.topics.model import Twig, beneath
from wayline.conversations.understanding.model import URGENT
from wayline.customers import customer_is
from wayline.kit.db import Transaction

Part = Callable[[Any], ColumnElement[bool]]
_COLUMNS = {
    "waiting_since": "unanswered_at",
    "channel": "channel_id",
    "channel_kind": "channel",
    "team": "team_id",
    "assignee": "assignee_id",
    "topic": "topic_id",
    "incident": "incident_id",
}


class Seen(msgspec.Struct, frozen=True):
    """Who looks (None: nobody in person), when; and the trees of tags and topics, where a condition asks of them."""

    teammate: UUID | None
    now: datetime
    tags: Mapping[UUID, Twig] = {}
    topics: Mapping[UUID, Twig] = {}


async def where(
    tx: Transaction, conditions: Sequence[Mapping[str, Any]], teammate: UUID | None, now: datetime
) -> list[ColumnElement[bool]]:
    """Each of these checked conditions, as one on conversations."""
    asked = {field for each in conditions for field in fields_of(each)}
    tags = await store.every_tag(tx) if "tag" in asked else {}
    seen = Seen(teammate, now, tags, await topics.tree(tx) if "topic" in asked else {})
    return [_compiled(each, seen) for each in conditions]


async def first_met(tx: Transaction, id: UUID, conditions: Sequence[Mapping[str, Any]], now: datetime) -> int | None:
    """Which of these, in their order, a conversation meets first; None for none."""
    if not conditions:
        return None
    met = await where(tx, conditions, None, now)
    place = case(*((each, number) for number, each in enumerate(met)), else_=None)
    return (await tx.execute(select(place).where(Conversation.id == id))).scalar_one_or_none()


async def all_met(
    tx: Transaction, ids: Sequence[UUID], conditions: Sequence[Mapping[str, Any]], now: datetime
) -> list[set[UUID]]:
    """For each of these checked conditions, those of these conversations that meet it."""
    met = await where(tx, conditions, None, now)
    named = [each.label(f"met_{place}") for place, each in enumerate(met)]  # two that ask the same stay two columns
    rows = (await tx.execute(select(Conversation.id, *named).where(Conversation.id.in_(ids)))).all()
    return [{row[0] for row in rows if row[place]} for place in range(1, len(named) + 1)]


def _compiled(asked: Mapping[str, Any], seen: Seen) -> ColumnElement[bool]:
    for how in ("all", "any", "none"):
        if how in asked:
            parts = [_compiled(each, seen) for each in asked[how]]
            if how == "all":
                return and_(true(), *parts)
            return or_(false(), *parts) if how == "any" else not_(or_(false(), *parts))
    return _one(asked["field"], asked["is"], values_of(asked), seen)


def _one(field: str, how: str, values: list[Any], seen: Seen) -> ColumnElement[bool]:
    if how == "is_not":
        return not_(_one(field, "is", values, seen))
    if how == "missing":
        return not_(_one(field, "exists", values, seen))
    if how in AGO:
        since = [seen.now - timedelta(hours=each) for each in values]
        values, how = since, "above" if how == "within" else "below"
    elif field in TIMES | TIMES_OF_CUSTOMERS:
        values = [moment for each in values if (moment := moment_of(each)) is not None]
    if field.startswith((FACT, "customer.")):
        return customer_is(Conversation.identity, field.removeprefix("customer."), how, values)
    if field.startswith(FIELD):
        return _of_field(UUID(field.removeprefix(FIELD)), how, values)
    return func.coalesce(_of_own(field, how, values, seen), false())


def _of_own(field: str, how: str, values: list[Any], seen: Seen) -> ColumnElement[bool]:
    if field in IDS:
        return _of_ids(field, how, values, seen)
    if field in SIGNS:
        return _of_signs(field, how, values)
    if field in TEXTS:
        return or_(*(_of_words(each, how, values) for each in _texts(field)))
    if field in TIMES:
        return _of_times(_column(field), how, values)
    if field == "urgent":
        return _is_urgent(how, values)
    return _of_words(_waiting_state() if field == "waiting_state" else _column(field), how, values)


def _column(field: str) -> ColumnElement[Any]:
    named: ColumnElement[Any] = getattr(Conversation, _COLUMNS.get(field, field)).expression
    return named


def _of_words(column: ColumnElement[Any], how: str, values: list[Any]) -> ColumnElement[bool]:
    """Texts are the same whatever their case."""
    words = func.lower(column)
    told = [str(each).lower() for each in values]
    parts: dict[str, Callable[[], ColumnElement[bool]]] = {
        "is": lambda: words.in_(told),
        "contains": lambda: or_(false(), *(words.contains(each, autoescape=True) for each in told)),
        "exists": lambda: column.is_not(None),
    }
    return func.coalesce(parts[how](), false()) if how in parts else false()


def _of_times(column: ColumnElement[Any], how: str, values: list[Any]) -> ColumnElement[bool]:
    by_comparison: dict[str, Part] = {
        "is": lambda value: and_(column >= value, column < value + timedelta(days=1)),
        "above": lambda value: column > value,
        "below": lambda value: column < value,
    }
    if how == "exists":
        return column.is_not(None)
    return or_(false(), *(by_comparison[how](each) for each in values)) if how in by_comparison else false()


def _of_ids(field: str, how: str, values: list[Any], seen: Seen) -> ColumnElement[bool]:
    ids = [UUID(str(each)) for each in values if is_id(each)]
    if ME in values and seen.teammate is not None:
        ids.append(seen.teammate)
    if how not in {"is", "exists"}:
        return false()
    if field == "tag":
        ids = _with_what_is_beneath(ids, values, seen.tags)
        tagged = select(ConversationTag.tag_id).where(ConversationTag.conversation_id == Conversation.id)
        return exists(tagged if how == "exists" else tagged.where(ConversationTag.tag_id.in_(ids)))
    if field == "follower":
        followed = select(Follower.teammate_id).where(Follower.conversation_id == Conversation.id)
        return exists(followed if how == "exists" else followed.where(Follower.teammate_id.in_(ids)))
    if field == "mentioned":
        return mentions(None if how == "exists" else ids)
    if field == "topic":
        ids = _with_what_is_beneath(ids, values, seen.topics)
    return _column(field).is_not(None) if how == "exists" else _column(field).in_(ids)


def _with_what_is_beneath(ids: list[UUID], values: list[Any], tree: Mapping[UUID, Twig]) -> list[UUID]:
    """Tags and topics may be told by their names too."""
    names = {str(each).lower() for each in values}
    named = [each.id for each in tree.values() if each.name.lower() in names]
    return [id for each in (*ids, *named) for id in beneath(each, tree)]


def _of_signs(field: str, how: str, values: list[Any]) -> ColumnElement[bool]:
    if how == "is":
        felt: ColumnElement[bool] = Conversation.signs.overlap([f"{field}:{each}" for each in values])
        return felt
    if how == "exists":
        told: ColumnElement[bool] = func.array_to_string(Conversation.signs, " ").contains(f"{field}:")
        return told
    return false()


def _texts(field: str) -> list[ColumnElement[Any]]:
    """Where a page or an order is written down: the page it was opened on, and what it is about."""
    about = [
        case((Conversation.about["kind"].astext == field, Conversation.about[name].astext))
        for name in ("value", "title")
    ]
    opened = [Conversation.opened_on[name].astext for name in ("url", "title", "referrer")]
    return [*about, *opened] if field == "page" else list(about)


def _is_urgent(how: str, values: list[Any]) -> ColumnElement[bool]:
    presses = func.coalesce(
        or_(Conversation.urgency >= URGENT, Conversation.priority == Priority.URGENT.value), false()
    )
    if how != "is":
        return true() if how == "exists" else false()
    return or_(false(), *(presses if each in {True, "true"} else not_(presses) for each in values))


def _waiting_state() -> ColumnElement[Any]:
    """As `Conversation.waiting_state` has it."""
    waits = and_(Conversation.unanswered_at.is_not(None), Conversation.status != Status.PENDING.value)
    return case(
        (Conversation.status.in_([each.value for each in SETTLED]), WaitingState.CLOSED.value),
        (Conversation.snippet == "", WaitingState.INTERNAL.value),
        (waits, WaitingState.AWAITING_US.value),
        else_=WaitingState.AWAITING_CUSTOMER.value,
    )


def _of_field(id: UUID, how: str, values: list[Any]) -> ColumnElement[bool]:
    said = select(Stated.field_id).where(Stated.conversation_id == Conversation.id, Stated.field_id == id)
    by_comparison: dict[str, Part] = {
        "is": _is_said,
        "contains": lambda value: _words_said().contains(str(value).lower(), autoescape=True),
        "above": lambda value: _in_order(value, lambda found, wanted: found > wanted),
        "below": lambda value: _in_order(value, lambda found, wanted: found < wanted),
    }
    if how == "exists":
        return exists(said)
    return exists(said.where(or_(false(), *(by_comparison[how](each) for each in values))))


def _words_said() -> ColumnElement[Any]:
    return func.lower(Stated.value[()].astext)


def _is_said(value: Any) -> ColumnElement[bool]:  # noqa: ANN401 (a plain value of JSON)
    """The value itself, one of a list of choices, or the same words."""
    if isinstance(value, str):
        chosen = Stated.value.contains(literal(value, JSONB))
        return or_(chosen, _words_said() == value.lower())
    return Stated.value == literal(value, JSONB)


def _in_order(value: Any, holds: Callable[[Any, Any], ColumnElement[bool]]) -> ColumnElement[bool]:  # noqa: ANN401 (as above)
    """Numbers by their size, days by the calendar."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        number = case((func.jsonb_typeof(Stated.value) == "number", cast(cast(Stated.value, Text), Numeric)))
        return holds(number, value)
    day = value.date().isoformat() if isinstance(value, datetime) else str(value).lower()
    return holds(case((func.jsonb_typeof(Stated.value) == "string", _words_said())), day)
