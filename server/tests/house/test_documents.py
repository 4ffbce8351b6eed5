"""The documents are true: what they name is there, what there is they name, what they tell one to type runs."""

import re
import shlex
import subprocess
from functools import cache
from pathlib import Path

import pytest

from wayline.entry import cli
from wayline.entry.settings import Settings
from wayline.kit.settings import setting_names
from wayline.touchpoints.names import STANDARD

ROOT = Path(__file__).resolve().parents[3]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("decisions/*.md")])
ROOMS = sorted(ROOT.glob("server/wayline/**/README.md"))
PATH = re.compile(r"`((?:server|console|widget|dev|docs|decisions|contract|bench|\.ci)/[\w./-]*[\w/])`")
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")
SHELL = re.compile(r"```(?:sh|bash|console)\n(.*?)```", re.DOTALL)


def named(document: Path) -> str:
    return str(document.relative_to(ROOT))


def commands(document: Path, program: str) -> list[list[str]]:
    lines = [line.strip() for block in SHELL.findall(document.read_text()) for line in block.splitlines()]
    typed = [shlex.split(line.removeprefix("$ "), comments=True) for line in lines if "\\" not in line]
    return [words for words in typed if words and words[0] == program]


@pytest.mark.parametrize("document", [*DOCUMENTS, *ROOMS], ids=named)
def test_the_paths_a_document_names_are_there(document: Path) -> None:
    source = document.read_text()
    named_paths = [ROOT / path for path in PATH.findall(source)]
    linked = [(ROOT if link.startswith("/") else document.parent) / link.lstrip("/") for link in LINK.findall(source)]
    built = {"dist", "node_modules"}
    gone = [str(p) for p in [*named_paths, *linked] if not p.exists() and not built & set(p.parts)]
    assert not gone


def test_every_setting_is_listed_and_nothing_else() -> None:
    rows = re.findall(r"^\|\s*`([\w.]+)`", (ROOT / "docs/settings.md").read_text(), re.MULTILINE)
    assert rows == [name for name, _, _ in setting_names(Settings)]


def test_every_setting_says_what_it_is() -> None:
    assert not re.findall(r"^\|\s*`([\w.]+)`.*\|\s*\|$", (ROOT / "docs/settings.md").read_text(), re.MULTILINE)


def test_every_touchpoint_name_is_listed_and_nothing_else() -> None:
    rows = re.findall(r"^\|\s*`([^`]+)`", (ROOT / "docs/touchpoints.md").read_text(), re.MULTILINE)
    assert set(rows) == set(STANDARD)


@pytest.mark.parametrize("document", DOCUMENTS, ids=named)
def test_the_make_targets_a_document_tells_are_there(document: Path) -> None:
    for _, *targets in commands(document, "make"):
        done = subprocess.run(["make", "-n", *targets], cwd=ROOT, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("document", DOCUMENTS, ids=named)
def test_the_wayline_commands_a_document_tells_are_there(document: Path) -> None:
    for _, *words in commands(document, "wayline"):
        verbs = [word for word in words if re.fullmatch(r"[a-z][a-z-]+", word)][:2]
        assert is_known(*verbs) or is_known(*verbs[:1]), words


@cache
def is_known(*verbs: str) -> bool:
    """Whether the command knows these words, each below the one before: `teammate add`."""
    known = cli.app
    for verb in verbs:
        if verb not in known:
            return False
        known = known[verb]
    return True


def test_the_front_page_tells_the_two_commands() -> None:
    told = {words[1] for words in commands(ROOT / "README.md", "make") if len(words) > 1}
    assert {"demo", "test"} <= told
