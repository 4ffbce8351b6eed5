"""Accounts: where the mail of a mailbox is fetched from. Secrets are sealed and never shown again."""

import ipaddress
from datetime import date, datetime
from typing import Annotated
from uuid import UUID

import msgspec
from msgspec import Meta

from wayline.channels.email.fetching import store
from wayline.channels.email.fetching.errors import NotEncrypted, NotFetched, SecretNeeded
from wayline.channels.email.fetching.model import INBOX, ImapAccount, Secrets, SignIn
from wayline.channels.email.mailboxes import find_mailbox
from wayline.company import note
from wayline.kit.db import Transaction
from wayline.kit.http import Caller
from wayline.kit.live import Live
from wayline.kit.outside import check_address
from wayline.kit.sealing import Seal

CHANGED = "imap_account"
"""The topic on which a change of an account is told."""
Name = Annotated[str, Meta(min_length=1, max_length=300, pattern=r"^[^\x00-\x1f]+$")]
Secret = Annotated[str, Meta(max_length=8_000, pattern=r"^[^\x00-\x1f]*$")]


class AccountWish(msgspec.Struct, frozen=True, kw_only=True):
    """Where to fetch from. An empty secret leaves the one that is there. `begins_on` None: from now on.

    `headers_only`: it is watched for who waits and who answered; no words are fetched, nothing is marked seen.
    `secure`: TLS from the first byte (port 993). With `sign_in` oauth, access tokens come from `token_url`.
    """

    host: Annotated[str, Meta(min_length=1, max_length=253, pattern=r"^[^\s/@]+$")]
    port: Annotated[int, Meta(ge=1, le=65535)] = 993
    secure: bool = True
    username: Name
    sign_in: SignIn = SignIn.PASSWORD
    password: Secret = ""
    token_url: Annotated[str, Meta(max_length=500)] = ""
    client_id: Annotated[str, Meta(max_length=500)] = ""
    client_secret: Secret = ""
    refresh_token: Secret = ""
    scope: Annotated[str, Meta(max_length=500)] = ""
    folders: Annotated[list[Name], Meta(min_length=1, max_length=20)] = msgspec.field(default_factory=lambda: [INBOX])
    begins_on: date | None = None
    headers_only: bool = False


async def fetch_from(tx: Transaction, seal: Seal, wanted: tuple[UUID, AccountWish], by: Caller, at: datetime) -> None:
    """Fetch a mailbox's mail from where it is `wanted`. Raises MailboxUnknown, SecretNeeded, NotEncrypted."""
    channel, wish = wanted
    mailbox = await find_mailbox(tx, channel)
    if not wish.secure and not _is_here(wish.host):
        raise NotEncrypted
    if wish.sign_in is SignIn.OAUTH:
        check_address(wish.token_url)
    before = await store.account_of(tx, channel)
    secrets = _secrets(wish, _opened(seal, before))
    place = (wish.host, wish.port, wish.username)
    if before and (before.host, before.port, before.username) != place:
        await store.forget_folders(tx, channel)
    account = before or ImapAccount(
        channel_id=channel, host="", port=0, secure=True, username="", sign_in="", sealed="", changed_at=at
    )
    account.host, account.port, account.username = place
    account.secure, account.sign_in = wish.secure, wish.sign_in.value
    account.token_url, account.client_id, account.scope = wish.token_url, wish.client_id, wish.scope
    account.folders, account.begins_on = list(dict.fromkeys(wish.folders)), wish.begins_on
    account.headers_only = wish.headers_only
    account.sealed, account.changed_at = seal.close(msgspec.json.encode(secrets).decode()), at
    account.seen_at, account.trouble, account.trouble_says, account.trouble_at = None, "", "", None
    await store.save(tx, account)
    await note(tx, by, at, "mailbox.fetching_set", ("channel", channel), address=mailbox.address, host=wish.host)
    await Live.announce(tx, CHANGED, {"id": str(channel)})


async def stop_fetching(tx: Transaction, channel: UUID, by: Caller, at: datetime) -> None:
    """Fetch it no more, and forget the secrets. Raises MailboxUnknown, NotFetched."""
    mailbox = await find_mailbox(tx, channel)
    if await store.account_of(tx, channel) is None:
        raise NotFetched
    await store.forget(tx, channel)
    await note(tx, by, at, "mailbox.fetching_stopped", ("channel", channel), address=mailbox.address)
    await Live.announce(tx, CHANGED, {"id": str(channel)})


def secrets_of(seal: Seal, account: ImapAccount) -> Secrets:
    """What the account is opened with. Raises SealBroken."""
    return msgspec.json.decode(seal.open(account.sealed), type=Secrets)


def _opened(seal: Seal, before: ImapAccount | None) -> Secrets:
    return secrets_of(seal, before) if before else Secrets()


def _secrets(wish: AccountWish, before: Secrets) -> Secrets:
    """The secrets of the chosen way; those of the other are forgotten."""
    if wish.sign_in is SignIn.PASSWORD:
        found = Secrets(password=wish.password or before.password)
        is_whole = bool(found.password)
    else:
        found = Secrets(
            refresh_token=wish.refresh_token or before.refresh_token,
            client_secret=wish.client_secret or before.client_secret,
        )
        is_whole = bool(found.refresh_token and wish.client_id)
    if not is_whole:
        raise SecretNeeded
    return found


def _is_here(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"
