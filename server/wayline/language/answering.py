"""What the process answers to each kind of question. Any number of threads may ask."""

import threading
from pathlib import Path

import numpy as np

from wayline.kit.errors import WaylineError
from wayline.language import teaching, wire
from wayline.language.cleaning import prepared
from wayline.language.clustering import clusters
from wayline.language.correcting import corrected
from wayline.language.knowledge import learn, opened
from wayline.language.package import version_of
from wayline.language.spelling import words_of
from wayline.language.training import Examples
from wayline.language.understanding import Understanding


class Answering:
    """Opens the models at the first question that needs them: who only learns needs none."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._opening = threading.Lock()
        self._reads: Understanding | None = None

    def answer(self, question: wire.Question) -> wire.Answer:
        """What is asked, or why not. What a text cannot cause ends the process: it is started anew."""
        try:
            if isinstance(question, wire.Learns):
                return self._learned(question)
            if isinstance(question, wire.Corrects):
                return corrected(self._folder, question)
            return _read(question, self._understanding())
        except WaylineError as error:
            return wire.Failed(error.code, str(error))
        except (ValueError, ArithmeticError, LookupError, TypeError, np.linalg.LinAlgError) as error:
            return wire.Failed("internal", f"{type(error).__name__}: {error}")

    def _understanding(self) -> Understanding:
        with self._opening:
            if self._reads is None:
                self._reads = Understanding(self._folder, threads=1)
            return self._reads

    def _learned(self, question: wire.Learns) -> wire.Answer:
        texts = [prepared(text) for text in question.texts]
        vectors = wire.rows_of(question.numbers, len(texts))
        match question:
            case wire.Train(labels=labels, recipe=recipe):
                examples = Examples(texts, vectors, labels, question.unknown)
                return wire.Learned(*teaching.learned(examples, recipe, version_of(self._folder), question.shares))
            case wire.Group(count=count, fewest=fewest):
                return wire.Grouped(tuple(clusters(texts, vectors, count, fewest)))
            case wire.Learn(labels=names):
                examples = Examples(texts, vectors, [(name,) for name in names])
                return wire.Known(learn(examples, words_of(texts), version=version_of(self._folder)).to_bytes())


def _read(question: wire.Reads, reads: Understanding) -> wire.Answer:
    match question:
        case wire.Understand(texts=texts, calibration=calibration):
            return wire.Understood(tuple(reads.understand(texts, calibration)))
        case wire.Encode(texts=asked):
            numbers = reads.vectors(asked)
            return wire.Encoded(len(numbers), wire.numbers_of(numbers), reads.version)
        case wire.Score(head=head, texts=asked, numbers=known):
            vectors = reads.vectors(asked) if known is None else wire.rows_of(known, len(asked))
            return wire.Likely(teaching.likely(head, asked, vectors))
        case wire.Ask(knowledge=kept, texts=asked):
            knowledge = opened(kept)
            written = knowledge.corrected([prepared(text) for text in asked], reads.words)
            return wire.Picked(tuple(knowledge.picks(reads.vectors(written), written)))
