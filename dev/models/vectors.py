"""Vectors of the labelled texts, kept between runs: encoding them all takes some minutes."""

import hashlib
import pickle
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from texts import SOURCES

from wayline.language.cleaning import spoken
from wayline.language.encoding import Encoder
from wayline.language.heads import Floats
from wayline.language.package import FOLDER

KEPT = Path(__file__).resolve().parents[2] / ".setup" / "vectors"
STEP = 512


class Vectors:
    """By text; those of another encoder are not used.

    A vector differs in its third digit with the sentences it is encoded beside, so all labelled texts are encoded at
    once, in one order: the same vectors come out whatever was asked before.
    """

    def __init__(self) -> None:
        name = hashlib.sha256((FOLDER / "encoder.onnx").read_bytes()).hexdigest()[:16]
        path = KEPT / f"{name}-2.pickle"
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(pickle.dumps(_encoded()))
        self._known: dict[str, Floats] = pickle.loads(path.read_bytes())  # noqa: S301 (we wrote it)

    def of(self, texts: Sequence[str]) -> Floats:
        """(texts, 384), of labelled texts without what no word stands for."""
        return np.stack([self._known[text] for text in texts]).astype(np.float32)


def _encoded() -> dict[str, Floats]:
    encoder = Encoder(FOLDER, threads=1, kept=1)
    every = {spoken(one.text) for source in SOURCES for one in source()}
    ordered = sorted(every, key=lambda text: (len(text), text))
    known: dict[str, Floats] = {}
    for start in range(0, len(ordered), STEP):
        some = ordered[start : start + STEP]
        known.update(zip(some, encoder.vectors(some).astype(np.float16), strict=True))
    return known
