"""The questions asked of sessions, links, codes and attempts."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import case, delete, func, or_, select, update
from sqlalchemy.dialects.postgresql import insert

from wayline.company.access.model import Attempt, RecoveryCode, ResetLink, Session, SetupToken, Signs
from wayline.company.model import Role, Teammate
from wayline.kit.db import Transaction


async def session_with(tx: Transaction, token_hash: str) -> tuple[Session, Teammate, Role] | None:
    """The session of this cookie, with whose it is and what they may do."""
    query = (
        select(Session, Teammate, Role)
        .join(Teammate, Teammate.id == Session.teammate_id)
        .join(Role, Role.id == Teammate.role_id)
        .where(Session.token_hash == token_hash, Teammate.deactivated_at.is_(None))
    )
    found = (await tx.execute(query)).one_or_none()
    return (found[0], found[1], found[2]) if found else None


async def sessions_of(tx: Transaction, teammate_id: UUID) -> list[Session]:
    """Where a teammate is signed in, latest first."""
    query = select(Session).where(Session.teammate_id == teammate_id).order_by(Session.seen_at.desc())
    return list((await tx.execute(query)).scalars())


async def last_signs(tx: Transaction) -> dict[UUID, Signs]:
    """The last signs of each teammate, to the minute; who is signed in nowhere is left out."""
    touched = func.max(func.coalesce(Session.touched_at, Session.seen_at)).label("touched_at")
    query = select(Session.teammate_id, func.max(Session.seen_at).label("seen_at"), touched)
    rows = await tx.execute(query.group_by(Session.teammate_id))
    return {row.teammate_id: Signs(row.seen_at, row.touched_at) for row in rows}


async def end_session(tx: Transaction, id: UUID) -> None:
    """Sign one browser out; gone already is fine."""
    await tx.execute(delete(Session).where(Session.id == id))


async def end_sessions(tx: Transaction, teammate_id: UUID, *, but: UUID | None = None) -> None:
    """Sign a teammate out everywhere (but here)."""
    query = delete(Session).where(Session.teammate_id == teammate_id)
    await tx.execute(query if but is None else query.where(Session.id != but))


async def setup_token(tx: Transaction) -> SetupToken | None:
    """The token of the first start, held until the transaction ends."""
    return (await tx.execute(select(SetupToken).with_for_update())).scalar_one_or_none()


async def clear_setup_tokens(tx: Transaction) -> None:
    """No set-up link opens any more."""
    await tx.execute(delete(SetupToken))


async def reset_link(tx: Transaction, token_hash: str) -> ResetLink | None:
    """The link of this hash, held until the transaction ends."""
    query = select(ResetLink).where(ResetLink.token_hash == token_hash).with_for_update()
    return (await tx.execute(query)).scalar_one_or_none()


async def drop_reset_links(tx: Transaction, teammate_id: UUID) -> None:
    """No older link of this teammate opens any more."""
    await tx.execute(delete(ResetLink).where(ResetLink.teammate_id == teammate_id))


async def use_recovery_code(tx: Transaction, teammate_id: UUID, code_hash: str, at: datetime) -> bool:
    """Use up this code; False if there is no such one left. Two at once: one of them wins."""
    query = (
        update(RecoveryCode)
        .where(
            RecoveryCode.code_hash == code_hash,
            RecoveryCode.teammate_id == teammate_id,
            RecoveryCode.used_at.is_(None),
        )
        .values(used_at=at)
        .returning(RecoveryCode.code_hash)
    )
    return (await tx.execute(query)).first() is not None


async def use_totp_step(tx: Transaction, teammate_id: UUID, step: int) -> bool:
    """Use up this 30-second step; False if it, or a later one, was used before."""
    query = (
        update(Teammate)
        .where(Teammate.id == teammate_id, Teammate.totp_last_step < step)
        .values(totp_last_step=step)
        .returning(Teammate.id)
        .execution_options(synchronize_session=False)
    )
    return (await tx.execute(query)).first() is not None


async def recovery_codes_left(tx: Transaction, teammate_id: UUID) -> int:
    """How many recovery codes can still be used."""
    query = select(RecoveryCode).where(RecoveryCode.teammate_id == teammate_id, RecoveryCode.used_at.is_(None))
    return len((await tx.execute(query)).scalars().all())


async def drop_recovery_codes(tx: Transaction, teammate_id: UUID) -> None:
    """None of their codes opens any more."""
    await tx.execute(delete(RecoveryCode).where(RecoveryCode.teammate_id == teammate_id))


async def count_attempt(tx: Transaction, key: str, at: datetime, since: datetime) -> tuple[int, datetime]:
    """Count one more attempt under this key, beginning anew if the last window did not begin between `since` and now.

    Returns how many there are in this window, and when it began. Attempts at the same time are all counted.
    """
    fresh = insert(Attempt).values(key=key, began_at=at, count=1)
    over = or_(Attempt.began_at < since, Attempt.began_at > at)  # the clock may have been set back
    query = fresh.on_conflict_do_update(
        index_elements=[Attempt.key],
        set_={
            "count": case((over, 1), else_=Attempt.count + 1),
            "began_at": case((over, at), else_=Attempt.began_at),
        },
    ).returning(Attempt.count, Attempt.began_at)
    count, began_at = (await tx.execute(query)).one()
    return count, began_at


async def forget_attempts(tx: Transaction, keys: list[str]) -> None:
    """Begin these counts anew."""
    await tx.execute(delete(Attempt).where(Attempt.key.in_(keys)))


async def forget_attempts_before(tx: Transaction, moment: datetime) -> None:
    """Drop the counts whose window is long over."""
    await tx.execute(delete(Attempt).where(Attempt.began_at < moment))
