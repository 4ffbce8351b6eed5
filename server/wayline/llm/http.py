"""The large language model over HTTP: whether it is on, what it costs, and what was sent to it."""

from datetime import UTC, datetime
from typing import Annotated, Any
from urllib.parse import urlsplit
from uuid import UUID

import msgspec
from litestar import get
from litestar.datastructures import State
from litestar.params import FromQuery
from msgspec import Meta

from wayline.company import Permission
from wayline.kit.errors import Invalid
from wayline.kit.http import Now, Tx, needs
from wayline.llm import reads, store
from wayline.llm.asking import Llm
from wayline.llm.model import LlmCall, month_of

Limit = Annotated[int, Meta(ge=1, le=200)]


class LlmShape(msgspec.Struct, frozen=True, kw_only=True):
    """What is set, and what this month has cost. `failure`: what went wrong last, while nothing was answered since."""

    is_on: bool
    host: str | None
    model: str | None
    uses: list[str]
    since: datetime
    calls: int
    tokens: int
    monthly_tokens: int
    cost: float
    monthly_cost: float | None
    currency: str
    failure: str | None


class LlmCallShape(msgspec.Struct, frozen=True, kw_only=True):
    """One question as it was sent: masked. `outcome`: asked, answered, known, refused, failed, unfit."""

    id: UUID
    at: datetime
    use: str
    outcome: str
    model: str
    asked_by_kind: str
    asked_by_id: UUID | None
    asked_by_name: str
    conversation_id: UUID | None
    sent: list[dict[str, Any]] | None
    answer: str | None
    error: str | None
    tokens_in: int
    tokens_out: int
    cost: float
    took_ms: int


class LlmCallPage(msgspec.Struct, frozen=True):
    """Some questions, newest first, and where the list goes on."""

    items: list[LlmCallShape]
    next: str | None


@get("/api/llm", tags=["llm"], **needs(Permission.COMPANY_READ))
async def show_llm(tx: Tx, state: State, now: Now) -> LlmShape:
    """Whether a large language model is set, for what, and what this month has cost. The key is never shown."""
    llm: Llm = state.llm
    settings, spent = llm.settings, await store.spent(tx, now)
    failure = await reads.last_failure(tx, month_of(now)) if settings.is_on else None
    return LlmShape(
        is_on=settings.is_on,
        host=urlsplit(settings.url).hostname if settings.is_on else None,
        model=settings.model if settings.is_on else None,
        uses=list(settings.uses) if settings.is_on else [],
        since=month_of(now),
        calls=spent.calls,
        tokens=spent.tokens,
        monthly_tokens=settings.monthly_tokens,
        cost=round(spent.cost, 6),
        monthly_cost=settings.monthly_cost or None,
        currency=settings.currency,
        failure=failure.error if failure else None,
    )


@get("/api/llm/calls", tags=["llm"], **needs(Permission.AUDIT_READ))
async def list_llm_calls(tx: Tx, cursor: FromQuery[str | None] = None, limit: FromQuery[Limit] = 50) -> LlmCallPage:
    """What was sent to it, by whom, what came back and what it cost; newest first."""
    found = await reads.calls(tx, _place(cursor) if cursor else None, limit + 1)
    shown = found[:limit]
    following = f"{shown[-1].at.isoformat()} {shown[-1].id}" if len(found) > limit else None
    return LlmCallPage([_shape(call) for call in shown], following)


def _shape(call: LlmCall) -> LlmCallShape:
    same = {name: getattr(call, name) for name in LlmCallShape.__struct_fields__ if name != "conversation_id"}
    return LlmCallShape(**same, conversation_id=call.conversation)


def _place(cursor: str) -> tuple[datetime, UUID]:
    at, _, id = cursor.partition(" ")
    try:
        return datetime.fromisoformat(at).astimezone(UTC), UUID(id)
    except (ValueError, OverflowError) as error:
        raise Invalid("This is not a place in the list.") from error


handlers = [show_llm, list_llm_calls]
