"""Who may import whom in TypeScript. A check that saw no module, or resolved no import, fails: it was blind."""

import posixpath
import re
from collections.abc import Iterator
from pathlib import Path

from lints.finding import Finding
from lints.sources import text

IMPORT = re.compile(
    r"""(?:^|[;\s])(?:import|export)\s(?:[^"';]*?\sfrom\s*)?["']([^"']+)["']|\bimport\(\s*["']([^"']+)["']""",
    re.MULTILINE,
)
COMMENT = re.compile(r"/\*.*?\*/|(?<!:)//[^\n]*", re.DOTALL)
CONSOLE = {
    "app": {"app", "features", "ui", "lib", "generated"},
    "features": {"ui", "lib", "generated"},
    "ui": {"ui", "lib"},
    "lib": {"lib", "generated"},
    "generated": {"generated"},
}
# What is loaded first knows nothing of what is loaded later, but by the file that fetches it.
WIDGET_STRANGERS = {"beacon": {"chat", "survey", "face"}, "survey": {"chat", "face"}}


def findings(root: Path) -> list[Finding]:
    """Every import across a wall of the console or the widget, and blindness."""
    found: list[Finding] = []
    for workspace, judge in (("console", _console_sentence), ("widget", _widget_sentence)):
        seen = list(_imports(root, workspace))
        if not any(target for _, _, target in seen):
            found.append(Finding(Path(workspace) / "src", 1, "the boundary check saw no import: it is blind"))
        for path, line, target in seen:
            sentence = judge(_place(path, workspace), _place(target, workspace)) if target else None
            if sentence:
                found.append(Finding(path, line, sentence))
    return found


def _imports(root: Path, workspace: str) -> Iterator[tuple[Path, int, Path | None]]:
    """Importing file, line, and the file imported, where it is one of ours."""
    for path, source in text(root, f"{workspace}/src", ".ts", ".tsx"):
        spoken = COMMENT.sub(lambda comment: "\n" * comment.group().count("\n"), source)
        for match in IMPORT.finditer(spoken):
            name = match.group(1) or match.group(2)
            line = spoken.count("\n", 0, match.start(1) if match.group(1) else match.start(2)) + 1
            yield path, line, _resolved(path, name, workspace)


def _resolved(path: Path, name: str, workspace: str) -> Path | None:
    for alias in ("@/", "~/"):
        if name.startswith(alias):
            return Path(workspace) / "src" / name.removeprefix(alias)
    if name.startswith("."):
        return Path(posixpath.normpath(f"{path.parent.as_posix()}/{name}"))
    return None


def _place(path: Path, workspace: str) -> tuple[str, ...]:
    inside = Path(workspace) / "src"
    return path.relative_to(inside).parts if path.is_relative_to(inside) else ("outside", *path.parts)


def _console_sentence(importer: tuple[str, ...], imported: tuple[str, ...]) -> str | None:
    place = importer[0]
    if place not in CONSOLE:
        return None  # main.tsx and the test set-up put things together
    if place == "features" and imported[:2] == importer[:2]:
        return None
    if imported[0] in CONSOLE[place]:
        return None
    ours = f"the feature {importer[1]}" if place == "features" else place
    return f"{ours} may not import {'/'.join(imported[:2])}: only {', '.join(sorted(CONSOLE[place]))} and itself"


def _widget_sentence(importer: tuple[str, ...], imported: tuple[str, ...]) -> str | None:
    if imported[0] in WIDGET_STRANGERS.get(importer[0], set()):
        return f"{importer[0]} may not import {imported[0]}: it is loaded before, and stays small"
    return None
