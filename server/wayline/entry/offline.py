"""What a command does by itself when no server holds the data directory, and asks of the server when one does."""

from pathlib import Path

from wayline.entry import control
from wayline.entry.backup import back_up
from wayline.entry.parts import prepare
from wayline.entry.settings import Settings
from wayline.kit.clock import utc_now
from wayline.kit.folder import DataDirectory, DirectoryInUse
from wayline.touchpoints.engines.duckdb import DuckLog


def backup_now(settings: Settings, to: Path | None) -> tuple[Path, int]:
    """Back up. Returns the file and its size in bytes."""
    wanted = to.resolve() if to else None
    try:
        directory, postgres, url = prepare(settings)
    except DirectoryInUse:
        answer = control.ask(DataDirectory(settings.data), "backup", to=str(wanted) if wanted else None)
        return Path(answer["path"]), int(answer["bytes"])
    engine = DuckLog(directory.log)
    try:
        now = utc_now()
        path = back_up(url, engine, directory, wanted or control.backup_name(directory, now), now)
    finally:
        engine.close()
        if postgres:
            postgres.stop()
        directory.close()
    return path, path.stat().st_size
