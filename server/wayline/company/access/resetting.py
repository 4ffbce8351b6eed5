"""A new password by a one-time link: by mail, or from an administrator."""

from datetime import datetime, timedelta
from uuid import UUID

from wayline.company import store
from wayline.company.access import store as access
from wayline.company.access.attempts import RESET, count_attempt
from wayline.company.access.model import ResetLink
from wayline.company.auditing import acting, note
from wayline.company.emails import sought_email
from wayline.company.errors import LinkUnusable, TeammateInactive
from wayline.company.model import Teammate
from wayline.company.passwords import hash_password, judge_password
from wayline.company.tokens import new_token, token_hash
from wayline.kit import jobs
from wayline.kit.db import Database, Transaction
from wayline.kit.http import Caller

BY_MAIL = timedelta(hours=1)
BY_HAND = timedelta(days=1)
SEND_RESET = "company:send_reset_link"


async def ask_for_reset(database: Database, email: str, address: str | None, at: datetime) -> None:
    """Have a link sent. Whether the account exists is found out later, in a job: here nothing can be told apart.

    Raises TooMany.
    """
    account = sought_email(email)
    await count_attempt(database, "reset", account, address, at, limit=RESET)
    async with database.transaction() as tx:
        await jobs.ask(tx, SEND_RESET, email=account)


async def make_reset_link(tx: Transaction, teammate: Teammate, at: datetime, *, by: UUID | None) -> str:
    """A fresh link's token; older links of this teammate open no more. Raises TeammateInactive."""
    if not teammate.active:
        raise TeammateInactive
    await access.drop_reset_links(tx, teammate.id)
    token = new_token()
    ends_at = at + (BY_MAIL if by is None else BY_HAND)
    link = ResetLink(token_hash=token_hash(token), teammate_id=teammate.id, made_at=at, made_by=by, ends_at=ends_at)
    tx.add(link)
    await tx.flush()
    return token


async def choose_password(tx: Transaction, token: str, password: str, address: str | None, at: datetime) -> None:
    """Set a new password by a link, and sign its teammate out everywhere. Raises LinkUnusable, PasswordWeak."""
    link = await access.reset_link(tx, token_hash(token))
    if link is None or not link.is_usable(at):
        raise LinkUnusable
    teammate = await store.hold_teammate(tx, link.teammate_id)
    if not teammate.active:
        raise LinkUnusable
    by = acting("teammate", teammate.id, teammate.name, address)
    await set_password(tx, teammate, password, by, at)
    link.used_at = at
    await access.end_sessions(tx, teammate.id)


async def set_password(tx: Transaction, teammate: Teammate, password: str, by: Caller, at: datetime) -> None:
    """Give a teammate a password, if it is strong. Raises PasswordWeak."""
    judge_password(password, teammate.name, teammate.email, "wayline")
    teammate.password_hash = await hash_password(password)
    teammate.password_set_at = at
    await tx.flush()
    await note(tx, by, at, "teammate.password_set", ("teammate", teammate.id))
