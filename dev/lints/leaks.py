"""No secret and no registry's host in the repository."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

from lints.finding import Finding

# Split in the middle, so that this file does not find itself.
LEAKS = {
    "a private key": re.compile("-----BEGIN (?:[A-Z]+ )?PRIVATE" + " KEY-----"),
    "a cloud key": re.compile(r"\bAKIA[0-9A-Z]{16}\b"),
    "a token": re.compile(r"\b(?:ghp|gho|ghs|github_pat|glpat|xox[abp])[-_][A-Za-z0-9_]{20,}"),
    "an API key of ours": re.compile(r"\bwl_[A-Za-z0-9]{24,}\b"),
    "a registry's host": re.compile(
        r"(?:registry\.npm" + r"js|files\.python" + r"hosted|//py" + r"pi\.org|//pypi\.python)"
    ),
}
BINARY = {".png", ".jpg", ".woff2", ".woff", ".ico", ".parquet", ".gz", ".onnx"}


def findings(root: Path) -> list[Finding]:
    """Every line of a committed, or about to be committed, file that should not leave this machine."""
    return [one for path in _committed(root) if path.suffix not in BINARY for one in _in(root, path)]


def _in(root: Path, path: Path) -> Iterator[Finding]:
    try:
        source = (root / path).read_text()
    except (UnicodeDecodeError, FileNotFoundError, IsADirectoryError):
        return
    for what, pattern in LEAKS.items():
        for match in pattern.finditer(source):
            yield Finding(path, source.count("\n", 0, match.start()) + 1, f"{what} must not be committed")


def _committed(root: Path) -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=root,
        capture_output=True,
        text=True,
        check=True,
    )
    return [Path(name) for name in listed.stdout.split("\0") if name]
