"""API keys."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

import msgspec
from litestar import delete, get, post
from litestar.params import FromPath, JSONBody
from msgspec import Meta

from wayline.company.keys import making, store
from wayline.company.keys.model import ApiKey
from wayline.company.permissions import Permission
from wayline.company.summaries import teammates_by_id
from wayline.kit.http import Asker, Now, Tx, needs

Name = Annotated[str, Meta(min_length=1, max_length=80, pattern=r"\S")]
Scopes = Annotated[list[Annotated[str, Meta(max_length=80)]], Meta(min_length=1, max_length=100)]


class KeyWish(msgspec.Struct):
    """A new key: its name and what it may do."""

    name: Name
    scopes: Scopes


class KeyRow(msgspec.Struct, frozen=True, kw_only=True):
    """A key, without the key itself."""

    id: UUID
    name: str
    begins_with: str
    scopes: list[str]
    made_by: str | None
    made_at: datetime
    last_used_at: datetime | None


class KeyMade(msgspec.Struct):
    """A new key; `key` is shown this once."""

    row: KeyRow
    key: str


class KeyList(msgspec.Struct):
    """The usable keys."""

    items: list[KeyRow]
    next: None = None


@get("/api/keys", tags=["company"], **needs(Permission.KEYS_EDIT))
async def list_keys(tx: Tx) -> KeyList:
    """The usable keys, newest first."""
    return KeyList(await _rows(tx, await store.usable_keys(tx)))


@post("/api/keys", tags=["company"], **needs(Permission.KEYS_EDIT))
async def make_key(data: JSONBody[KeyWish], tx: Tx, now: Now, caller: Asker) -> KeyMade:
    """Make a key; it may do no more than its maker, and is shown this once."""
    key, token = await making.make_key(tx, data.name, data.scopes, caller, now)
    return KeyMade((await _rows(tx, [key]))[0], token)


@delete("/api/keys/{id:uuid}", tags=["company"], **needs(Permission.KEYS_EDIT))
async def withdraw_key(id: FromPath[UUID], tx: Tx, now: Now, caller: Asker) -> None:
    """Withdraw a key: from now on it opens nothing."""
    await making.withdraw_key(tx, id, caller, now)


async def _rows(tx: Tx, keys: list[ApiKey]) -> list[KeyRow]:
    makers = await teammates_by_id(tx, {key.made_by for key in keys if key.made_by})
    return [
        KeyRow(
            id=key.id,
            name=key.name,
            begins_with=key.begins_with,
            scopes=key.scopes,
            made_by=makers[key.made_by].name if key.made_by in makers else None,
            made_at=key.made_at,
            last_used_at=key.last_used_at,
        )
        for key in keys
    ]


handlers = [list_keys, make_key, withdraw_key]
