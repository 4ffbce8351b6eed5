"""The wheel carries what `wayline serve` shows: the built console and widget, the migrations, the licence."""

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SERVER = Path(__file__).parent
CARRIED = {
    SERVER / "migrations": "wayline/migrations",
    SERVER.parent / "console" / "dist": "wayline/web/console",
    SERVER.parent / "widget" / "dist": "wayline/web/widget",
    SERVER.parent / "LICENSE": "wayline/LICENSE",
}


class Carry(BuildHookInterface):  # type: ignore[type-arg]
    """Adds the folders above to a real wheel; an editable install reads them where they are."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Put the built pages into the wheel.

        Raises:
            FileNotFoundError: a page was not built; a wheel without it would not serve.
        """
        if version == "editable":
            return
        for source, target in CARRIED.items():
            if not source.exists():
                message = f"{source} is not there: run `make wheel`, which builds it first."
                raise FileNotFoundError(message)
            build_data["force_include"][str(source)] = target
