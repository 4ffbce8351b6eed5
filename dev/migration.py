"""Write a migration from what changed in the models: `dev/migration.py "Say what it does"`."""

import argparse
import tempfile
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine

from wayline.kit.db import sqlalchemy_url
from wayline.kit.migrating import migrations_folder
from wayline.kit.postgres import EmbeddedPostgres


def main() -> None:
    """Bring an empty database to the newest revision, compare it with the models, write the difference."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("message")
    message = arguments.parse_args().message
    with tempfile.TemporaryDirectory() as folder:
        postgres = EmbeddedPostgres(Path(folder))
        engine = create_engine(sqlalchemy_url(postgres.start()))
        config = Config()
        config.set_main_option("script_location", str(migrations_folder()))
        with engine.connect() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
            connection.commit()
            number = f"{len(list((migrations_folder() / 'versions').glob('*.py'))) + 1:04d}"
            command.revision(config, message, autogenerate=True, rev_id=number)
        engine.dispose()
        postgres.stop()


if __name__ == "__main__":
    main()
