"""What is told of where mail is fetched from: everything but the secrets."""

from datetime import date, datetime
from typing import Literal
from uuid import UUID

import msgspec

from wayline.channels.email.fetching import store
from wayline.channels.email.fetching.model import ImapAccount, SignIn
from wayline.kit.db import Transaction

Trouble = Literal["refused", "unreachable", "quota", "folder", "token", "protocol", "seal"]


class FolderFound(msgspec.Struct, frozen=True):
    """A folder that the server has; `use` is sent, junk, trash, drafts, archive, all, or empty."""

    name: str
    use: str


class FetchingShape(msgspec.Struct, frozen=True, kw_only=True):
    """Where the mail of a mailbox is fetched from, when it last went well, and what is wrong if it does not."""

    host: str
    port: int
    secure: bool
    username: str
    sign_in: SignIn
    token_url: str
    client_id: str
    scope: str
    folders: list[str]
    found: list[FolderFound]
    begins_on: date | None
    headers_only: bool
    seen_at: datetime | None
    trouble: Trouble | None
    trouble_says: str
    trouble_at: datetime | None


async def fetching_by_channel(tx: Transaction) -> dict[UUID, FetchingShape]:
    """Of each mailbox whose mail is fetched, from where."""
    return {one.channel_id: _shape(one) for one in await store.accounts(tx)}


def _shape(one: ImapAccount) -> FetchingShape:
    fields = {name: getattr(one, name) for name in FetchingShape.__struct_fields__}
    found = [FolderFound(name, use) for name, use in one.found]
    return FetchingShape(**{**fields, "sign_in": SignIn(one.sign_in), "found": found, "trouble": one.trouble or None})
