"""An upgrade backs up first, keeps what was there, and its numbers stand in a row."""

import re
from pathlib import Path

import psycopg
import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine

from wayline.entry.backup import restore
from wayline.entry.parts import prepare
from wayline.entry.settings import Settings
from wayline.kit.db import sqlalchemy_url
from wayline.kit.folder import DataDirectory
from wayline.kit.migrating import migrations_folder
from wayline.kit.postgres import EmbeddedPostgres

FIRST = "0002"
NUMBERS = sorted(path.name[:4] for path in migrations_folder().glob("versions/*.py"))


def names_of_tags(url: str) -> list[str]:
    """What was there before."""
    with psycopg.connect(url) as connection:
        return [row[0] for row in connection.execute("select name from tag")]


@pytest.fixture
def of_old(tmp_path: Path) -> Settings:
    """A data directory as the first release left it, with a tag in it."""
    settings = Settings(data=tmp_path / "data")
    directory = DataDirectory(settings.data)
    directory.open()
    postgres = EmbeddedPostgres(directory.postgres)
    url = postgres.start()
    config = Config()
    config.set_main_option("script_location", str(migrations_folder()))
    engine = create_engine(sqlalchemy_url(url))
    with engine.connect() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, FIRST)
        connection.commit()
    engine.dispose()
    with psycopg.connect(url) as connection:
        connection.execute("insert into tag (id, name, made_at) values (gen_random_uuid(), 'returns', now())")
    postgres.stop()
    directory.close()
    return settings


def test_an_upgrade_backs_up_what_was_there_and_keeps_it(of_old: Settings, tmp_path: Path) -> None:
    directory, postgres, url = prepare(of_old)
    assert names_of_tags(url) == ["returns"]
    assert postgres is not None
    postgres.stop()
    directory.close()
    [backup] = directory.backups.glob("*.tar")
    assert backup.name == f"before-upgrade-from-{FIRST}.tar"
    elsewhere = Settings(data=tmp_path / "elsewhere")
    restore(elsewhere, backup)
    directory, postgres, url = prepare(elsewhere)
    assert names_of_tags(url) == ["returns"]
    assert postgres is not None
    postgres.stop()
    directory.close()
    assert list(directory.backups.glob("*.tar")) == []


def test_each_migration_follows_the_one_before() -> None:
    assert [f"{number:04}" for number in range(1, len(NUMBERS) + 1)] == NUMBERS
    for number, before in zip(NUMBERS[1:], NUMBERS, strict=False):
        [file] = migrations_folder().glob(f"versions/{number}_*.py")
        assert re.findall(r'^(?:down_)?revision = "(\d+)"', file.read_text(), re.MULTILINE) == [number, before]
