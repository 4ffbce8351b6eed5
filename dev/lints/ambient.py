"""No ambient values: commits at the edge, the environment in entry, time from the clock, chance from a seed."""

import ast
from collections.abc import Iterator
from pathlib import Path

from lints.finding import Finding
from lints.sources import python

HOUSE = Path("server/wayline")
MAY_COMMIT = (HOUSE / "kit", HOUSE / "touchpoints" / "engines")  # the engines' commit is the log's own
MAY_READ_ENVIRONMENT = (HOUSE / "entry",)
MAY_READ_CLOCK = (HOUSE / "kit" / "clock.py",)
NOW = {
    ("datetime", "now"),
    ("datetime", "utcnow"),
    ("datetime", "today"),
    ("date", "today"),
    ("time", "time"),
    ("time", "time_ns"),
}
ENVIRONMENT = {("os", "environ"), ("os", "getenv"), ("os", "putenv")}


def findings(root: Path) -> list[Finding]:
    """Every use of a value that should have been an argument."""
    trees = python(root, str(HOUSE))
    return [one for path, tree in trees for one in [*_times_and_places(path, tree), *_chance(path, tree)]]


def _chance(path: Path, tree: ast.Module) -> Iterator[Finding]:
    """The module's own, unseeded generator; a seeded `Random` may be called `random`, too."""
    sentence = "chance is an argument: take a seeded random.Random"
    nodes = list(ast.walk(tree))
    has_module = any(isinstance(n, ast.Import) and any(a.name == "random" for a in n.names) for n in nodes)
    for node in nodes:
        picks = isinstance(node, ast.ImportFrom) and node.module == "random" and _names(node) != {"Random"}
        asks = has_module and isinstance(node, ast.Attribute) and _last_name(node.value) == "random"
        if picks or (asks and node.attr != "Random"):
            yield Finding(path, node.lineno, sentence)


def _names(node: ast.ImportFrom) -> set[str]:
    return {alias.name for alias in node.names}


def _times_and_places(path: Path, tree: ast.Module) -> Iterator[Finding]:
    for node in ast.walk(tree):
        yield from _judged(path, node)


def _judged(path: Path, node: ast.AST) -> Iterator[Finding]:
    if not isinstance(node, ast.Attribute):
        return
    spoken = (_last_name(node.value), node.attr)
    if node.attr == "commit" and not _is_in(path, MAY_COMMIT):
        yield Finding(path, node.lineno, "the edge commits: one request, one transaction (wayline.kit)")
    if spoken in ENVIRONMENT and not _is_in(path, MAY_READ_ENVIRONMENT):
        yield Finding(path, node.lineno, "the environment is read in entry; take a setting as an argument")
    if spoken in NOW and not _is_in(path, MAY_READ_CLOCK):
        yield Finding(path, node.lineno, "time is an argument, or the clock's (wayline.kit.clock)")


def _last_name(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def _is_in(path: Path, places: tuple[Path, ...]) -> bool:
    return any(path.is_relative_to(place) for place in places)
