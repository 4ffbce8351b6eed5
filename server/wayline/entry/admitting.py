"""`wayline teammate add` and `wayline key add`: for whoever holds the machine, whether the server runs or not."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager
from uuid import UUID

from wayline.company import find_company
from wayline.company.access.mailing import reset_address
from wayline.company.access.resetting import make_reset_link
from wayline.company.keys.making import make_key
from wayline.company.people.joining import NewTeammate, join
from wayline.company.permissions import BUILT_IN, Permission, built_in_role_id
from wayline.entry.parts import prepare
from wayline.entry.settings import Settings
from wayline.kit.clock import utc_now
from wayline.kit.db import Database, Transaction
from wayline.kit.errors import Conflict, Invalid
from wayline.kit.folder import DataDirectory, DirectoryInUse
from wayline.kit.http import Caller
from wayline.kit.postgres import EmbeddedPostgres
from wayline.kit.sealing import Seal
from wayline.llm import SEALED

HAND = Caller(
    kind="system",
    id=UUID(int=0),
    name="Command line",
    permissions=frozenset(str(permission) for permission in Permission),
)


class CompanyMissing(Conflict):
    """There is nobody to join yet."""

    code = "company_missing"
    message = "There is no company yet: start the server and open the set-up link it prints."


class DirectoryMissing(Conflict):
    """There is no key to seal with yet."""

    code = "directory_missing"
    message = "There is no data directory yet, and so no key to seal with: start the server once."


class SecretEmpty(Invalid):
    """Nothing was given."""

    code = "secret_empty"
    message = "There is nothing to seal: type the secret, or pipe it in."


class RoleUnknown(Invalid):
    """The message names those there are."""

    code = "role_unknown"
    message = f"There is no such role. There are: {', '.join(BUILT_IN)}."


def add_teammate(settings: Settings, name: str, email: str, role: str) -> str:
    """Make a teammate. Returns the one-time link by which they choose their password.

    Raises RoleUnknown, CompanyMissing, EmailTaken, EmailInvalid.
    """
    if role not in BUILT_IN:
        raise RoleUnknown(role=role)

    async def work(tx: Transaction) -> str:
        now = utc_now()
        teammate = await join(tx, NewTeammate(name=name, email=email, role_id=built_in_role_id(role)), HAND, now)
        return reset_address(settings.public_url, await make_reset_link(tx, teammate, now, by=HAND.id))

    return asyncio.run(_in_company(settings, work))


def add_key(settings: Settings, name: str, scopes: Sequence[str]) -> str:
    """Make an API key. Returns it; it is shown this once. Raises CompanyMissing, PermissionUnknown."""

    async def work(tx: Transaction) -> str:
        _, token = await make_key(tx, name, scopes, HAND, utc_now())
        return token

    return asyncio.run(_in_company(settings, work))


async def _in_company(settings: Settings, work: Callable[[Transaction], Awaitable[str]]) -> str:
    with _database_url(settings) as url:
        database = Database(url, pool_size=1)
        try:
            async with database.transaction() as tx:
                if await find_company(tx) is None:
                    raise CompanyMissing
                return await work(tx)
        finally:
            await database.close()


@contextmanager
def _database_url(settings: Settings) -> Iterator[str]:
    """The database's address; PostgreSQL is started if it is ours and does not run, and left as it was found."""
    try:
        directory, postgres, url = prepare(settings)
    except DirectoryInUse:
        if settings.database_url:
            yield settings.database_url
            return
        running = EmbeddedPostgres(DataDirectory(settings.data).postgres)
        yield running.start()
        running.stop()
        return
    try:
        yield url
    finally:
        if postgres:
            postgres.stop()
        directory.close()


def sealed(settings: Settings, secret: str) -> str:
    """A secret as a settings file may hold it: readable with the `seal.key` of this data directory alone.

    Raises DirectoryMissing, SecretEmpty.
    """
    directory = DataDirectory(settings.data)
    if directory.version() is None:
        raise DirectoryMissing(path=str(directory.path))
    if not secret:
        raise SecretEmpty
    return SEALED + Seal.at(directory.seal).close(secret)
