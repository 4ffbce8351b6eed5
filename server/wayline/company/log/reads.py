"""Search the audit log."""

from datetime import datetime
from uuid import UUID

import msgspec
from sqlalchemy import ColumnElement, Text, and_, cast, func, or_, select

from wayline.kit.audit import AuditEntry
from wayline.kit.db import Transaction


class AuditSearch(msgspec.Struct, frozen=True, kw_only=True):
    """What is looked for; None looks for nothing in particular. `before` is the place of the last one seen."""

    search: str | None = None
    teammate_id: UUID | None = None
    since: datetime | None = None
    until: datetime | None = None
    before: tuple[datetime, UUID] | None = None
    limit: int = 50


async def find_entries(tx: Transaction, wanted: AuditSearch) -> list[AuditEntry]:
    """The entries that match, newest first; every word of the search must be somewhere in an entry."""
    conditions: list[ColumnElement[bool]] = []
    if wanted.teammate_id is not None:
        conditions.append(AuditEntry.actor_id == wanted.teammate_id)
    if wanted.since is not None:
        conditions.append(AuditEntry.at >= wanted.since)
    if wanted.until is not None:
        conditions.append(AuditEntry.at < wanted.until)
    if wanted.before is not None:
        at, id = wanted.before
        conditions.append(or_(AuditEntry.at < at, and_(AuditEntry.at == at, AuditEntry.id < id)))
    conditions += [_text().contains(word.lower(), autoescape=True) for word in (wanted.search or "").split()]
    query = select(AuditEntry).where(*conditions).order_by(AuditEntry.at.desc(), AuditEntry.id.desc())
    return list((await tx.execute(query.limit(wanted.limit))).scalars())


def _text() -> ColumnElement[str]:
    """All the words of an entry, in lower case."""
    parts = (
        AuditEntry.action,
        AuditEntry.actor_name,
        AuditEntry.subject_kind,
        AuditEntry.subject_id,
        func.coalesce(AuditEntry.address, ""),
        cast(AuditEntry.facts, Text),
    )
    return func.lower(func.concat_ws(" ", *parts))
