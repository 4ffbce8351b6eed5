"""Which column is what: guessed from the names of columns and what stands in them, changed by whoever knows. Pure."""

import re
from collections.abc import Callable, Sequence
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from wayline.themes.verbatims.dates import is_day_first
from wayline.themes.verbatims.errors import MappingInvalid

ColumnName = Annotated[str, Meta(min_length=1, max_length=240)]
Kind = Literal["review", "feedback"]
COLUMNS = ("text", "title", "at", "row_id", "email", "user_id", "score", "product", "language")
_NAMES: dict[str, tuple[str, ...]] = {
    "text": (
        "text", "comment", "review", "verbatim", "feedback", "answer", "message", "body", "content", "kommentar",
        "bewertung", "antwort", "nachricht", "rezension", "comentario", "commentaire", "opinion", "description",
    ),
    "title": ("title", "subject", "headline", "betreff", "titel", "summary"),
    "at": (
        "date", "time", "created", "timestamp", "submitted", "posted", "occurred", "datum", "zeit", "erstellt", "fecha",
        "when", "day", "written", "sent", "received", "published", "verfasst", "geschrieben",
    ),
    "row_id": ("id", "review id", "response id", "row id", "uuid", "nummer", "number", "key"),
    "email": ("email", "e-mail", "mail", "e mail"),
    "user_id": ("user id", "customer id", "userid", "customerid", "kundennummer", "kunden id", "client id"),
    "score": ("score", "rating", "stars", "nps", "csat", "sterne", "note", "punkte", "overall rating"),
    "product": ("product", "item", "article", "sku", "produkt", "artikel", "airline", "model", "hotel", "restaurant"),
    "language": ("language", "lang", "locale", "sprache"),
}  # fmt: skip
_LEAST_WORDS = 4
_SCALES = (5.0, 7.0, 10.0, 100.0)


class VerbatimMapping(msgspec.Struct, frozen=True, kw_only=True):
    """Each of the first nine names a column of the file.

    `origin` says where the texts come from: the same `row_id` of the same origin is the same text. Without a `row_id`,
    the same words of the same customer at the same moment are. `score_max` is the best score there is. `day_first`: 3/4
    is the third of April. Rows without `at` happened when the file was brought.
    """

    text: ColumnName
    title: ColumnName | None = None
    at: ColumnName | None = None
    row_id: ColumnName | None = None
    email: ColumnName | None = None
    user_id: ColumnName | None = None
    score: ColumnName | None = None
    product: ColumnName | None = None
    language: ColumnName | None = None
    kind: Kind = "feedback"
    origin: Annotated[str, Meta(min_length=1, max_length=80, pattern=r"\S")] = "file"
    score_max: Annotated[float, Meta(gt=0, le=1000)] | None = None
    day_first: bool = True

    def check(self, columns: Sequence[str]) -> None:
        """Raises MappingInvalid where it names a column that is not there."""
        missing = [name for each in COLUMNS if (name := getattr(self, each)) is not None and name not in columns]
        if missing:
            raise MappingInvalid(missing=missing)


def guess(file: str, columns: Sequence[str], rows: Sequence[Sequence[str]], *, day_first: bool) -> VerbatimMapping:
    """The likeliest mapping; `text` is the column with the most words where no name says so.

    `day_first` is how the company's country writes, for where the dates do not show it.
    """
    cells = {name: [row[place] for row in rows if row[place].strip()] for place, name in enumerate(columns)}
    found: dict[str, str] = {}
    for wanted, fits in _FITS.items():
        taken = set(found.values())
        named = [name for name in columns if name not in taken and fits(cells[name])]
        best = max(named, key=lambda name: _likeness(name, wanted), default=None)
        if best is not None and _likeness(best, wanted) > 0:
            found[wanted] = best
    if "text" not in found:
        free = [name for name in columns if name not in found.values()] or list(columns)
        found["text"] = max(free, key=lambda name: _words(cells[name]))
    shown = is_day_first(cells[found["at"]]) if "at" in found else None
    return VerbatimMapping(
        **found,
        kind="review"
        if re.search(r"review|rezension|bewertung|rating|star", f"{file} {' '.join(columns)}", re.IGNORECASE)
        else "feedback",
        origin=origin_of(file),
        score_max=_scale(cells[found["score"]]) if "score" in found else None,
        day_first=shown if shown is not None else day_first,
    )


def origin_of(file: str) -> str:
    """What a file is called without what changes from one export to the next: dates, numbers, endings."""
    stem = re.sub(r"\.[A-Za-z0-9]{1,6}$", "", file)
    plain = re.sub(r"[\W\d_]+", " ", stem).strip().lower()
    return plain[:80].strip() or "file"


def number(said: str) -> float | None:
    """A number as people write it: 4, 4.5, 4,5, 4/5, 4 stars."""
    match = re.match(r"\s*(-?\d+(?:[.,]\d+)?)", said)
    return float(match[1].replace(",", ".")) if match else None


def _likeness(name: str, wanted: str) -> int:
    """How well a column's name fits; a whole name more than a part."""
    plain = " ".join(re.sub(r"([a-z])([A-Z])", r"\1 \2", name).replace("_", " ").replace("-", " ").lower().split())
    known = _NAMES[wanted]
    if plain in known:
        return 100 - known.index(plain)
    words = set(plain.split())
    return 50 - min(
        (place for place, each in enumerate(known) if words & {each} or f" {each} " in f" {plain} "), default=50
    )


def _words(cells: Sequence[str]) -> float:
    return sum(len(cell.split()) for cell in cells) / len(cells) if cells else 0.0


def _share(cells: Sequence[str], fits: Callable[[str], object]) -> float:
    return sum(bool(fits(cell)) for cell in cells) / len(cells) if cells else 0.0


def _is_address(cell: str) -> bool:
    return bool(re.fullmatch(r"\s*\S+@\S+\.\S+\s*", cell))


def _is_date(cell: str) -> bool:
    return bool(re.search(r"\d", cell)) and len(cell) <= 60 and bool(re.search(r"\d{4}|\d[./-]\d", cell))  # noqa: PLR2004 no date is longer


_MOST = 0.6
# In this order: a column is taken once. Each says what must stand in most of its cells.
_FITS: dict[str, Callable[[Sequence[str]], bool]] = {
    "email": lambda cells: _share(cells, _is_address) > 0.5,  # noqa: PLR2004 half of them
    "at": lambda cells: _share(cells, _is_date) > _MOST,
    "score": lambda cells: _share(cells, lambda cell: number(cell) is not None and len(cell) < 20) > _MOST,  # noqa: PLR2004 no score is longer
    "user_id": lambda cells: bool(cells) and _words(cells) <= 1.5,  # noqa: PLR2004 an id is a word
    "row_id": lambda cells: bool(cells) and len(set(cells)) == len(cells) and _words(cells) <= 1.5,  # noqa: PLR2004 as above
    "text": lambda cells: _words(cells) >= _LEAST_WORDS,
    "title": bool,
    "product": lambda cells: bool(cells) and _words(cells) < 8,  # noqa: PLR2004 longer is prose
    "language": lambda cells: bool(cells) and max(map(len, cells)) <= 20,  # noqa: PLR2004 longer is no language
}


def _scale(cells: Sequence[str]) -> float | None:
    known = [value for cell in cells if (value := number(cell)) is not None]
    return next((top for top in _SCALES if known and max(known) <= top), None)
