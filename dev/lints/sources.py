"""The files the lints read."""

import ast
import contextlib
from collections.abc import Iterator
from pathlib import Path

from house.tree import files_of

CODE = ("server/wayline", "server/tests", "server/migrations", "console", "widget", "dev", "bench")


def rooms(root: Path) -> list[Path]:
    """The rooms of the server, by folder."""
    house = root / "server" / "wayline"
    return sorted(p for p in house.iterdir() if p.is_dir() and any(p.glob("*.py"))) if house.is_dir() else []


def python(root: Path, *folders: str) -> Iterator[tuple[Path, ast.Module]]:
    """Every Python file of the folders with its syntax tree; path relative to the root.

    A file that is no Python is passed over: ruff says so already.
    """
    for folder in folders:
        for path in files_of(root / folder):
            if path.suffix == ".py":
                with contextlib.suppress(SyntaxError):
                    yield path.relative_to(root), ast.parse(path.read_text(), filename=str(path))


def text(root: Path, folder: str, *suffixes: str) -> Iterator[tuple[Path, str]]:
    """Every file of a folder with one of these endings and its text, generated code left out."""
    for path in files_of(root / folder):
        relative = path.relative_to(root)
        if path.suffix in suffixes and "generated" not in relative.parts:
            yield relative, path.read_text()


def is_test(path: Path) -> bool:
    """Whether a file is a test (which may be longer and speak more freely)."""
    return "tests" in path.parts or ".test." in path.name
