"""Reading how many tests passed from what the runners write."""

import json
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

from house.suites import Counts


def from_junit(report: Path) -> Callable[[], Counts | None]:
    """Counts of a JUnit report, as pytest writes it."""

    def read() -> Counts | None:
        if not report.is_file():
            return None
        suites = list(ET.parse(report).getroot().iter("testsuite"))  # noqa: S314 (written by our own pytest)
        number = {key: sum(int(s.get(key, 0)) for s in suites) for key in ("tests", "failures", "errors", "skipped")}
        failed = number["failures"] + number["errors"]
        return Counts(number["tests"] - failed - number["skipped"], failed, number["skipped"])

    report.unlink(missing_ok=True)
    return read


def from_vitest(report: Path) -> Callable[[], Counts | None]:
    """Counts of Vitest's JSON report; a file that did not even load counts as one failed."""

    def read() -> Counts | None:
        if not report.is_file():
            return None
        said = json.loads(report.read_text())
        unloaded = sum(1 for f in said["testResults"] if f["status"] == "failed" and not f["assertionResults"])
        return Counts(said["numPassedTests"], said["numFailedTests"] + unloaded, said["numPendingTests"])

    report.unlink(missing_ok=True)
    return read


def from_counts(report: Path) -> Callable[[], Counts | None]:
    """Counts that a command of ours wrote with `write`."""

    def read() -> Counts | None:
        return Counts(**json.loads(report.read_text())) if report.is_file() else None

    report.unlink(missing_ok=True)
    return read


def write(counts: Counts, report: Path) -> None:
    """Leave counts for `from_counts`."""
    report.write_text(json.dumps({"passed": counts.passed, "failed": counts.failed, "skipped": counts.skipped}))
