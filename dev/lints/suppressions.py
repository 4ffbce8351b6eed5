"""A suppression names its rule and says why; so does every exemption in a tool's settings."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from lints.finding import Finding
from lints.sources import CODE, text

PYTHON = re.compile(r"#\s*(?:noqa\b(?P<noqa>.*)|type:\s*ignore\b(?P<ignored>.*))")
NOQA = re.compile(r":\s*[A-Z]+\d+(?:,\s*[A-Z]+\d+)*\s*(?P<why>.*)")
IGNORED = re.compile(r"\[[\w-]+(?:,\s*[\w-]+)*\]\s*(?P<why>.*)")
TYPESCRIPT = re.compile(r"@ts-(?:ignore|expect-error|nocheck)\b(?P<why>.*)|biome-ignore\b[^:]*(?P<reason>:.*)?")
SHORTEST_REASON = 8
SENTENCE = "a suppression names its rule and says why: `# " + "noqa: X (because …)`"


def findings(root: Path) -> list[Finding]:
    """Every suppression without its rule or its reason, in code and in server/pyproject.toml."""
    return [*_in_python(root), *_in_typescript(root), *_in_settings(root)]


def _in_python(root: Path) -> Iterator[Finding]:
    for folder in CODE:
        for path, source in text(root, folder, ".py"):
            for number, line in enumerate(source.splitlines(), 1):
                match = PYTHON.search(line)
                if match and not _is_reasoned(match):
                    yield Finding(path, number, SENTENCE)


def _is_reasoned(match: re.Match[str]) -> bool:
    told = NOQA.match(match["noqa"]) if match["noqa"] is not None else IGNORED.match(match["ignored"])
    return told is not None and len(told["why"].strip(" #()-–")) >= SHORTEST_REASON


def _in_typescript(root: Path) -> Iterator[Finding]:
    for folder in ("console", "widget"):
        for path, source in text(root, folder, ".ts", ".tsx", ".css"):
            for number, line in enumerate(source.splitlines(), 1):
                match = TYPESCRIPT.search(line)
                why = (match["why"] or match["reason"] or "") if match else ""
                if match and len(why.strip(" :*/")) < SHORTEST_REASON:
                    yield Finding(path, number, "a suppression says why, after a colon")


def _in_settings(root: Path) -> Iterator[Finding]:
    """Each exempted rule of ruff stands on a line of its own with a comment."""
    for name in ("server/pyproject.toml", "ruff.toml"):
        path = root / name
        if not path.is_file():
            continue
        exempted = _exempted(tomllib.loads(path.read_text()))
        for number, line in enumerate(path.read_text().splitlines(), 1):
            rule = re.match(r'\s*"([A-Z]+\d*)",?\s*(#.*)?$', line)
            if rule and rule[1] in exempted and len((rule[2] or "").strip(" #")) < SHORTEST_REASON:
                yield Finding(Path(name), number, f"{rule[1]} is exempted without a reason beside it")
            if re.match(r'.*(ignore|"\S+") = \[\s*"[A-Z]+\d', line):
                yield Finding(Path(name), number, "one exempted rule a line, each with its reason")


def _exempted(settings: dict[str, object]) -> set[str]:
    found: set[str] = set()
    waiting: list[object] = [settings]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            waiting.extend(value.values())
        elif isinstance(value, list):
            found |= {one for one in value if isinstance(one, str)}
    return found
