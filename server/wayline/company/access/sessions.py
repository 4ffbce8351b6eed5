"""Sign a browser in, and know it again."""

from datetime import datetime

from wayline.company.access import store
from wayline.company.access.model import Session
from wayline.company.model import Role, Teammate
from wayline.company.tokens import new_token, token_hash
from wayline.kit.db import Transaction
from wayline.kit.http import Caller

USER_AGENT_LENGTH = 400


async def begin_session(
    tx: Transaction, teammate: Teammate, at: datetime, *, address: str | None = None, user_agent: str = ""
) -> str:
    """Sign a browser of this teammate in. Returns the token for its cookie, which is not kept."""
    token = new_token()
    session = Session(
        teammate_id=teammate.id,
        token_hash=token_hash(token),
        signed_in_at=at,
        seen_at=at,
        touched_at=at,
        address=address,
        user_agent=user_agent[:USER_AGENT_LENGTH],
    )
    tx.add(session)
    await tx.flush()
    return token


async def caller_of(tx: Transaction, token: str, at: datetime, address: str | None) -> Caller | None:
    """Who the cookie belongs to; None if it was signed out, is too old, or its teammate has left."""
    found = await store.session_with(tx, token_hash(token))
    if found is None:
        return None
    session, teammate, role = found
    if session.is_over(at):
        await store.end_session(tx, session.id)
        return None
    if session.was_seen(at):
        session.address = address
    return as_caller(teammate, role, session, address)


async def touch(tx: Transaction, token: str, at: datetime) -> None:
    """Its teammate did something there just now."""
    found = await store.session_with(tx, token_hash(token))
    if found is not None:
        found[0].was_touched(at)


def as_caller(teammate: Teammate, role: Role, session: Session | None, address: str | None) -> Caller:
    """A teammate as the one who asks."""
    return Caller(
        kind="teammate",
        id=teammate.id,
        name=teammate.name,
        permissions=role.permissions,
        session_id=session.id if session else None,
        address=address,
    )
