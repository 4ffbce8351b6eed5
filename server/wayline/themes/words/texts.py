"""The texts of a period as arrays, and the themes each is about: what every figure of Words is made from. Pure."""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple

import msgspec
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from wayline.metrics import Values
from wayline.themes.words.statistics import Codes
from wayline.themes.words.tree_then import TreeThen

Chosen = NDArray[np.bool_]
Moments = NDArray[np.datetime64]


class Held(msgspec.Struct, frozen=True):
    """A theme that a text was found to be about."""

    theme: str
    confidence: float | None = None
    words: list[str] = []


class Entity(msgspec.Struct, frozen=True):
    """A thing that a text names."""

    kind: str
    value: str


class Verdict(msgspec.Struct, frozen=True):
    """What a teammate said of a text and a theme. `is_it` None: they took their word back."""

    theme: str
    is_it: bool | None = None


class Column(NamedTuple):
    """Words by number: −1 where there is none."""

    codes: Codes
    words: Sequence[str]

    @classmethod
    def of(cls, column: pa.ChunkedArray) -> "Column":
        """A column of an answer."""
        coded = column.combine_chunks().dictionary_encode()
        codes = coded.indices.fill_null(-1).to_numpy(zero_copy_only=False).astype(np.int64)
        return cls(codes, [str(each) for each in coded.dictionary.to_pylist()])

    def among(self, wanted: Sequence[str]) -> Chosen:
        """Which rows say one of these."""
        numbers = [number for number, each in enumerate(self.words) if each in set(wanted)]
        return np.isin(self.codes, numbers)


class Several(NamedTuple):
    """Any number of words for each row: row and word of each, by number, sorted by row; each pair once."""

    rows: Codes
    codes: Codes
    words: Sequence[str]

    @classmethod
    def of(cls, said: Sequence[Sequence[str]]) -> "Several":
        """From what each row says."""
        known: dict[str, int] = {}
        codes = [known.setdefault(each, len(known)) for words in said for each in words]
        rows = np.repeat(np.arange(len(said)), np.fromiter(map(len, said), np.int64, len(said)))
        return cls._once(rows, np.array(codes, np.int64), list(known))

    @classmethod
    def lists(cls, column: pa.ChunkedArray) -> "Several":
        """A column of lists of words of an answer; what is null says nothing."""
        lists = column.combine_chunks()
        coded = lists.flatten().dictionary_encode()
        often = pc.fill_null(pc.list_value_length(lists), 0).to_numpy(zero_copy_only=False)
        codes = coded.indices.fill_null(-1).to_numpy(zero_copy_only=False).astype(np.int64)
        return cls._once(np.repeat(np.arange(len(lists)), often), codes, coded.dictionary.to_pylist())

    def at(self, places: Codes) -> "Several":
        """What the rows at these places say, as rows 0, 1, …; −1: nothing. Each place at most once."""
        turned = np.full(int(max(self.rows.max(initial=-1), places.max(initial=-1))) + 1, -1, np.int64)
        turned[places[places >= 0]] = np.flatnonzero(places >= 0)
        rows = turned[self.rows]
        return self._once(rows[rows >= 0], self.codes[rows >= 0], self.words)

    def called(self, names: Callable[[str], str | None]) -> "Several":
        """The same by other words; what has none is not there any more."""
        known: dict[str, int] = {}
        turned = [known.setdefault(name, len(known)) if (name := names(each)) else -1 for each in self.words]
        return self._once(self.rows, np.array([*turned, -1], np.int64)[self.codes], list(known))

    def but(self, said: Mapping[int, Sequence[str]]) -> "Several":
        """The same, but that these rows say this."""
        if not said:
            return self
        kept = ~np.isin(self.rows, np.fromiter(said, np.int64, len(said)))
        words = dict.fromkeys([*self.words, *(each for several in said.values() for each in several)])
        places = {word: place for place, word in enumerate(words)}
        rows = [row for row, several in said.items() for _ in several]
        codes = [places[each] for several in said.values() for each in several]
        more_rows, more_codes = np.array(rows, np.int64), np.array(codes, np.int64)
        whole = np.concatenate([self.rows[kept], more_rows]), np.concatenate([self.codes[kept], more_codes])
        return self._once(*whole, list(words))

    @classmethod
    def _once(cls, rows: Codes, codes: Codes, words: Sequence[str]) -> "Several":
        """Sorted by row, each pair once, and the words numbered as they come first; a code of −1 is none."""
        order = np.argsort(rows, kind="stable")
        order = order[codes[order] >= 0]
        rows, codes = rows[order], codes[order]
        _, first = np.unique(rows * len(words) + codes, return_index=True)
        first.sort()
        rows, codes = rows[first], codes[first]
        used, begins = np.unique(codes, return_index=True)
        by_coming = used[np.argsort(begins)]
        number = np.zeros(len(words), np.int64)
        number[by_coming] = np.arange(len(by_coming))
        return cls(rows, number[codes], [words[code] for code in by_coming.tolist()])

    def of_word(self, word: str) -> Codes:
        """The rows that say it."""
        return self.rows[self.codes == self.words.index(word)] if word in self.words else np.zeros(0, np.int64)

    def inside(self, chosen: Chosen) -> "Several":
        """What the chosen rows say; rows keep their numbers."""
        kept = chosen[self.rows]
        return Several(self.rows[kept], self.codes[kept], self.words)

    def counts(self) -> dict[str, int]:
        """How many rows say each."""
        often = np.bincount(self.codes, minlength=len(self.words))
        return {word: int(often[number]) for number, word in enumerate(self.words) if often[number]}


