"""The process that reads texts: questions on its standard input, answers on its output, one after the other."""

import os
import resource
import signal
import sys
from pathlib import Path

import numpy as np
import psutil

from wayline.kit.errors import WaylineError
from wayline.language import teaching, wire
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
    reads = Understanding(folder, threads=threads)
    me = psutil.Process()
    while (question := wire.read_question(sys.stdin.buffer)) is not None:
        answers.write(wire.framed(wire.Answered(answer(reads, question), me.memory_info().rss)))
        answers.flush()


def answer(reads: Understanding, question: wire.Question) -> wire.Answer:
    """What is asked, or why not. What a text cannot cause ends the process: it is started anew."""
    try:
        match question:
            case wire.Understand(texts=texts):
                return wire.Understood(tuple(reads.understand(texts)))
            case wire.Encode(texts=asked):
                numbers = reads.vectors(asked)
                return wire.Encoded(len(numbers), numbers.astype("<f4", copy=False).tobytes(), reads.version)
            case wire.Score(head=head, texts=asked):
                return wire.Likely(teaching.likely(reads, head, asked))
            case wire.Train(texts=asked, labels=labels, recipe=recipe):
                return wire.Learned(*teaching.learned(reads, asked, labels, recipe))
    except WaylineError as error:
        return wire.Failed(error.code, str(error))
    except (ValueError, ArithmeticError, LookupError, TypeError, np.linalg.LinAlgError) as error:
        return wire.Failed("internal", f"{type(error).__name__}: {error}")


if __name__ == "__main__":
    main(sys.argv[1:])
