"""The `wayline` command."""

import os
import sys
from pathlib import Path
from typing import Annotated

from cyclopts import App, Parameter
from rich.console import Console

from wayline import __version__
from wayline.entry.settings import Settings
from wayline.kit.errors import WaylineError
from wayline.kit.settings import load_settings

app = App(name="wayline", version=__version__, help="The whole way of every customer, on one line.")
out = Console()
errors = Console(stderr=True)
SettingsFile = Annotated[Path | None, Parameter(name=["--settings"], help="A TOML file with settings.")]


def settings_from(file: Path | None) -> Settings:
    """The settings of a file (default: wayline.toml here, if there is one) and the environment."""
    default = Path("wayline.toml")
    return load_settings(Settings, file or (default if default.exists() else None), os.environ)


@app.command
def serve(*, settings: SettingsFile = None) -> None:
    """Start the server: console, API, script tag and everything behind them."""
    from wayline.entry.serving import serve as run  # noqa: PLC0415 the other commands start without the server

    run(settings_from(settings))


@app.command
def migrate(*, settings: SettingsFile = None) -> None:
    """Bring the database up to this version and stop."""
    from wayline.entry.parts import prepare  # noqa: PLC0415

    directory, postgres, _ = prepare(settings_from(settings))
    if postgres:
        postgres.stop()
    directory.close()
    out.print("The database is up to date.")


def main() -> None:
    """Run the command; what goes wrong in our words is one sentence and exit code 1."""
    try:
        app()
    except WaylineError as error:
        errors.print(str(error), style="bold red", soft_wrap=True)
        sys.exit(1)
