"""Bring the tables up to what this program expects: Alembic, under an advisory lock."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine, text

from wayline.kit.db import sqlalchemy_url
from wayline.kit.errors import Conflict

MIGRATION_LOCK = 7_205_002


class DatabaseNewer(Conflict):
    """We do not know the revision it is at."""

    code = "database_newer"
    message = "The database was written by a newer Wayline. Install that version, or restore a backup."


def migrations_folder() -> Path:
    """Where the migrations lie: inside the installed package, or beside it in a checkout."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "migrations"
    return inside if inside.is_dir() else package.parent / "migrations"


def migrate(url: str) -> str:
    """Run what is missing. Returns the revision reached; raises DatabaseNewer for one we do not know."""
    config = Config()
    config.set_main_option("script_location", str(migrations_folder()))
    engine = create_engine(sqlalchemy_url(url))
    try:
        with engine.connect() as connection:
            connection.execute(text("select pg_advisory_lock(:lock)"), {"lock": MIGRATION_LOCK})
            connection.commit()
            found, newest = revisions(connection, config)
            if found != newest:
                config.attributes["connection"] = connection
                command.upgrade(config, "head")
                connection.commit()
            connection.execute(text("select pg_advisory_unlock(:lock)"), {"lock": MIGRATION_LOCK})
            connection.commit()
    finally:
        engine.dispose()
    return newest


def behind_at(url: str) -> str | None:
    """The revision of a database that has tables and is not at the newest; None when there is nothing to lose.

    Raises DatabaseNewer.
    """
    config = Config()
    config.set_main_option("script_location", str(migrations_folder()))
    engine = create_engine(sqlalchemy_url(url))
    try:
        with engine.connect() as connection:
            found, newest = revisions(connection, config)
    finally:
        engine.dispose()
    return found if found != newest else None


def revisions(connection: Connection, config: Config) -> tuple[str | None, str]:
    """The revision the database is at, and the newest we know. Raises DatabaseNewer."""
    scripts = ScriptDirectory.from_config(config)
    found = MigrationContext.configure(connection).get_current_revision()
    connection.rollback()
    known = {script.revision for script in scripts.walk_revisions()}
    if found is not None and found not in known:
        raise DatabaseNewer(found=found)
    newest = scripts.get_current_head()
    if newest is None:
        raise RuntimeError("No migrations found.")
    return found, newest
