"""Small: files, functions, READMEs. TypeScript's functions are Biome's to measure."""

import ast
from pathlib import Path

from lints.finding import Finding
from lints.sources import CODE, is_test, python, rooms, text

# Migrations are written by Alembic: as long as what changed.
GENERATED = Path("server/migrations/versions")
FILE, TEST_FILE, COMPONENT, FUNCTION, ROOM_README, README = 300, 400, 250, 50, 20, 80


def findings(root: Path) -> list[Finding]:
    """Every file and function that is past its size."""
    return [*_files(root), *_functions(root), *_readmes(root)]


def _files(root: Path) -> list[Finding]:
    found = []
    for folder in CODE:
        for path, words in text(root, folder, ".py", ".ts", ".tsx", ".css"):
            if GENERATED in path.parents:
                continue
            lines = words.count("\n")
            most = TEST_FILE if is_test(path) else COMPONENT if path.suffix == ".tsx" else FILE
            if lines > most:
                found.append(Finding(path, lines, f"{lines} lines; at most {most}: cut it by capability"))
    return found


def _functions(root: Path) -> list[Finding]:
    found = []
    for path, tree in python(root, *CODE):
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and GENERATED not in path.parents:
                lines = _length(node)
                if lines > FUNCTION:
                    sentence = f"{node.name} has {lines} lines; at most {FUNCTION}, docstring not counted"
                    found.append(Finding(path, node.lineno, sentence))
    return found


def _length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    lines = (node.end_lineno or node.lineno) - node.lineno + 1
    if ast.get_docstring(node) is None:
        return lines
    docstring = node.body[0]
    return lines - ((docstring.end_lineno or docstring.lineno) - docstring.lineno + 1)


def _readmes(root: Path) -> list[Finding]:
    found = []
    for room in rooms(root):
        readme = room / "README.md"
        relative = readme.relative_to(root)
        if not readme.is_file():
            found.append(Finding(relative, 1, f"the room {room.name} has no README"))
        elif (lines := readme.read_text().count("\n")) > ROOM_README:
            found.append(Finding(relative, lines, f"{lines} lines; a room's README has at most {ROOM_README}"))
    front = root / "README.md"
    if front.is_file() and (lines := front.read_text().count("\n")) > README:
        found.append(Finding(Path("README.md"), lines, f"{lines} lines; at most {README}"))
    return found
