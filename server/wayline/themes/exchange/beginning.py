"""Trees to start with, one a trade: kept as files like any other."""

from pathlib import Path

import msgspec

from wayline.kit.errors import NotFound
from wayline.themes.exchange.shapes import ThemeInFile, ThemesFile

FOLDER = Path(__file__).with_name("starters")


class NoSuchStarter(NotFound):
    """The list says which there are."""

    code = "no_such_starter"
    message = "There is no such starter tree."


class ThemeStarter(msgspec.Struct, frozen=True):
    """A tree to start with, before it is taken."""

    name: str
    themes: int
    examples: int
    titles: list[str]


def starters() -> list[ThemeStarter]:
    """Every tree there is to start with, with the themes at its top."""
    return [_told(path.stem, starter(path.stem)) for path in sorted(FOLDER.glob("*.json"))]


def starter(name: str) -> ThemesFile:
    """One of them. Raises NoSuchStarter."""
    known = {path.stem: path for path in FOLDER.glob("*.json")}
    if name not in known:
        raise NoSuchStarter(name=name, known=sorted(known))
    return msgspec.json.decode(known[name].read_bytes(), type=ThemesFile)


def _told(name: str, file: ThemesFile) -> ThemeStarter:
    every = _within(file.themes)
    examples = sum(len(one.examples) + len(one.counterexamples) for one in every)
    return ThemeStarter(name, len(every), examples, [one.name for one in file.themes])


def _within(themes: list[ThemeInFile]) -> list[ThemeInFile]:
    return [found for one in themes for found in (one, *_within(one.themes))]
