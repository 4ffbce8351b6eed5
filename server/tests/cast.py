"""The same few people everywhere: four teammates and three customers, and how to be one of them in a test."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

import httpx
import pytest
from litestar import Litestar

from wayline.company.access.sessions import begin_session
from wayline.company.auditing import acting
from wayline.company.channels.store import channels
from wayline.company.people.joining import NewTeammate, join
from wayline.company.permissions import built_in_role_id
from wayline.company.starting import Start, start_company
from wayline.company.store import find_company, teammate_by_email
from wayline.company.tokens import csrf_of
from wayline.entry.parts import Parts
from wayline.kit.clock import utc_now
from wayline.kit.db import Database

PASSWORD = "white and red laces, size 43"
COMPANY, TIME_ZONE = "Court Shoes", "Europe/Berlin"
STARTED_AT = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)


As = Callable[[str], Awaitable[httpx.AsyncClient]]


@dataclass(frozen=True)
class Colleague:
    """A teammate of the cast; the role is a built-in one."""

    name: str
    email: str
    role: str


@dataclass(frozen=True)
class Person:
    """A customer of the cast, as a browser or a shop would name them."""

    name: str
    email: str
    user_id: str
    anonymous_id: str
    phone: str


ANA = Colleague("Ana Duarte", "ana@court-shoes.test", "administrator")
LEA = Colleague("Lea Brandt", "lea@court-shoes.test", "lead")
TOM = Colleague("Tom Keller", "tom@court-shoes.test", "teammate")
VIC = Colleague("Vic Moreau", "vic@court-shoes.test", "viewer")
TEAMMATES = {colleague.role: colleague for colleague in (ANA, LEA, TOM, VIC)}

MAYA = Person("Maya Okafor", "maya@example.com", "customer-1001", "anon-maya-1", "+447700900123")
INES = Person("Ines Duarte", "ines@example.com", "customer-1002", "anon-ines-1", "+351912345678")
JONAS = Person("Jonas Weber", "jonas@example.com", "customer-1003", "anon-jonas-1", "+4915123456789")


@dataclass(frozen=True)
class Cast:
    """Who was made: ids of the teammates by role, and the website's channel with its public key."""

    ids: dict[str, UUID]
    channel_id: UUID
    key: str


async def hire(database: Database, at: datetime = STARTED_AT) -> Cast:
    """The company of the cast with its four teammates, and its first chat channel."""
    async with database.transaction() as tx:
        if await find_company(tx) is None:
            start = Start(company_name=COMPANY, name=ANA.name, email=ANA.email, password=PASSWORD, time_zone=TIME_ZONE)
            ana = await start_company(tx, start, at)
            by = acting("teammate", ana.id, ana.name)
            for colleague in (LEA, TOM, VIC):
                new = NewTeammate(
                    name=colleague.name,
                    email=colleague.email,
                    role_id=built_in_role_id(colleague.role),
                    password_hash=ana.password_hash,
                )
                await join(tx, new, by, at)
        found = {role: await teammate_by_email(tx, each.email) for role, each in TEAMMATES.items()}
        ids = {role: teammate.id for role, teammate in found.items() if teammate}
        channel = (await channels(tx))[0]
        return Cast(ids, channel.id, channel.key)


@pytest.fixture
async def cast(parts: Parts) -> Cast:
    """The cast, at work in the application of this test."""
    return await hire(parts.database)


@pytest.fixture
async def as_role(app: Litestar, parts: Parts, cast: Cast) -> AsyncIterator[As]:
    """`await as_role("lead")` speaks as the teammate of that role: signed in, with the CSRF header set."""
    async with AsyncExitStack() as stack:

        async def speak(role: str) -> httpx.AsyncClient:
            async with parts.database.transaction() as tx:
                teammate = await teammate_by_email(tx, TEAMMATES[role].email)
                assert teammate is not None
                token = await begin_session(tx, teammate, utc_now(), user_agent="the cast")
            client = httpx.AsyncClient(
                transport=httpx.ASGITransport(app=app),
                base_url="http://wayline.test",
                cookies={"wayline_session": token},
                headers={"X-CSRF-Token": csrf_of(token)},
            )
            return await stack.enter_async_context(client)

        yield speak
