"""A head: one question asked of a text, answered by weights on its vector and on the pieces of its words."""

import io
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

import msgspec
import numpy as np
import scipy  # its parts load when they are used: the server, which only asks, starts sooner
from numpy.typing import NDArray

from wayline.language.grams import Grams, counts, shown

Floats = NDArray[np.float32]
Kind = Literal["one", "many"]  # exactly one label a text, or any number of them
SHOWN_WORDS = 3
WIDTH = 384  # numbers of a vector


class About(msgspec.Struct, frozen=True):
    """What is said of a head beside its numbers."""

    labels: tuple[str, ...]
    kind: Kind
    grams: Grams
    version: str = ""


class Scored(msgspec.Struct, frozen=True):
    """One label of one text. `confidence` is 0 … 1; `words` are those of the text that spoke for it most."""

    label: str
    confidence: float
    is_chosen: bool
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class Head:
    """Weights of a trained head. Its arrays are read only; `thresholds` decide where any number of labels may hold."""

    about: About
    of_vector: Floats  # (384, labels)
    of_grams: Floats  # (grams, labels)
    rarity: Floats  # (grams,)
    keys: NDArray[np.uint32]  # (grams,), sorted
    bias: Floats  # (labels,)
    thresholds: Floats  # (labels,), probabilities
    temperature: float = 1.0

    def gram_matrix(self, texts: Sequence[str]) -> "scipy.sparse.csr_array":
        """The texts as rows of known grams, rare ones heavier, each row of length one: (texts, grams)."""
        return gram_matrix(texts, self.about.grams, self.keys, self.rarity)

    def logits(self, vectors: Floats, texts: Sequence[str]) -> Floats:
        """(texts, labels), before they are made probabilities."""
        return np.asarray(vectors @ self.of_vector + self.gram_matrix(texts) @ self.of_grams + self.bias, np.float32)

    def probabilities(self, vectors: Floats, texts: Sequence[str]) -> Floats:
        """(texts, labels): they add up to one where a text has exactly one label, each is its own where not."""
        return probabilities(self.logits(vectors, texts) / self.temperature, self.about.kind)

    def score(self, vectors: Floats, texts: Sequence[str]) -> list[list[Scored]]:
        """Every label of every text, the likeliest first; the words are looked up for the chosen ones alone."""
        likely = self.probabilities(vectors, texts)
        return [self._scored(row, vectors[number], texts[number]) for number, row in enumerate(likely)]

    def chosen(self, row: Floats) -> list[int]:
        """Which labels hold, by number, the likeliest first."""
        if self.about.kind == "one":
            return [int(row.argmax())]
        return [int(n) for n in np.argsort(-row, kind="stable") if row[n] >= self.thresholds[n]]

    def words_for(self, text: str, label: int) -> tuple[str, ...]:
        """The words of the text that spoke most for the label; none where only the whole did."""
        wanted, _ = counts(text, self.about.grams)
        places, _ = locate(self.keys, wanted)
        weights = self.of_grams[places, label] * self.rarity[places]
        order = np.argsort(-weights, kind="stable")[: 4 * SHOWN_WORDS]
        strongest = [int(self.keys[places[n]]) for n in order if weights[n] > 0]
        return tuple(shown(text, self.about.grams, strongest)[:SHOWN_WORDS])

    def _scored(self, row: Floats, vector: Floats, text: str) -> list[Scored]:
        del vector  # what a vector's numbers stand for cannot be said in words
        chosen = set(self.chosen(row))
        return [
            Scored(
                self.about.labels[n],
                round(float(row[n]), 4),
                n in chosen,
                self.words_for(text, int(n)) if n in chosen else (),
            )
            for n in np.argsort(-row, kind="stable")
        ]

    def versioned(self, version: str) -> "Head":
        """The same under that version."""
        return replace(self, about=msgspec.structs.replace(self.about, version=version))

    def to_bytes(self) -> bytes:
        """Everything, to be kept; the same head gives the same bytes."""
        file = io.BytesIO()
        np.savez_compressed(
            file,
            about=np.frombuffer(msgspec.json.encode(self.about), np.uint8),
            of_vector=self.of_vector,
            of_grams=self.of_grams.astype(np.float16),
            rarity=self.rarity.astype(np.float16),
            keys=self.keys,
            bias=self.bias,
            thresholds=self.thresholds,
            temperature=np.float32(self.temperature),
        )
        return file.getvalue()

    @staticmethod
    def from_bytes(content: bytes) -> "Head":
        """What `to_bytes` gave.

        Raises:
            ValueError: it is no head.
        """
        try:
            with np.load(io.BytesIO(content), allow_pickle=False) as kept:
                parts: dict[str, Any] = {name: kept[name] for name in kept.files}
            about = msgspec.json.decode(parts.pop("about").tobytes(), type=About)
            temperature = float(parts.pop("temperature"))
            for name in ("of_grams", "rarity"):
                parts[name] = parts[name].astype(np.float32)
            return Head(about=about, temperature=temperature, **parts)
        except Exception as error:
            raise ValueError(f"These bytes are no head: {error}") from error


def probabilities(logits: Floats, kind: Kind) -> Floats:
    """Of each label alone (`many`) or among all (`one`)."""
    if kind == "many":
        return np.asarray(1 / (1 + np.exp(-np.clip(logits, -30, 30))), np.float32)
    raised = np.exp(logits - logits.max(axis=1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=1, keepdims=True), np.float32)


def gram_matrix(
    texts: Sequence[str], which: Grams, keys: NDArray[np.uint32], rarity: Floats
) -> "scipy.sparse.csr_array":
    """TF-IDF with `1 + log(count)`, rows of length one; grams that are not among the keys are left out."""
    starts, columns, values = [0], [], []
    for text in texts:
        wanted, often = counts(text, which)
        places, known = locate(keys, wanted)
        weights = (1 + np.log(often[known])) * rarity[places]
        length = float(np.sqrt((weights**2).sum()))
        columns.append(places)
        values.append(weights / length if length else weights)
        starts.append(starts[-1] + len(places))
    if not texts:
        return scipy.sparse.csr_array((0, len(keys)), dtype=np.float32)
    parts = (np.concatenate(values).astype(np.float32), np.concatenate(columns), np.array(starts))
    return scipy.sparse.csr_array(parts, shape=(len(texts), len(keys)))


def locate(keys: NDArray[np.uint32], wanted: NDArray[np.uint32]) -> tuple[NDArray[np.intp], NDArray[np.bool_]]:
    """The places of those keys that are there, and which of the wanted ones these are."""
    places = np.searchsorted(keys, wanted)
    known = places < len(keys)
    known[known] = keys[places[known]] == wanted[known]
    return places[known], known
