"""Questions compiled once and asked many times: an expression with blanks, and what fills them.

Building and compiling an expression takes from ten milliseconds to a third of a second, and holds the interpreter
meanwhile; filling in its moments and ids takes none.
"""

import re
from collections import OrderedDict
from collections.abc import Callable, Hashable
from datetime import UTC, datetime
from threading import Lock
from typing import Any, NoReturn, Self
from uuid import UUID

import ibis
import msgspec

KEPT = 400
_ID = "b1a9c000-0000-4000-8000-"
_MOMENT = "blank moment "
_POSITION = "blank position "
_BLANKS = re.compile(rf"'(?:{_ID}|{_MOMENT}|{_POSITION})(\d{{12}})'")


class Blank(datetime):
    """A moment that is filled in later. Whoever builds an expression may compare with it, and not reckon with it."""

    place: int

    @classmethod
    def numbered(cls, place: int) -> Self:
        """The blank of this number."""
        made = cls(1, 1, 1, microsecond=place, tzinfo=UTC)
        made.place = place
        return made

    def _unknown(self, *_: object, **__: object) -> NoReturn:
        raise TypeError("This moment is not known while a question is built: reckon with utc_literal(moment) instead.")

    __add__ = __radd__ = __sub__ = __rsub__ = __lt__ = __le__ = __gt__ = __ge__ = _unknown
    astimezone = replace = timestamp = isoformat = strftime = date = time = _unknown


class Position(int):
    """A position in the log. Given to a question, it is filled in later; `position_literal` puts it in."""


class _BlankPosition(Position):
    """Its value is the blank's number."""


class Question(msgspec.Struct, frozen=True):
    """An expression still to be built by `build(*given)`, with blanks for moments and ids, and what fills these."""

    build: Callable[..., ibis.Table]
    given: tuple[Hashable, ...]
    filling: tuple[str, ...]

    @property
    def shape(self) -> Hashable:
        """Questions of one shape are compiled once."""
        return self.build, self.given


def ask(build: Callable[..., ibis.Table], *given: Any) -> Question:  # noqa: ANN401 (whatever `build` takes)
    """The question `build(*given)`, compiled once for all moments and ids that are given.

    `build` is a function of a module and depends on nothing else. Moments, ids and positions are blank to it wherever
    they stand in `given`: as themselves, in lists and in structs; it can put them into the expression, nothing else.
    Lists of ids are filled up by repeating the last one, so that a few lengths serve all. What else is given is part
    of the shape: keep to what has few values.
    """
    filling: list[str] = []
    return Question(build, tuple(_blanked(each, filling) for each in given), tuple(filling))


def utc_literal(moment: datetime) -> ibis.expr.types.TimestampScalar:
    """A moment as the log keeps it: UTC, without a zone; or the blank for one."""
    if isinstance(moment, Blank):
        blank = ibis.literal(f"{_MOMENT}{moment.place:012}").cast("timestamp")
        assert isinstance(blank, ibis.expr.types.TimestampScalar)  # noqa: S101 for the reader of types
        return blank
    return ibis.timestamp(moment.astimezone(UTC).replace(tzinfo=None))


def position_literal(position: int) -> ibis.expr.types.IntegerScalar:
    """A position in an expression; or the blank for one."""
    blank = f"{_POSITION}{int(position):012}" if isinstance(position, _BlankPosition) else str(int(position))
    made = ibis.literal(blank).cast("int64")
    assert isinstance(made, ibis.expr.types.IntegerScalar)  # noqa: S101 for the reader of types
    return made


class Compiled:
    """Keeps what was compiled for one dialect, the latest shapes of questions."""

    def __init__(self, dialect: str) -> None:
        self._dialect = dialect
        self._kept: OrderedDict[Hashable, str] = OrderedDict()
        self._lock = Lock()
        self.count = 0

    def sql(self, question: ibis.Table | Question) -> str:
        """The words of the engine for it."""
        if not isinstance(question, Question):
            return str(ibis.to_sql(question, dialect=self._dialect))
        with self._lock:
            found = self._kept.get(question.shape)
            if found is not None:
                self._kept.move_to_end(question.shape)
        if found is None:
            found = str(ibis.to_sql(question.build(*question.given), dialect=self._dialect))
            with self._lock:
                self.count += 1
                self._kept[question.shape] = found
                if len(self._kept) > KEPT:
                    self._kept.popitem(last=False)
        return _BLANKS.sub(lambda blank: f"'{question.filling[int(blank[1])]}'", found)


def _blanked(value: Any, filling: list[str]) -> Any:  # noqa: ANN401 (whatever it is, the same with blanks)
    if isinstance(value, datetime):
        filling.append(value.astimezone(UTC).replace(tzinfo=None).isoformat(" ", "microseconds"))
        return Blank.numbered(len(filling) - 1)
    if isinstance(value, UUID):
        filling.append(str(value))
        return UUID(f"{_ID}{len(filling) - 1:012}")
    if isinstance(value, Position):
        filling.append(str(int(value)))
        return _BlankPosition(len(filling) - 1)
    if isinstance(value, list | tuple):
        return tuple(_blanked(each, filling) for each in _filled_up(value))
    if isinstance(value, msgspec.Struct):
        fields = {name: _blanked(getattr(value, name), filling) for name in value.__struct_fields__}
        return type(value)(**fields)
    return value


def _filled_up(values: list[Any] | tuple[Any, ...]) -> list[Any]:
    """Lists of ids come in lengths of 1, 2, 4, 8 …; one of them twice changes no answer."""
    if not values or not all(isinstance(each, UUID) for each in values):
        return list(values)
    return [*values, *[values[-1]] * ((1 << (len(values) - 1).bit_length()) - len(values))]
