"""Vectors of the labelled texts, kept between runs: encoding them all takes some minutes."""

import hashlib
import pickle
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from wayline.language.encoding import Encoder
from wayline.language.heads import Floats
from wayline.language.package import FOLDER

KEPT = Path(__file__).resolve().parents[2] / ".setup" / "vectors"
STEP = 512


class Vectors:
    """By text; those of another encoder are not used."""

    def __init__(self) -> None:
        name = hashlib.sha256((FOLDER / "encoder.onnx").read_bytes()).hexdigest()[:16]
        self._path = KEPT / f"{name}.pickle"
        self._known: dict[str, Floats] = {}
        if self._path.exists():
            self._known = pickle.loads(self._path.read_bytes())  # noqa: S301 (we wrote it)
        self._encoder = Encoder(FOLDER, threads=1, kept=1)

    def of(self, texts: Sequence[str]) -> Floats:
        """(texts, 384)."""
        missing = sorted({text for text in texts if text not in self._known}, key=len)
        for start in range(0, len(missing), STEP):
            some = missing[start : start + STEP]
            self._known.update(zip(some, self._encoder.vectors(some).astype(np.float16), strict=True))
        if missing:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._path.write_bytes(pickle.dumps(self._known))
        return np.stack([self._known[text] for text in texts]).astype(np.float32)
