"""Vectors as bytes: one for each number, and one scale a row. A hundred thousand texts are forty megabytes."""

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
WIDTH = 384
SCALE = np.dtype("<f4")
MOST = 127.0


def packed(rows: Vectors) -> bytes:
    """Rows of 384 numbers as 388 bytes each; cosines stay right to a hundredth."""
    scales = np.maximum(np.abs(rows).max(axis=1), 1e-9).astype(SCALE)
    numbers = np.round(rows / scales[:, None] * MOST).astype(np.int8)
    return np.concatenate([scales.view(np.int8).reshape(-1, SCALE.itemsize), numbers], axis=1).tobytes()


def unpacked(content: bytes) -> Vectors:
    """What `packed` was given, each row of length one."""
    rows = np.frombuffer(content, np.int8).reshape(-1, SCALE.itemsize + WIDTH)
    scales = np.ascontiguousarray(rows[:, : SCALE.itemsize]).view(SCALE)
    found = rows[:, SCALE.itemsize :].astype(np.float32) * scales / MOST
    return np.asarray(found / np.maximum(np.linalg.norm(found, axis=1, keepdims=True), 1e-9), np.float32)
