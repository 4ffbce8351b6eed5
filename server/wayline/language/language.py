"""The door of the room: texts in, readings out, from a child process, without holding up the loop that asks."""

import asyncio
from collections.abc import Mapping, Sequence
from itertools import accumulate
from pathlib import Path
from typing import TypeVar

import msgspec
import numpy as np
from numpy.typing import NDArray

from wayline.kit.errors import WaylineError
from wayline.language import wire
from wayline.language.calibrating import TAUGHT, Calibrated, together, version_with
from wayline.language.clustering import Cluster
from wayline.language.errors import HeadInvalid, LanguageUnavailable, ModelPackageDamaged
from wayline.language.heads import WIDTH, Scored
from wayline.language.in_sentences import in_sentences
from wayline.language.knowledge import Pick
from wayline.language.manifest import About
from wayline.language.manifest import about as about_package
from wayline.language.queueing import Priority, Queue
from wayline.language.reader import Reader
from wayline.language.retouching import Touchable
from wayline.language.settings import LanguageSettings
from wayline.language.signals import Reading, Text
from wayline.language.training import ExamplesTooFew, Measured, Recipe

PACKAGE = Path(__file__).with_name("package")
TOGETHER = 32  # texts of one question: sentences of about one length are found among many
TOGETHER_NOW = 4
TOGETHER_MAKING_WAY = 8
ERRORS: Mapping[str, type[WaylineError]] = {
    error.code: error for error in (HeadInvalid, ModelPackageDamaged, ExamplesTooFew)
}

Vectors = NDArray[np.float32]
Kind = TypeVar("Kind", bound=wire.Answer)
One = TypeVar("One")


class Told(msgspec.Struct, frozen=True):
    """A text, and the intents or emotions it says: by a teammate who corrected it, or as it was read and left."""

    text: str
    says: tuple[str, ...]
    is_corrected: bool = False


class Trained(msgspec.Struct, frozen=True):
    """A head that was taught: keep `head`; `measured` tells how far it can be trusted, label by label.

    `gains`: the same with a share of the examples, for each share that was asked for.
    """

    head: bytes
    measured: tuple[Measured, ...]
    gains: tuple[tuple[float, tuple[Measured, ...]], ...] = ()