class Texts:
    """One row for each text, with who wrote it, when, how it feels and what it is about."""

    def __init__(self, rows: pa.Table, found: pa.Table, corrected: pa.Table, tree: TreeThen) -> None:
        self._rows = rows
        self.ids = rows.column("text").to_pylist()
        self.at: Moments = np.asarray(rows.column("at").cast(pa.timestamp("us")).to_numpy()).astype("datetime64[us]")
        self.positions: Codes = rows.column("position").to_numpy().astype(np.int64)
        self.customers = _ids(rows.column("customer"))
        verdicts = _verdicts(corrected)
        self.sentiment: Values = _corrected_feelings(self.ids, _numbers(rows, "sentiment"), corrected)
        self.effort: Values = _numbers(rows, "effort")
        self.themes, self.is_themed = _themes(self.ids, found, verdicts, tree)
        self._corrected = corrected

    def __len__(self) -> int:
        return len(self.ids)

    def column(self, name: str) -> Column:
        """channel, stage, conversation, teammate, writer, source or language."""
        return Column.of(self._rows.column(name))

    @cached_property
    def emotions(self) -> Several:
        """What each text shows."""
        return Several.lists(self._rows.column("emotions")).but(_corrected_emotions(self.ids, self._corrected))

    @cached_property
    def products(self) -> Several:
        """The products each text is about: the one it was given for, and those it names."""
        given = self._rows.column("product").to_pylist()
        named = self._rows.column("entities").to_pylist()
        return Several.of([_products(*each) for each in zip(given, named, strict=True)])


def _ids(column: pa.ChunkedArray) -> Column:
    """Ids as words: the codes are what is counted with."""
    whole = column.combine_chunks()
    stored = whole.storage if isinstance(whole, pa.ExtensionArray) else whole
    coded = stored.dictionary_encode()
    codes = coded.indices.to_numpy(zero_copy_only=False).astype(np.int64)
    return Column(codes, [_id(each) for each in coded.dictionary.to_pylist()])


def _id(said: bytes | str) -> str:
    if isinstance(said, str):
        return said
    hexed = said.hex()
    return f"{hexed[:8]}-{hexed[8:12]}-{hexed[12:16]}-{hexed[16:20]}-{hexed[20:]}"


def _numbers(rows: pa.Table, name: str) -> Values:
    return np.asarray(rows.column(name).to_numpy(zero_copy_only=False), dtype=np.float64)


def _decoded(said: str | None, kind: Any) -> Any:  # noqa: ANN401 (what `kind` says)
    """JSON of a property; None for what is not of that shape."""
    if said is None:
        return None
    try:
        return msgspec.json.decode(said, type=kind)
    except msgspec.DecodeError:
        return None


