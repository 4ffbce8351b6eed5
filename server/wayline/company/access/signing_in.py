"""Sign in: email, password, and the second step where it is on."""

from datetime import datetime

import msgspec

from wayline.company import store
from wayline.company.access.attempts import attempt_succeeded, count_attempt
from wayline.company.access.second_step import code_opens
from wayline.company.access.sessions import begin_session
from wayline.company.auditing import acting, note
from wayline.company.emails import sought_email
from wayline.company.errors import SecondFactorNeeded, SignInFailed
from wayline.company.model import Teammate
from wayline.company.passwords import password_matches
from wayline.kit.db import Database, Transaction
from wayline.kit.sealing import Seal

ACT = "sign-in"


class Visit(msgspec.Struct, frozen=True):
    """Where a sign-in comes from."""

    address: str | None
    user_agent: str


async def sign_in(
    database: Database, seal: Seal, credentials: tuple[str, str, str | None], visit: Visit, at: datetime
) -> tuple[Teammate, str]:
    """Sign in with (email, password, code). Returns the teammate and the token for the cookie.

    Raises SignInFailed (the same, after the same work, whether the account exists or not), SecondFactorNeeded (only
    after the right password), TooMany. It opens its own transactions, as a counted attempt must outlive its failure.
    """
    email, password, code = credentials
    account = sought_email(email)
    await count_attempt(database, ACT, account, visit.address, at)
    async with database.transaction() as tx:
        found = await store.teammate_by_email(tx, account)
    active = found if found is not None and found.active else None
    if not await password_matches(active.password_hash if active else None, password) or active is None:
        raise SignInFailed
    if active.totp_confirmed_at is not None and not code:
        raise SecondFactorNeeded
    async with database.transaction() as tx:
        teammate = await store.hold_teammate(tx, active.id)
        if not teammate.active or teammate.password_hash != active.password_hash:
            raise SignInFailed
        if teammate.totp_confirmed_at is not None and not await code_opens(tx, seal, teammate, code or "", at):
            raise SignInFailed
        token = await welcome(tx, teammate, visit, at)
    await attempt_succeeded(database, ACT, account, visit.address)
    return teammate, token


async def welcome(tx: Transaction, teammate: Teammate, visit: Visit, at: datetime) -> str:
    """Begin a session and write it down. Returns the token for the cookie."""
    token = await begin_session(tx, teammate, at, address=visit.address, user_agent=visit.user_agent)
    if teammate.presence_at is None:  # who never chose is there when they come
        teammate.show("online", at)
    by = acting("teammate", teammate.id, teammate.name, visit.address)
    await note(tx, by, at, "teammate.signed_in", ("teammate", teammate.id), user_agent=visit.user_agent[:120])
    return token
