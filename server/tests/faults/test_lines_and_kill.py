"""kill -9 while runs of lines are sorted: what was acknowledged is on its line, once, and nothing else is."""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.touchpoints.test_lines import RUN, count, differences, settle
from wayline.touchpoints.engines.duckdb import DuckLog

KILLS = 8
WRITES_AND_SORTS = """
import random, sys
from pathlib import Path
from tests.touchpoints.test_lines import EVERYBODY, RUN, put
from wayline.touchpoints.engines.duckdb import DuckLog
log = DuckLog(Path(sys.argv[1]), line_run=RUN)
while True:
    put(log, [random.randrange(5) for _ in range(2 * RUN)])
    print(log.last_position(), flush=True)
    log.tidy()
    if random.random() < 0.1:
        log.erase([EVERYBODY[random.randrange(5)]])
"""


@pytest.mark.slow
@pytest.mark.timeout(200)
def test_lines_survive_kills(tmp_path: Path) -> None:
    path, chance = tmp_path / "log.duckdb", random.Random(5)
    for _ in range(KILLS):
        acknowledged = killed_while_writing(path, chance.uniform(0.1, 0.8))
        log = DuckLog(path, line_run=RUN)
        assert acknowledged > 0
        assert log.last_position() >= acknowledged
        assert differences(log) == 0
        log.close()
    log = DuckLog(path, line_run=RUN)
    assert settle(log) > count(log, "touchpoints") - RUN
    assert differences(log) == 0
    log.close()


def killed_while_writing(path: Path, seconds: float) -> int:
    """Have it written to for so long after its first word. Returns the last position that was acknowledged."""
    command = [sys.executable, "-c", WRITES_AND_SORTS, str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2]) as writing:
        assert writing.stdout is not None
        said = [writing.stdout.readline()]
        time.sleep(seconds)
        writing.send_signal(signal.SIGKILL)
        said += writing.stdout.read().splitlines()
    return max(int(word) for word in said if word.strip().isdigit())
