"""The `wayline` command."""

import logging
import os
import sys
from getpass import getpass
from pathlib import Path
from typing import Annotated, NoReturn

from cyclopts import App, Parameter
from rich.console import Console

from wayline import __version__
from wayline.entry.settings import Settings
from wayline.kit.errors import WaylineError
from wayline.kit.settings import load_settings

app = App(name="wayline", version=__version__, help="The whole way of every customer, on one line.")
out = Console(highlight=False)
errors = Console(stderr=True, highlight=False)
SettingsFile = Annotated[Path | None, Parameter(name=["--settings"], help="A TOML file with settings.")]


def settings_from(file: Path | None) -> Settings:
    """The settings of a file (default: wayline.toml here, if there is one) and the environment."""
    default = Path("wayline.toml")
    return load_settings(Settings, file or (default if default.exists() else None), os.environ)


@app.command
def serve(*, settings: SettingsFile = None) -> None:
    """Start the server: console, API, script tag and everything behind them."""
    from wayline.entry.serving import serve as run  # noqa: PLC0415 (the other commands start without the server)

    run(settings_from(settings))
    leave()


@app.command
def worker(*, settings: SettingsFile = None) -> None:
    """Run jobs on another machine, against the same database_url."""
    from wayline.entry.working import work  # noqa: PLC0415 (see serve)

    work(settings_from(settings))


@app.command
def demo(*, settings: SettingsFile = None, customers: int = 5000, days: int = 120, parcel_seconds: float = 60) -> None:
    """Start a server with a living demo company, and a shop beside it whose parcels arrive after `parcel_seconds`."""
    from wayline.entry.demo.starting import run_demo  # noqa: PLC0415 (see serve)

    run_demo(settings_from(settings), customers=customers, days=days, parcel_seconds=parcel_seconds)
    leave()


@app.command
def migrate(*, settings: SettingsFile = None) -> None:
    """Bring the database up to this version and stop. An upgrade backs up first."""
    from wayline.entry.parts import prepare  # noqa: PLC0415 (see serve)

    directory, postgres, _ = prepare(settings_from(settings))
    if postgres:
        postgres.stop()
    directory.close()
    out.print("The database is up to date.")


@app.command
def backup(*, to: Path | None = None, settings: SettingsFile = None) -> None:
    """Write everything into one file, while the server runs or while it does not."""
    from wayline.entry.offline import backup_now  # noqa: PLC0415 (see serve)

    path, size = backup_now(settings_from(settings), to)
    out.print(f"{path} ({size / 1e6:.1f} MB)", soft_wrap=True)


@app.command
def restore(file: Path, /, *, settings: SettingsFile = None) -> None:
    """Bring a backup back into an empty data directory."""
    from wayline.entry.backup import restore as run  # noqa: PLC0415 (see serve)

    manifest = run(settings_from(settings), file)
    out.print(f"Restored what was backed up at {manifest['made_at']}. Start it with: wayline serve", soft_wrap=True)


@app.command
def doctor(*, settings: SettingsFile = None) -> None:
    """Look at settings, disk, ports, versions and clock; say what is wrong in words."""
    from wayline.entry.doctor import examine  # noqa: PLC0415 (see serve)

    findings = examine(settings_from(settings))
    for finding in findings:
        mark = "[green]✓[/green]" if finding.is_well else "[red]✗[/red]"
        out.print(f"{mark} {finding.about}: {finding.says}", soft_wrap=True)
    if not all(finding.is_well for finding in findings):
        sys.exit(1)


@app.command
def seal(*, settings: SettingsFile = None) -> None:
    """Read a secret and print it sealed with this data directory's key, for a settings file (`llm.key`)."""
    from wayline.entry.admitting import sealed  # noqa: PLC0415 (see serve)

    secret = getpass("The secret: ") if sys.stdin.isatty() else sys.stdin.readline().strip()
    out.print(sealed(settings_from(settings), secret), soft_wrap=True)


teammate = App(name="teammate", help="The people who work here.")
key = App(name="key", help="Keys for programs that speak to the API.")
app.command(teammate)
app.command(key)


@teammate.command(name="add")
def add_teammate(name: str, email: str, /, *, role: str = "teammate", settings: SettingsFile = None) -> None:
    """Add a teammate and print the one-time link by which they choose their password."""
    from wayline.entry import admitting  # noqa: PLC0415 (see serve)

    out.print(admitting.add_teammate(settings_from(settings), name, email, role), soft_wrap=True)


@key.command(name="add")
def add_key(name: str, /, *, scopes: list[str], settings: SettingsFile = None) -> None:
    """Make an API key and print it, this once. Scopes: `collect`, `import`, or any permission's name."""
    from wayline.entry import admitting  # noqa: PLC0415 (see serve)

    out.print(admitting.add_key(settings_from(settings), name, scopes), soft_wrap=True)


@app.command(name="import")
def import_(file: Path, /, *, key: str, server: str = "http://127.0.0.1:8600") -> None:
    """Bring in history: a file of Segment calls, one JSON object a line, over the running server's API."""
    from wayline.entry.importing import import_file  # noqa: PLC0415 (see serve)

    accepted = import_file(file, server, key, out)
    out.print(f"{accepted} calls were accepted. What could not be understood is in the console, under Rejects.")


def leave() -> NoReturn:
    """End the process of a server that has closed everything.

    Now and then something native still holds objects of the engine: taken down piece by piece, the interpreter would
    print a page of "leaked" into the log, and there is nothing left to save.
    """
    logging.shutdown()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(0)


def main() -> None:
    """Run the command; what goes wrong in our words is one sentence and exit code 1."""
    try:
        app()
    except WaylineError as error:
        errors.print(str(error), style="bold red", soft_wrap=True)
        sys.exit(1)
