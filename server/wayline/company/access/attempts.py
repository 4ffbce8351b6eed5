"""Nobody may guess for long: attempts are counted by account, by address, and by both, in PostgreSQL."""

from datetime import datetime, timedelta

import msgspec

from wayline.company.access import store
from wayline.company.tokens import token_hash
from wayline.kit.db import Database
from wayline.kit.errors import TooMany

WINDOW = timedelta(minutes=15)
FORGET = timedelta(days=1)


class Limit(msgspec.Struct, frozen=True):
    """How many attempts one account from one address, one account, and one address have within the window.

    An account alone is given more, so that a stranger elsewhere cannot lock its teammate out with a handful of tries.
    """

    of_both: int = 10
    of_account: int = 50
    of_address: int = 100


SIGN_IN = Limit()
RESET = Limit(of_both=5, of_account=10, of_address=30)


async def count_attempt(
    database: Database, act: str, account: str, address: str | None, at: datetime, *, limit: Limit = SIGN_IN
) -> None:
    """Count it before it is judged, in a transaction of its own, so that guesses at the same time are all counted.

    Raises TooMany with the seconds until the window ends; the same for accounts that exist and those that do not.
    """
    async with database.transaction() as tx:
        counts = [
            (most, *await store.count_attempt(tx, key, at, at - WINDOW))
            for key, most in sorted(_keys(act, account, address, limit).items())
        ]
        await store.forget_attempts_before(tx, at - FORGET)
    over = [began_at for most, count, began_at in counts if count > most]
    if over:
        wait = (max(over) + WINDOW - at).total_seconds()
        raise TooMany("Too many attempts. Wait a little and try again.", retry_after=max(1, round(wait)))


async def attempt_succeeded(database: Database, act: str, account: str, address: str | None) -> None:
    """It was them: their own counts begin anew (the address' goes on, others may sit behind it)."""
    keys = [key for key in _keys(act, account, address, SIGN_IN) if not key.startswith(f"{act} address")]
    async with database.transaction() as tx:
        await store.forget_attempts(tx, sorted(keys))


def _keys(act: str, account: str, address: str | None, limit: Limit) -> dict[str, int]:
    """Hashed, so that the table is no list of who tried what."""
    where = address or "nowhere"
    return {
        f"{act} account {token_hash(account)}": limit.of_account,
        f"{act} address {token_hash(where)}": limit.of_address,
        f"{act} both {token_hash(account + ' ' + where)}": limit.of_both,
    }