def _verdicts(corrected: pa.Table) -> dict[str, list[Verdict]]:
    found: dict[str, list[Verdict]] = {}
    for row in corrected.to_pylist():
        if row["signal"] == "theme":
            verdict = _decoded(row["value"], Verdict)
            if verdict is not None and verdict.is_it is not None:
                found.setdefault(row["text"], []).append(verdict)
    return found


def _said(corrected: pa.Table, signal: str) -> dict[str, str]:
    """What teammates say a signal of a text is, as JSON; what they took back is not there."""
    rows = corrected.to_pylist()
    return {row["text"]: row["value"] for row in rows if row["signal"] == signal and row["value"] is not None}


def _corrected_feelings(ids: Sequence[str], read: Values, corrected: pa.Table) -> Values:
    said = _said(corrected, "sentiment")
    if not said:
        return read
    feelings = read.copy()
    for row, id in enumerate(ids):
        value = _decoded(said.get(id), float)
        if value is not None:
            feelings[row] = value
    return feelings


def _corrected_emotions(ids: Sequence[str], corrected: pa.Table) -> dict[int, list[str]]:
    """What teammates say that texts show, by the number of the text."""
    said = _said(corrected, "emotion")
    stated = {row: _decoded(said[id], str | list[str]) for row, id in enumerate(ids) if id in said} if said else {}
    return {row: [each] if isinstance(each, str) else each for row, each in stated.items() if each is not None}


def _products(given: str | None, named: str | None) -> list[str]:
    stated = _decoded(given, str)
    entities = _decoded(named, list[Entity]) if named and '"product"' in named else None
    return [*([stated] if stated else []), *(each.value for each in entities or () if each.kind == "product")]


def _themes(
    ids: Sequence[str], found: pa.Table, verdicts: Mapping[str, Sequence[Verdict]], tree: TreeThen
) -> tuple[Several, Chosen]:
    """What each text is about, and whether it was looked at for themes at all."""
    places = pc.index_in(pa.array(ids, pa.string()), value_set=found.column("text").cast(pa.string()))
    rows: Codes = places.fill_null(-1).to_numpy(zero_copy_only=False).astype(np.int64)
    takes = {theme: tree.counted_as(theme) for theme in tree.themes}
    judged: dict[int, list[str]] = {}
    for row in (row for row, id in enumerate(ids) if id in verdicts) if verdicts else ():
        said = found.column("themes")[rows[row]].as_py() if rows[row] >= 0 else None
        held = _decoded(said, list[Held]) or ()
        kept = {counted: each for each in held if (counted := takes.get(each.theme))}
        judged[row] = _judged(kept, verdicts[ids[row]], tree)
    themes = Several.lists(found.column("ids")).at(rows).called(takes.get).but(judged)
    return themes, (rows >= 0) | np.isin(np.arange(len(ids)), list(judged))


def _judged(held: Mapping[str, Held], verdicts: Sequence[Verdict], tree: TreeThen) -> list[str]:
    """The themes of a text after what teammates said of it.

    "It is" counts for the themes above too. "It is not" takes what lies below along, and those above that were only
    there for its sake: held by the same words as surely, with nothing else below them that is left.
    """
    kept = dict(held)
    for refused in (each.theme for each in verdicts if not each.is_it):
        was = held.get(refused)
        kept = {theme: each for theme, each in kept.items() if not tree.is_inside(theme, refused)}
        for above in tree.above(refused):
            needed = any(theme != above and tree.is_inside(theme, above) for theme in kept)
            if was is not None and not needed and kept.get(above) and _same(kept[above], was):
                del kept[above]
    found = list(kept)
    for stated in (each.theme for each in verdicts if each.is_it):
        counted = tree.counted_as(stated)
        found += [theme for theme in ([counted, *tree.above(counted)] if counted else []) if theme not in found]
    return found


def _same(one: Held, other: Held) -> bool:
    return (one.confidence, one.words) == (other.confidence, other.words)
