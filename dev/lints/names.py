"""One word per thing: no grab-bag file names, none of the words that GLOSSARY.md replaces."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from house.tree import files_of
from lints.finding import Finding
from lints.sources import CODE, python, text

GRAB_BAGS = {"util", "utils", "helper", "helpers", "common", "misc", "manager", "managers"}
GRAB_BAG_ENDINGS = {"service", "services"}  # `service` is a lens of the product; as a file's kind it says nothing
REPLACED = {
    "ticket": "conversation",
    "operator": "teammate",
    "agent": "teammate",
    "helper": "what it does",
    "manager": "what it does",
    "utils": "what it does",
    "user": "customer or teammate",
    "event": "touchpoint",
}
# Words of other people's interfaces: the Segment API's and HTTP's fields, which are theirs to name.
FOREIGN = ("user_id", "user_agent", "user_traits")
WIRE_PLACES = ("server/wayline/collect", "server/tests/collect", "widget/src/beacon")
WIRE_WORDS = {"event", "user"}
DECLARED_IN_TYPESCRIPT = re.compile(r"\b(?:const|let|var|function|class|interface|type|enum)\s+([A-Za-z_$][\w$]*)")
BROWSER_WORDS = {"event"}  # the browser calls a click an event, and so must code that handles one


def findings(root: Path) -> list[Finding]:
    """Every file name and every declared name with a word that another word replaces."""
    return [*_file_names(root), *_python_names(root), *_typescript_names(root)]


def words_of(name: str) -> list[str]:
    """The words a name is made of, whatever its case: `sentAt`, `sent_at` and `SentAt` alike."""
    return [part.lower() for part in re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+", name)]


def _file_names(root: Path) -> Iterator[Finding]:
    for folder in CODE:
        seen: set[Path] = set()
        for path in files_of(root / folder):
            relative = path.relative_to(root)
            for part in (relative, *relative.parents):
                if part in seen or part == Path() or len(part.parts) < len(Path(folder).parts):
                    continue
                seen.add(part)
                words = words_of(part.name.split(".")[0])
                if GRAB_BAGS & set(words) or (words and words[-1] in GRAB_BAG_ENDINGS):
                    yield Finding(part, 1, f"{part.name!r} says nothing: name the capability")


def _python_names(root: Path) -> Iterator[Finding]:
    for path, tree in python(root, *CODE):
        for name, line in _declared(tree):
            yield from _judged(path, line, name, _wire_words(path))


def _typescript_names(root: Path) -> Iterator[Finding]:
    for folder in ("console/src", "widget/src"):
        for path, source in text(root, folder, ".ts", ".tsx"):
            for number, line in enumerate(source.splitlines(), 1):
                for name in DECLARED_IN_TYPESCRIPT.findall(line):
                    yield from _judged(path, number, name, BROWSER_WORDS | _wire_words(path))


def _wire_words(path: Path) -> set[str]:
    return WIRE_WORDS if any(path.is_relative_to(place) for place in WIRE_PLACES) else set()


def _judged(path: Path, line: int, name: str, spoken_here: set[str]) -> Iterator[Finding]:
    words = words_of(name)
    joined = "_".join(words)
    for foreign in FOREIGN:
        joined = joined.replace(foreign, "")
    for word in joined.split("_"):
        singular = word.removesuffix("s") if word != "utils" else word
        if singular in REPLACED and singular not in spoken_here:
            yield Finding(path, line, f"{name!r}: not {singular!r} here but {REPLACED[singular]}")


def _declared(tree: ast.Module) -> Iterator[tuple[str, int]]:
    """Names this file gives: functions, classes, arguments, variables and fields (not what it merely uses)."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield node.name, node.lineno
        elif isinstance(node, ast.arg):
            yield node.arg, node.lineno
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id, node.lineno
