"""The texts of a period as arrays, and the themes each is about: what every figure of Words is made from. Pure."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple

import msgspec
import numpy as np
import pyarrow as pa
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


class Slim(msgspec.Struct, frozen=True):
    """The same, where nobody said otherwise: most texts."""

    theme: str


class Named(msgspec.Struct, frozen=True):
    """An emotion that a text shows."""

    name: str


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
        rows: list[int] = []
        codes: list[int] = []
        for row, words in enumerate(said):
            for each in dict.fromkeys(words):
                rows.append(row)
                codes.append(known.setdefault(each, len(known)))
        return cls(np.array(rows, np.int64), np.array(codes, np.int64), list(known))

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
        self._emotions_said = _corrected_emotions(self.ids, rows, corrected)

    def __len__(self) -> int:
        return len(self.ids)

    def column(self, name: str) -> Column:
        """channel, stage, conversation, teammate, writer, source or language."""
        return Column.of(self._rows.column(name))

    @cached_property
    def emotions(self) -> Several:
        """What each text shows."""
        return Several.of(self._emotions_said)

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


def _corrected_emotions(ids: Sequence[str], rows: pa.Table, corrected: pa.Table) -> list[list[str]]:
    said = _said(corrected, "emotion")
    read = rows.column("emotions").to_pylist()
    found = []
    for id, seen in zip(ids, read, strict=True):
        stated = _decoded(said.get(id), str | list[str]) if id in said else None
        if stated is not None:
            found.append([stated] if isinstance(stated, str) else stated)
        else:
            found.append([each.name for each in _decoded(seen, list[Named]) or ()])
    return found


def _products(given: str | None, named: str | None) -> list[str]:
    stated = _decoded(given, str)
    entities = _decoded(named, list[Entity]) if named and '"product"' in named else None
    return [*([stated] if stated else []), *(each.value for each in entities or () if each.kind == "product")]


def _themes(
    ids: Sequence[str], found: pa.Table, verdicts: Mapping[str, Sequence[Verdict]], tree: TreeThen
) -> tuple[Several, Chosen]:
    """What each text is about, and whether it was looked at for themes at all."""
    said: dict[str, str | None] = dict(
        zip(found.column("text").to_pylist(), found.column("themes").to_pylist(), strict=True)
    )
    takes = {theme: tree.counted_as(theme) for theme in tree.themes}
    each_text: list[list[str]] = []
    for id in ids:
        if id not in verdicts:
            slim = _decoded(said.get(id), list[Slim]) or ()
            each_text.append([counted for each in slim if (counted := takes.get(each.theme))])
            continue
        held = _decoded(said.get(id), list[Held]) or ()
        kept = {counted: each for each in held if (counted := takes.get(each.theme))}
        each_text.append(_judged(kept, verdicts[id], tree))
    looked_at = np.fromiter((id in said or id in verdicts for id in ids), dtype=bool, count=len(ids))
    return Several.of(each_text), looked_at


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
