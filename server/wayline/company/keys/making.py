"""Make a key and withdraw it."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from wayline.company.auditing import note
from wayline.company.errors import PermissionUnknown
from wayline.company.keys import store
from wayline.company.keys.model import PREFIX, SHOWN, ApiKey
from wayline.company.people.ranking import check_within
from wayline.company.permissions import SCOPE_WORDS, Permission
from wayline.company.tokens import new_token, token_hash
from wayline.kit.db import Transaction
from wayline.kit.http import Caller


async def make_key(tx: Transaction, name: str, scopes: Sequence[str], by: Caller, at: datetime) -> tuple[ApiKey, str]:
    """Make a key that may do no more than its maker. Returns it and the key itself, which is not kept.

    Scopes are permissions; `collect` and `import` are short for `collect.write` and `history.import`.
    Raises PermissionUnknown, AboveYourself.
    """
    wanted = _known(scopes)
    check_within(by, wanted)
    token = new_token(PREFIX)
    key = ApiKey(
        name=name.strip(),
        token_hash=token_hash(token),
        begins_with=token[:SHOWN],
        scopes=wanted,
        made_by=by.id if by.kind == "teammate" else None,
        made_at=at,
    )
    tx.add(key)
    await tx.flush()
    await note(tx, by, at, "key.made", ("key", key.id), name=key.name, scopes=wanted)
    return key, token


async def withdraw_key(tx: Transaction, id: UUID, by: Caller, at: datetime) -> None:
    """From now on it opens nothing. Raises NotFound."""
    key = await store.load_key(tx, id)
    key.withdrawn_at, key.withdrawn_by = at, by.id
    await tx.flush()
    await note(tx, by, at, "key.withdrawn", ("key", id), name=key.name)


def _known(scopes: Sequence[str]) -> list[str]:
    wanted = {str(SCOPE_WORDS.get(scope, scope)) for scope in scopes}
    unknown = sorted(wanted - {str(permission) for permission in Permission})
    if unknown:
        raise PermissionUnknown(f"There is no scope {unknown[0]!r}.", unknown=unknown)
    return [str(permission) for permission in Permission if permission in wanted]
