"""What the tests of this room share."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from wayline.customers import Eraser, Follower
from wayline.kit.db import Database
from wayline.kit.files import Files
from wayline.touchpoints.engines.duckdb import DuckLog
from wayline.touchpoints.reading import Reading
from wayline.touchpoints.recording import LogWriter


@pytest.fixture
def follower(database: Database, reading: Reading, writer: LogWriter, engine: DuckLog, tmp_path: Path) -> Follower:
    async def erase_from_log(identities: Sequence[Any]) -> int:
        return await writer.in_writer(lambda: engine.erase(identities))

    return Follower(database, reading, Eraser(erase_from_log, Files.at(tmp_path / "files"), tmp_path).finish)