class Language:
    """Understands texts. The process behind it starts at the first question, and again after it ended."""

    def __init__(self, settings: LanguageSettings | None = None, *, package: Path = PACKAGE) -> None:
        self._settings = settings or LanguageSettings()
        self._package = package
        self._about: About | None = None
        self._calibration = b""
        self._reader = Reader(
            package,
            threads=self._settings.threads,
            memory_mb=self._settings.memory_mb,
            seconds=self._settings.batch_seconds,
        )
        self._queue = Queue(
            self._reader,
            threads=self._settings.threads,
            waiting=self._settings.waiting,
            patience=self._settings.patience_seconds,
            idle=self._settings.idle_seconds,
        )

    @property
    def pid(self) -> int | None:
        """Of the reading process, while one runs."""
        return self._reader.pid

    @property
    def about(self) -> About:
        """What reads: as it said when it read last, or, while nothing was read, as the package says.

        The version names what was learned from corrections, where that is used.
        """
        about = self._about or about_package(self._package)
        return msgspec.structs.replace(about, version=version_with(about.version, self._calibration))

    def use(self, *calibrations: bytes) -> None:
        """From now on read with what `calibrate` and `retouch` learned on these models; none: as the models came."""
        self._calibration = together(about_package(self._package).version, *calibrations)

    @property
    def is_making_way(self) -> bool:
        """Whether somebody chats: then what is asked `LATER` passes one question a second."""
        return self._queue.is_making_way

    @property
    def is_taught(self) -> bool:
        """Whether texts are read with what was learned from corrections: it may be of other models than these."""
        return TAUGHT in self.about.version

    async def understand(
        self, texts: Sequence[Text], *, calibration: bytes | None = None, priority: Priority = Priority.LATER
    ) -> list[Reading]:
        """One reading a text, in their order. `Priority.NOW` (a chat) goes before whatever waits, which makes way.

        `calibration`: what `calibrate` learned (None: what `use` said); one that is of other models is not used.

        Raises:
            LanguageBusy: the queue stayed full for `patience_seconds`.
            LanguageUnavailable: the process ended twice while it had these texts.
        """
        taught = self._calibration if calibration is None else calibration
        parts = await self._all(
            [wire.Understand(tuple(some), taught) for some in self._parts(texts, priority)],
            wire.Understood,
            priority,
        )
        readings = [reading for part in parts for reading in part.readings]
        if readings:
            last = readings[-1]
            self._about = About(
                last.version.partition(TAUGHT)[0], about_package(self._package).languages, last.fallback
            )
        return readings

    async def vectors(self, texts: Sequence[str], *, priority: Priority = Priority.LATER) -> Vectors:
        """Unit vectors, (texts, 384): alike in meaning is near in cosine. English only; another encoder gives others.

        Raises:
            ModelPackageDamaged: there are no models; and what `understand` raises.
        """
        asked = [wire.Encode(tuple(some)) for some in self._parts(texts, priority)]
        parts = await self._all(asked, wire.Encoded, priority)
        rows = [wire.rows_of(part.numbers, part.rows) for part in parts]
        return np.concatenate(rows) if rows else np.zeros((0, WIDTH), np.float32)

    async def score(
        self, head: bytes, texts: Sequence[str], *, vectors: Vectors | None = None, priority: Priority = Priority.LATER
    ) -> list[list[Scored]]:
        """Every label of every text by a head that `train` gave, the likeliest first. With vectors, nothing is encoded.

        Raises:
            HeadInvalid: the bytes are no head; and what `vectors` raises.
        """
        parts = self._parts(texts, priority)
        known = [None] * len(parts) if vectors is None else [wire.numbers_of(some) for some in _like(parts, vectors)]
        asked = [wire.Score(head, tuple(some), rows) for some, rows in zip(parts, known, strict=True)]
        found = await self._all(asked, wire.Likely, priority)
        return [[Scored(*one) for one in each] for part in found for each in part.scores]

    async def train(
        self,
        texts: Sequence[str],
        labels: Sequence[Sequence[str]],
        recipe: Recipe | None = None,
        *,
        vectors: Vectors | None = None,
        unknown: Sequence[Sequence[str]] = (),
        shares: Sequence[float] = (),
    ) -> Trained:
        """Learn a head in a process of its own, so that nobody waits for it: some seconds for a thousand examples.

        `unknown`: for each text the labels nobody has answered, which count neither for nor against; for heads of the
        kind "many", as `shares` are (0 … 1): how well it would have done with less.

        Raises:
            ExamplesTooFew: fewer than six texts, two labels, or two examples of any.
            ModelPackageDamaged, LanguageUnavailable: as above.
        """
        rows = await self.vectors(texts) if vectors is None else vectors
        told = tuple(tuple(each) for each in labels)
        unanswered = tuple(tuple(each) for each in unknown)
        question = wire.Train(tuple(texts), wire.numbers_of(rows), told, recipe or Recipe(), unanswered, tuple(shares))
        learned = _of(await self._apart(question), wire.Learned)
        return Trained(learned.head, learned.measured, learned.gains)

    async def cluster(
        self, texts: Sequence[str], *, count: int | None = None, fewest: int = 1, vectors: Vectors | None = None
    ) -> list[Cluster]:
        """Which texts are about the same thing, with words to name it, the largest group first.

        `count`: how many groups there shall be, and each text is in one; None: as many as stand apart, and a text that
        is like no other is in none. Groups of less than `fewest` texts are left out. In a process of its own: some
        seconds for ten thousand texts whose vectors are known, a minute more for each ten thousand that are not.

        Raises:
            ModelPackageDamaged, LanguageUnavailable: as above.
        """
        rows = await self.vectors(texts) if vectors is None else vectors
        grouped = await self._apart(wire.Group(tuple(texts), wire.numbers_of(rows), count, fewest))
        return list(_of(grouped, wire.Grouped).clusters)

    async def learn(self, questions: Sequence[str], labels: Sequence[str]) -> bytes:
        """Learn which label (an article, an answer) each question belongs to, for `pick`. In a process of its own.

        Raises:
            ExamplesTooFew: fewer than four labels with two questions each.
            ModelPackageDamaged, LanguageUnavailable: as above.
        """
        rows = wire.numbers_of(await self.vectors(questions))
        learned = await self._apart(wire.Learn(tuple(questions), rows, tuple(labels)))
        return _of(learned, wire.Known).knowledge

    async def pick(self, knowledge: bytes, texts: Sequence[str], *, priority: Priority = Priority.NOW) -> list[Pick]:
        """Which label each text asks for by what `learn` gave, how sure, and whether to say "I do not know".

        Raises:
            HeadInvalid: the bytes are no knowledge; and what `vectors` raises.
        """
        asked = [wire.Ask(knowledge, tuple(some)) for some in self._parts(texts, priority)]
        return [pick for part in await self._all(asked, wire.Picked, priority) for pick in part.picks]

    async def calibrate(self, texts: Sequence[str], labels: Sequence[str]) -> Calibrated:
        """Learn sentiment ("negative", "neutral", "positive") as teammates corrected it: 50 to 500 texts do something.

        Raises:
            ExamplesTooFew: fewer than 20 texts, or all of one label.
            ModelPackageDamaged, LanguageUnavailable: as above.
        """
        parts = tuple(in_sentences(text) for text in texts)
        question = wire.Calibrate(parts, await self._sentence_numbers(parts), tuple(labels))
        return _of(await self._apart(question), wire.Felt).calibrated

    async def retouch(self, signal: Touchable, told: Sequence[Told]) -> wire.Retouched:
        """Learn intents or emotions as teammates corrected them, label by label, and only what is better.

        Each label with twenty texts corrected against its head is tried, where no fewer texts were left standing than
        corrected; what it brings is measured on texts held back. The calibration is empty where nothing is better.

        Raises:
            ModelPackageDamaged, LanguageUnavailable: as above.
        """
        parts = tuple(in_sentences(one.text) for one in told)
        labels, corrected = tuple(one.says for one in told), tuple(one.is_corrected for one in told)
        question = wire.Retouch(signal, parts, await self._sentence_numbers(parts), labels, corrected)
        return _of(await self._apart(question), wire.Retouched)

    async def stop(self) -> None:
        """End the process; those who wait are refused."""
        await self._queue.stop()

    async def _sentence_numbers(self, texts: Sequence[Sequence[str]]) -> bytes:
        return wire.numbers_of(await self.vectors([sentence for text in texts for sentence in text]))

    def _parts(self, texts: Sequence[One], priority: Priority) -> list[Sequence[One]]:
        small = TOGETHER_MAKING_WAY if self.is_making_way else TOGETHER
        size = TOGETHER_NOW if priority is Priority.NOW else small
        return [texts[start : start + size] for start in range(0, len(texts), size)]

    async def _apart(self, question: wire.Question) -> wire.Answer:
        """In a process of its own, which opens no models and ends with its answer."""
        other = Reader(self._package, threads=1, memory_mb=0, seconds=self._settings.training_seconds)
        try:
            return await other.ask(question)
        finally:
            await other.end()

    async def _all(self, questions: Sequence[wire.Question], kind: type[Kind], priority: Priority) -> list[Kind]:
        # A few at a time: the process must not wait for the next, nor a long list be refused for want of room.
        together = asyncio.Semaphore(min(self._settings.threads + 1, max(1, self._settings.waiting // 2)))

        async def asked(question: wire.Question) -> Kind:
            async with together:
                return _of(await self._queue.ask(question, priority), kind)

        tasks = [asyncio.create_task(asked(question)) for question in questions]
        try:
            return list(await asyncio.gather(*tasks))
        finally:
            for task in tasks:
                task.cancel()


def _like(parts: Sequence[Sequence[str]], rows: Vectors) -> list[Vectors]:
    """The rows apart as the texts are."""
    ends = accumulate(len(part) for part in parts)
    return [rows[end - len(part) : end] for part, end in zip(parts, ends, strict=True)]


def _of(answer: wire.Answer, kind: type[Kind]) -> Kind:
    if isinstance(answer, kind):
        return answer
    if isinstance(answer, wire.Failed):
        raise ERRORS.get(answer.code, LanguageUnavailable)(answer.message)
    raise LanguageUnavailable(f"The reading process answered {type(answer).__name__}.")
