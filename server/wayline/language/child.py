"""The process that reads texts: questions on its standard input, answers on its output, each under its number.

So many threads read for imports as there are cores for it, each in one piece of a question; the encoder lets the others
go on while it computes. One thread more reads what is urgent, so that a chat waits for no import.
"""

import os
import resource
import signal
import sys
import threading
import traceback
from pathlib import Path
from queue import SimpleQueue

import psutil

from wayline.language import wire
from wayline.language.answering import Answering

NICER = 5  # the chats of the server come first
SWITCH = 0.001  # seconds: an urgent text waits no longer for the interpreter


def main(arguments: list[str]) -> None:
    """`child.py FOLDER THREADS MEMORY`: answer until the input closes. MEMORY: bytes of address space; 0: any."""
    folder, threads, memory = Path(arguments[0]), int(arguments[1]), int(arguments[2])
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server, which closes our input
    os.nice(NICER)
    if memory:
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    sys.setswitchinterval(SWITCH)
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints is no answer
    writing = threading.Lock()
    answering, me = Answering(folder), psutil.Process()

    def work(questions: SimpleQueue[wire.Asked]) -> None:
        try:
            while True:
                asked = questions.get()
                answer = answering.answer(asked.question)
                content = wire.framed(wire.Answered(asked.number, answer, me.memory_info().rss))
                with writing:
                    answers.write(content)
                    answers.flush()
        except BaseException:  # noqa: BLE001 (what no text can cause: the process ends, and is started anew)
            traceback.print_exc()
            os._exit(1)

    urgent: SimpleQueue[wire.Asked] = SimpleQueue()
    others: SimpleQueue[wire.Asked] = SimpleQueue()
    for questions in [urgent, *[others] * threads]:
        threading.Thread(target=work, args=(questions,), daemon=True).start()
    while (asked := wire.read_question(sys.stdin.buffer)) is not None:
        (urgent if asked.is_urgent else others).put(asked)
    os._exit(0)  # threads may be in the middle of a text that nobody waits for


if __name__ == "__main__":
    main(sys.argv[1:])
