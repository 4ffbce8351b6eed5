"""The audit log."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

import msgspec
from litestar import get
from litestar.params import FromQuery
from msgspec import Meta

from wayline.company.log.reads import AuditSearch, find_entries
from wayline.company.permissions import Permission
from wayline.kit.audit import AuditEntry
from wayline.kit.errors import Invalid
from wayline.kit.http import Tx, needs

Limit = Annotated[int, Meta(ge=1, le=200)]
Words = Annotated[str, Meta(max_length=200)]
Moment = Annotated[datetime, Meta(tz=True)]


class CursorInvalid(Invalid):
    """A cursor that no list of ours gave."""

    code = "cursor_invalid"
    message = "This is not a place in the list."


class AuditRow(msgspec.Struct, frozen=True, kw_only=True):
    """One act: who did what to which subject, with the facts of it."""

    id: UUID
    at: datetime
    action: str
    subject_kind: str
    subject_id: str
    actor_kind: str
    actor_id: UUID | None
    actor_name: str
    facts: dict[str, Any]
    address: str | None


class AuditPage(msgspec.Struct):
    """A page of the audit log."""

    items: list[AuditRow]
    next: str | None = None


@get("/api/audit", tags=["company"], **needs(Permission.AUDIT_READ))
async def search_audit(
    tx: Tx,
    *,
    search: FromQuery[Words | None] = None,
    teammate_id: FromQuery[UUID | None] = None,
    since: FromQuery[Moment | None] = None,
    until: FromQuery[Moment | None] = None,
    cursor: FromQuery[Words | None] = None,
    limit: FromQuery[Limit] = 50,
) -> AuditPage:
    """Who changed what, newest first; every word of `search` is somewhere in the entry."""
    wanted = AuditSearch(
        search=search,
        teammate_id=teammate_id,
        since=since,
        until=until,
        before=_place(cursor) if cursor else None,
        limit=limit + 1,
    )
    found = await find_entries(tx, wanted)
    shown = found[:limit]
    more = f"{shown[-1].at.isoformat()} {shown[-1].id}" if len(found) > limit else None
    return AuditPage([_row(entry) for entry in shown], more)


def _place(cursor: str) -> tuple[datetime, UUID]:
    at, _, id = cursor.partition(" ")
    try:
        return datetime.fromisoformat(at), UUID(id)
    except ValueError as error:
        raise CursorInvalid from error


def _row(entry: AuditEntry) -> AuditRow:
    return AuditRow(
        id=entry.id,
        at=entry.at,
        action=entry.action,
        subject_kind=entry.subject_kind,
        subject_id=entry.subject_id,
        actor_kind=entry.actor_kind,
        actor_id=entry.actor_id,
        actor_name=entry.actor_name,
        facts=entry.facts,
        address=entry.address,
    )


handlers = [search_audit]
