"""How a command on this machine speaks to the server that holds the data directory.

The server writes its address and a secret into a file only the directory's owner can read.
"""

import hmac
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec
from litestar import Request, post
from litestar.datastructures import State
from litestar.params import JSONBody

from wayline.entry.backup import back_up
from wayline.kit.clock import utc_now
from wayline.kit.errors import NotSignedIn, Unavailable
from wayline.kit.folder import DataDirectory
from wayline.kit.http import public
from wayline.kit.ids import new_secret

HEADER = "x-wayline-control"


class Control(msgspec.Struct, frozen=True):
    """Where the running server is, and the secret that proves we are on its machine."""

    url: str
    secret: str


def announce(directory: DataDirectory, url: str) -> Control:
    """Write the control file of this start."""
    control = Control(url, new_secret())
    file = _file(directory)
    file.unlink(missing_ok=True)
    file.touch(mode=0o600)
    file.write_bytes(msgspec.json.encode(control))
    return control


def ask(directory: DataDirectory, act: str, **facts: Any) -> dict[str, Any]:  # noqa: ANN401 plain JSON
    """Have the running server do it. Raises Unavailable where none answers."""
    import httpx  # noqa: PLC0415 (the server, which never asks itself, starts faster without)

    try:
        control = msgspec.json.decode(_file(directory).read_bytes(), type=Control)
        answer = httpx.post(
            f"{control.url}/operation/{act}", json=facts, headers={HEADER: control.secret}, timeout=3600
        )
    except (OSError, httpx.TransportError) as error:
        raise Unavailable(
            "The server that holds this data directory does not answer. Stop it and try again."
        ) from error
    found: dict[str, Any] = answer.json()
    if answer.is_error:
        raise Unavailable(found.get("message", "The server refused."))
    return found


def backup_name(directory: DataDirectory, at: datetime) -> Path:
    """Where a backup goes when nobody says where."""
    return directory.backups / f"wayline-{at:%Y%m%d-%H%M%S}.tar"


class BackupWish(msgspec.Struct):
    """Where to write it; None: into the data directory's `backups`."""

    to: str | None = None


@post("/operation/backup", include_in_schema=False, status_code=200, **public("Holds the secret of the control file."))
async def backup(request: Request[Any, Any, Any], state: State, data: JSONBody[BackupWish]) -> dict[str, str]:
    """Back up while serving; a command on this machine asks."""
    control: Control = state.control
    if not hmac.compare_digest(request.headers.get(HEADER, ""), control.secret):
        raise NotSignedIn
    to = Path(data.to) if data.to else backup_name(state.directory, utc_now())
    url = state.database.url

    def work() -> int:
        back_up(url, state.parts.engine, state.directory, to, utc_now())
        return to.stat().st_size

    size = await state.writer.in_writer(work)
    return {"path": str(to), "bytes": str(size)}


def _file(directory: DataDirectory) -> Path:
    return directory.path / "control"
