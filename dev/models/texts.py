"""The labelled texts that the heads are trained on and checked with: read where they lie, never copied.

Each source has its licence in the folder's NOTE.md; `docs/model-cards.md` gives the attribution. Where a source brings
no development split, one text in five is held back, by the hash of the text, so that the split never moves.
"""

import csv
import json
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[3] / "shared" / "data" / "text"
HELD_BACK = 5


@dataclass(frozen=True)
class Labelled:
    """One text, its labels as the source gives them, and whether it is held back from training."""

    text: str
    labels: tuple[str, ...]
    source: str
    is_held_back: bool


def is_held_back(text: str) -> bool:
    """One in five, for ever the same."""
    return zlib.crc32(text.encode()) % HELD_BACK == 0


def banking(folder: Path = FOLDER) -> list[Labelled]:
    """Bank queries with 77 intents."""
    with (folder / "banking77" / "train.csv").open(newline="") as file:
        return [
            Labelled(row["text"].strip(), (row["category"],), "banking77", is_held_back(row["text"]))
            for row in csv.DictReader(file)
        ]


def clinc(folder: Path = FOLDER) -> list[Labelled]:
    """Requests with 150 intents, and some that belong to none (`oos`); their validation split is held back."""
    said = json.loads((folder / "clinc150" / "data_train_val.json").read_text())
    return [
        Labelled(text, (intent,), "clinc150", part.endswith("val"))
        for part, rows in sorted(said.items())
        for text, intent in rows
    ]


def goemotions(folder: Path = FOLDER) -> list[Labelled]:
    """Comments with 27 emotions or neutral, often several; their dev split is held back."""
    place = folder / "goemotions"
    names = (place / "labels.txt").read_text().split()
    return [
        Labelled(text, tuple(names[int(n)] for n in numbers.split(",")), "goemotions", part == "dev")
        for part in ("train", "dev")
        for text, numbers, _ in _tabbed(place / f"{part}.tsv")
    ]


def uci(folder: Path = FOLDER) -> list[Labelled]:
    """Sentences of reviews, positive or negative; the source is the site, so that one can be left out."""
    return [
        Labelled(text.strip(), ("positive" if sign == "1" else "negative",), site, is_held_back(text.strip()))
        for site in ("amazon_cells", "yelp", "imdb")
        for text, sign in _tabbed(folder / "uci_sentences" / f"{site}_labelled.txt")
    ]


def personal(folder: Path = FOLDER) -> list[dict[str, object]]:
    """Made-up sentences with personal data and where it stands, as the source gives them."""
    said: list[dict[str, object]] = json.loads((folder / "presidio_pii" / "generated_small.json").read_text())
    return said


def _tabbed(path: Path) -> Iterator[list[str]]:
    for line in path.read_text().split("\n"):
        if "\t" in line:
            yield line.split("\t")


SOURCES: tuple[Callable[..., list[Labelled]], ...] = (banking, clinc, goemotions, uci)
