"""Quotes: the very words behind a number, newest first, with whose they are and where they were said."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta

import msgspec
import numpy as np

from wayline.kit.errors import Invalid
from wayline.themes.words.counting import Side
from wayline.themes.words.shapes import WordsCustomer, WordsQuote
from wayline.themes.words.statistics import Codes
from wayline.themes.words.texts import Several
from wayline.themes.words.tree_then import TreeThen

LONGEST_SEARCH = 200
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
See = Callable[[str], str]


class Place(msgspec.Struct, frozen=True):
    """Where a page ended: the moment and the position of its last quote."""

    at: int
    position: int

    @classmethod
    def read(cls, cursor: str | None) -> "Place | None":
        """From a cursor. Raises Invalid."""
        if cursor is None:
            return None
        at, _, position = cursor.partition(".")
        if not (at.lstrip("-").isdigit() and position.isdigit()) or max(len(at), len(position)) > 18:  # noqa: PLR2004 fits 64 bits
            raise Invalid("This is no place in the list.", cursor=cursor[:100])
        return cls(int(at), int(position))

    def __str__(self) -> str:
        return f"{self.at}.{self.position}"


def in_order(side: Side, theme: str | None) -> Codes:
    """The texts of a theme (None: of any), newest first."""
    rows = side.of(theme) if theme else side.rows
    newest: Codes = rows[np.lexsort((-side.texts.positions[rows], -side.texts.at[rows].astype(np.int64)))]
    return newest


def after(side: Side, rows: Codes, place: Place | None) -> Codes:
    """Those that come after a place."""
    if place is None:
        return rows
    at, positions = side.texts.at[rows].astype(np.int64), side.texts.positions[rows]
    later: Codes = rows[(at < place.at) | ((at == place.at) & (positions < place.position))]
    return later


def place_of(side: Side, row: int) -> str:
    """The cursor of a text."""
    return str(Place(int(side.texts.at[row].astype(np.int64)), int(side.texts.positions[row])))


def holds(said: str, wanted: str) -> bool:
    """Whether all words of a search stand in a text, in whatever case."""
    plain = said.casefold()
    return all(each in plain for each in wanted.casefold().split())


def quotes(side: Side, rows: Codes, words: Mapping[int, str], tree: TreeThen) -> list[WordsQuote]:
    """These texts with their words (by position)."""
    texts = side.texts
    columns = {name: texts.column(name) for name in ("channel", "source", "language", "conversation")}
    several = {"emotions": texts.emotions, "products": texts.products, "themes": texts.themes}
    found = []
    for row in rows.tolist():
        one = {
            name: column.words[column.codes[row]] if column.codes[row] >= 0 else None
            for name, column in columns.items()
        }
        many = {name: _of_row(each, row) for name, each in several.items()}
        found.append(
            WordsQuote(
                text_id=texts.ids[row],
                text=words.get(int(texts.positions[row]), ""),
                at=_spoken(texts.at[row]),
                channel=one["channel"] or "",
                source=one["source"],
                language=one["language"],
                customer=WordsCustomer(texts.customers.words[texts.customers.codes[row]], None),
                conversation_id=one["conversation"],
                sentiment=_number(texts.sentiment[row]),
                effort=_number(texts.effort[row]),
                emotions=many["emotions"],
                themes=_deepest(many["themes"], tree),
                products=many["products"],
            )
        )
    return found


def _of_row(several: Several, row: int) -> list[str]:
    begin, end = np.searchsorted(several.rows, [row, row + 1])
    return [several.words[code] for code in several.codes[begin:end]]


def _deepest(themes: list[str], tree: TreeThen) -> list[str]:
    """Without those that are there for the sake of one below them."""
    above = {each for theme in themes for each in tree.above(theme)}
    return [theme for theme in themes if theme not in above]


def _number(value: float) -> float | None:
    return None if np.isnan(value) else float(value)


def _spoken(at: np.datetime64) -> datetime:
    return EPOCH + timedelta(microseconds=int(at.astype(np.int64)))
