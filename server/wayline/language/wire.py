"""What the server and the process that reads texts say to each other: frames of msgpack, their length first."""

import struct
from typing import BinaryIO

import msgspec
import numpy as np
from numpy.typing import NDArray

from wayline.language.calibrating import Calibrated
from wayline.language.clustering import Cluster
from wayline.language.heads import WIDTH
from wayline.language.knowledge import Pick
from wayline.language.retouching import Touchable, Touched
from wayline.language.signals import Reading, Text
from wayline.language.training import Measured, Recipe

LENGTH = struct.Struct(">I")
MOST_BYTES = 512 * 1024 * 1024


class Understand(msgspec.Struct, tag="understand", frozen=True):
    """Read these, with the company's calibration where there is one. The answer is `Understood`."""

    texts: tuple[Text, ...]
    calibration: bytes = b""


class Encode(msgspec.Struct, tag="encode", frozen=True):
    """Make vectors of these. The answer is `Encoded`."""

    texts: tuple[str, ...]


class Score(msgspec.Struct, tag="score", frozen=True):
    """Ask this head of these; `numbers` are their vectors, where they are known. The answer is `Likely`."""

    head: bytes
    texts: tuple[str, ...]
    numbers: bytes | None = None


class Train(msgspec.Struct, tag="train", frozen=True):
    """Learn a head from texts and their vectors (float32, little endian). The answer is `Learned`."""

    texts: tuple[str, ...]
    numbers: bytes
    labels: tuple[tuple[str, ...], ...]
    recipe: Recipe
    unknown: tuple[tuple[str, ...], ...] = ()
    shares: tuple[float, ...] = ()


class Group(msgspec.Struct, tag="group", frozen=True):
    """Which of these texts belong together, by their vectors (float32, little endian)? The answer is `Grouped`."""

    texts: tuple[str, ...]
    numbers: bytes
    count: int | None
    fewest: int


class Learn(msgspec.Struct, tag="learn", frozen=True):
    """Learn which answer each question belongs to. The answer is `Known`."""

    texts: tuple[str, ...]
    numbers: bytes
    labels: tuple[str, ...]


class Ask(msgspec.Struct, tag="ask", frozen=True):
    """Which answer does each of these ask for, if any? The answer is `Picked`."""

    knowledge: bytes
    texts: tuple[str, ...]


class Calibrate(msgspec.Struct, tag="calibrate", frozen=True):
    """Learn how a company's teammates see sentiment; texts as their sentences, a row each. The answer is `Felt`."""

    texts: tuple[tuple[str, ...], ...]
    numbers: bytes
    labels: tuple[str, ...]


class Retouch(msgspec.Struct, tag="retouch", frozen=True):
    """Learn how a company's teammates see intents or emotions, of texts as above. The answer is `Retouched`."""

    signal: Touchable
    texts: tuple[tuple[str, ...], ...]
    numbers: bytes
    labels: tuple[tuple[str, ...], ...]
    corrected: tuple[bool, ...]


class Understood(msgspec.Struct, tag="understood", frozen=True):
    """One reading a text."""

    readings: tuple[Reading, ...]


class Encoded(msgspec.Struct, tag="encoded", frozen=True):
    """Float32, little endian, row after row."""

    rows: int
    numbers: bytes
    version: str


class Likely(msgspec.Struct, tag="likely", frozen=True):
    """For each text its labels, the likeliest first, as (label, probability, is it said, words for it)."""

    scores: tuple[tuple[tuple[str, float, bool, tuple[str, ...]], ...], ...]


class Learned(msgspec.Struct, tag="learned", frozen=True):
    """The head as bytes, how well each label was found in examples held back, and with what share of the examples."""

    head: bytes
    measured: tuple[Measured, ...]
    gains: tuple[tuple[float, tuple[Measured, ...]], ...] = ()


class Grouped(msgspec.Struct, tag="grouped", frozen=True):
    """The groups, the largest first."""

    clusters: tuple[Cluster, ...]


class Known(msgspec.Struct, tag="known", frozen=True):
    """The knowledge as bytes."""

    knowledge: bytes


class Picked(msgspec.Struct, tag="picked", frozen=True):
    """One pick a text."""

    picks: tuple[Pick, ...]


class Felt(msgspec.Struct, tag="felt", frozen=True):
    """The calibration, and what it brings."""

    calibrated: Calibrated


class Retouched(msgspec.Struct, tag="retouched", frozen=True):
    """The calibration (empty: nothing was learned), and what was tried of each label."""

    calibration: bytes
    tried: tuple[Touched, ...]


class Failed(msgspec.Struct, tag="failed", frozen=True):
    """It was not done. `code` is that of an error of this room, or `internal`."""

    code: str
    message: str


Reads = Understand | Encode | Score | Ask  # these need the models
Learns = Train | Group | Learn
Corrects = Calibrate | Retouch
Question = Reads | Learns | Corrects
Answer = Understood | Encoded | Likely | Learned | Grouped | Known | Picked | Felt | Retouched | Failed


class Asked(msgspec.Struct, frozen=True):
    """A question under a number of the asker's. An urgent one does not wait behind others."""

    number: int
    is_urgent: bool
    question: Question


class Answered(msgspec.Struct, frozen=True):
    """The answer to the question of that number, and how much memory the process holds after it (bytes)."""

    number: int
    answer: Answer
    memory: int


def numbers_of(rows: NDArray[np.float32]) -> bytes:
    """Float32, little endian, row after row."""
    return rows.astype("<f4", copy=False).tobytes()


def rows_of(numbers: bytes, rows: int) -> NDArray[np.float32]:
    """What `numbers_of` gave."""
    return np.frombuffer(numbers, "<f4").reshape(rows, WIDTH).astype(np.float32)


def framed(message: Asked | Answered) -> bytes:
    """As it goes over the pipe."""
    content = msgspec.msgpack.encode(message)
    return LENGTH.pack(len(content)) + content


def read_question(pipe: BinaryIO) -> Asked | None:
    """The next one; None where the other side has closed."""
    head = pipe.read(LENGTH.size)
    if len(head) < LENGTH.size:
        return None
    (length,) = LENGTH.unpack(head)
    content = pipe.read(length)
    return msgspec.msgpack.decode(content, type=Asked) if len(content) == length else None
