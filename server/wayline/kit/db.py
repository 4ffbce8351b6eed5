"""PostgreSQL: the base of every table, and the one transaction a request has."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Any, ClassVar
from uuid import UUID

from psycopg.errors import QueryCanceled
from sqlalchemy import DateTime, Index, MetaData, Text, Uuid, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.exc import InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolExhausted
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.orm import DeclarativeBase, MappedAsDataclass

from wayline.kit.errors import Unavailable, WaylineError
from wayline.kit.logs import logger

log = logger("db")
type_map: dict[Any, Any] = {
    datetime: DateTime(timezone=True),
    dict[str, Any]: JSONB,
    list[Any]: JSONB,
    str: Text,
    UUID: Uuid,
}

Transaction = AsyncSession
_HISTORY = "history"
_LONGEST = text("select set_config('statement_timeout', :ms, true)")


class Base(MappedAsDataclass, DeclarativeBase, kw_only=True):
    """A table. Every table and index carries a comment: what one row is, which question it serves."""

    type_annotation_map: ClassVar[dict[Any, Any]] = type_map
    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


def index(name: str, *columns: Any, question: str, **options: Any) -> Index:  # noqa: ANN401 (SQLAlchemy takes them as they are)
    """An index, with the question it serves."""
    return Index(name, *columns, info={"question": question}, **options)


class DatabaseAway(Unavailable):
    """PostgreSQL restarts, is full, or had to break off: the same request may go through in a moment."""

    code = "database_away"
    message = "The database does not answer right now. What was acknowledged is safe; try again in a moment."


class Database:
    """A pool of connections to one PostgreSQL."""

    def __init__(self, url: str, *, pool_size: int = 10) -> None:
        self.url = url
        self.engine: AsyncEngine = create_async_engine(
            sqlalchemy_url(url),
            pool_size=pool_size,
            max_overflow=pool_size,
            pool_pre_ping=True,
            connect_args={"application_name": "wayline"},
        )
        self._sessions = async_sessionmaker(self.engine, expire_on_commit=False)

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Transaction]:
        """Open a transaction: commits when the block ends, rolls back when it raises.

        Raises DatabaseAway where PostgreSQL does not answer, at the beginning, in the middle or at the commit.
        """
        try:
            async with self._sessions() as session, session.begin():
                yield session
        except (OperationalError, InterfaceError, PoolExhausted) as error:
            log.warning("the database is away", error=str(error).splitlines()[0])
            raise DatabaseAway from error

    @asynccontextmanager
    async def history(self) -> AsyncIterator[Transaction]:
        """As `transaction`, for bringing in what happened long ago: it is recorded as history, and rings no bell."""
        async with self.transaction() as tx:
            tx.info[_HISTORY] = True
            yield tx

    async def answers(self) -> bool:
        """Whether PostgreSQL answers a question right now."""
        async with self.engine.connect() as connection:
            return bool((await connection.execute(text("select 1"))).scalar_one() == 1)

    async def close(self) -> None:
        """Let go of every connection."""
        await self.engine.dispose()


@asynccontextmanager
async def broken_off_after(tx: Transaction, seconds: float, error: WaylineError) -> AsyncIterator[None]:
    """No question of this block takes PostgreSQL longer: `error` is raised instead, and the transaction is over."""
    await tx.execute(_LONGEST, {"ms": str(int(seconds * 1000))})
    try:
        yield
    except OperationalError as broken:
        if isinstance(broken.orig, QueryCanceled):
            raise error from broken
        raise
    await tx.execute(_LONGEST, {"ms": "0"})


def is_history(tx: Transaction) -> bool:
    """Whether what is done in this transaction happened long ago, and is only written down now."""
    return bool(tx.info.get(_HISTORY))


def sqlalchemy_url(url: str) -> str:
    """The same address, told to SQLAlchemy with psycopg as driver."""
    for scheme in ("postgresql://", "postgres://"):
        if url.startswith(scheme):
            return "postgresql+psycopg://" + url.removeprefix(scheme)
    return url
