"""The process that reads texts: questions on its standard input, answers on its output, one after the other."""

import os
import resource
import signal
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

import numpy as np
import psutil

from wayline.kit.errors import WaylineError
from wayline.language import teaching, wire
from wayline.language.cleaning import clean
from wayline.language.clustering import clusters
from wayline.language.package import version_of
from wayline.language.training import Examples
from wayline.language.understanding import Understanding

NICER = 5  # the chats of the server come first


def main(arguments: list[str]) -> None:
    """`child.py FOLDER THREADS MEMORY`: answer until the input closes. MEMORY: bytes of address space; 0: any."""
    folder, threads, memory = Path(arguments[0]), int(arguments[1]), int(arguments[2])
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server, which closes our input
    os.nice(NICER)
    if memory:
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints is no answer
    reads = cache(lambda: Understanding(folder, threads=threads))  # who only learns needs no models
    me = psutil.Process()
    while (question := wire.read_question(sys.stdin.buffer)) is not None:
        answers.write(wire.framed(wire.Answered(answer(reads, question, folder), me.memory_info().rss)))
        answers.flush()


def answer(reads: Callable[[], Understanding], question: wire.Question, folder: Path) -> wire.Answer:
    """What is asked, or why not. What a text cannot cause ends the process: it is started anew."""
    try:
        if isinstance(question, wire.Train | wire.Group):
            return _learned(question, folder)
        return _read(question, reads())
    except WaylineError as error:
        return wire.Failed(error.code, str(error))
    except (ValueError, ArithmeticError, LookupError, TypeError, np.linalg.LinAlgError) as error:
        return wire.Failed("internal", f"{type(error).__name__}: {error}")


def _read(question: wire.Understand | wire.Encode | wire.Score, reads: Understanding) -> wire.Answer:
    match question:
        case wire.Understand(texts=texts):
            return wire.Understood(tuple(reads.understand(texts)))
        case wire.Encode(texts=asked):
            numbers = reads.vectors(asked)
            return wire.Encoded(len(numbers), wire.numbers_of(numbers), reads.version)
        case wire.Score(head=head, texts=asked, numbers=known):
            vectors = reads.vectors(asked) if known is None else wire.rows_of(known, len(asked))
            return wire.Likely(teaching.likely(head, asked, vectors))


def _learned(question: wire.Train | wire.Group, folder: Path) -> wire.Answer:
    texts = [clean(text, "plain")[0] for text in question.texts]
    vectors = wire.rows_of(question.numbers, len(texts))
    match question:
        case wire.Train(labels=labels, recipe=recipe):
            return wire.Learned(*teaching.learned(Examples(texts, vectors, labels), recipe, version_of(folder)))
        case wire.Group(count=count, fewest=fewest):
            return wire.Grouped(tuple(clusters(texts, vectors, count, fewest)))


if __name__ == "__main__":
    main(sys.argv[1:])
