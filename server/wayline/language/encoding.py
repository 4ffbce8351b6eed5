"""Sentences to vectors: the encoder of the model package, each sentence once."""

import threading
from collections import OrderedDict
from collections.abc import Sequence
from functools import cached_property
from hashlib import blake2b
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from wayline.language.heads import WIDTH, Floats

MOST_PIECES = 128  # the encoder was trained on no more; what is longer is cut
TOGETHER = 16  # sentences of one run: more make the padding of the short ones cost more than it saves


class Encoder:
    """all-MiniLM-L6-v2 as int8. Any number of threads may use it: `threads` are those of one run."""

    def __init__(self, folder: Path, *, threads: int, kept: int) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.enable_cpu_mem_arena = False  # the arena keeps the largest batch for ever
        options.log_severity_level = 3
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")  # the cores are the chats', first
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._session = onnxruntime.InferenceSession(
            str(folder / "encoder.onnx"), options, providers=["CPUExecutionProvider"]
        )
        self._kept: OrderedDict[bytes, Floats] = OrderedDict()
        self._most_kept = kept
        self._lock = threading.Lock()

    @cached_property
    def words(self) -> frozenset[str]:
        """Those that are one piece."""
        return frozenset(piece for piece in self._tokenizer.get_vocab(with_added_tokens=False) if piece.isalpha())

    def vectors(self, sentences: Sequence[str]) -> Floats:
        """Unit vectors, (sentences, 384). A sentence seen lately is not encoded again."""
        keys = [blake2b(s.encode("utf-8", "replace"), digest_size=16).digest() for s in sentences]
        with self._lock:
            known = {key: self._kept[key] for key in keys if key in self._kept}
        fresh = self._encoded({key: text for key, text in zip(keys, sentences, strict=True) if key not in known})
        with self._lock:
            self._keep(fresh)
        known |= fresh
        return np.stack([known[key] for key in keys]) if keys else np.zeros((0, WIDTH), np.float32)

    def _encoded(self, missing: dict[bytes, str]) -> dict[bytes, Floats]:
        if not missing:
            return {}
        texts = [text.encode("utf-8", "replace").decode() for text in missing.values()]
        pieces = [_cut(one.ids) for one in self._tokenizer.encode_batch(texts)]
        keys = list(missing)
        order = sorted(range(len(keys)), key=lambda n: len(pieces[n]))  # alike in length: little padding
        fresh: dict[bytes, Floats] = {}
        for start in range(0, len(order), TOGETHER):
            some = order[start : start + TOGETHER]
            fresh.update(zip([keys[n] for n in some], self._run([pieces[n] for n in some]), strict=True))
        return fresh

    def _run(self, pieces: list[list[int]]) -> Floats:
        ids, mask = _padded(pieces)
        return np.asarray(self._session.run(["vectors"], {"ids": ids, "mask": mask})[0], np.float32)

    def _keep(self, fresh: dict[bytes, Floats]) -> None:
        for key, vector in fresh.items():
            self._kept[key] = vector
        while len(self._kept) > self._most_kept:
            self._kept.popitem(last=False)


def _padded(pieces: list[list[int]]) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    longest = max(len(one) for one in pieces)
    ids = np.zeros((len(pieces), longest), np.int32)
    mask = np.zeros((len(pieces), longest), np.int32)
    for row, one in enumerate(pieces):
        ids[row, : len(one)] = one
        mask[row, : len(one)] = 1
    return ids, mask


def _cut(ids: list[int]) -> list[int]:
    return ids if len(ids) <= MOST_PIECES else [*ids[: MOST_PIECES - 1], ids[-1]]
