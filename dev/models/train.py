#!/usr/bin/env python3
"""Train the heads we ship and write the manifest: `train.py VERSION`, after `encoder.py`.

Vectors come from the encoder of the package; figures are those of texts held back (`texts.py`), and go into
docs/model-cards.md by hand, with this command. `.setup/vectors` keeps the vectors between runs. With one thread of
algebra (`OPENBLAS_NUM_THREADS=1`), sums are added in one order and the same bytes come out each time.
"""

import hashlib
import json
import os
import sys
from collections.abc import Callable, Sequence

import labelling
import measures
import numpy as np
import texts
from recipes import EMOTIONS, INTENTS, SENTIMENT
from vectors import Vectors

from wayline.language import training
from wayline.language.cleaning import spoken
from wayline.language.emotions import FOLDED
from wayline.language.heads import Head
from wayline.language.package import FOLDER
from wayline.language.sentiment import LABELS
from wayline.language.training import Examples, Recipe

LANGUAGES = ["en"]
CALIBRATED = 12_000  # texts that confidences and thresholds are found on
Told = Callable[[texts.Labelled], str | Sequence[str] | None]


def main() -> None:
    """Train, measure, write."""
    version = sys.argv[1]
    if os.environ.get("OPENBLAS_NUM_THREADS") != "1":
        raise SystemExit("Set OPENBLAS_NUM_THREADS=1: the bytes differ with the number of threads.")
    vectors = Vectors()
    rows = [*texts.goemotions(), *texts.uci(), *texts.banking(), *texts.clinc()]
    recipes = {
        "sentiment": (SENTIMENT, labelling.sentiment, LABELS, {"banking77": 2_000, "clinc150": 2_000}),
        "emotions": (EMOTIONS, labelling.folded, tuple(FOLDED), {}),
        "intents": (INTENTS, labelling.intents, labelling.INTENTS, {"clinc150": 6_000}),
    }
    for name, (recipe, told, labels, most) in recipes.items():
        seen = [one for one in rows if not one.is_held_back]
        for source, number in most.items():
            seen = [one for one in seen if one.source != source] + labelling.share(seen, source, number)
        head = learned(_examples(seen, told, vectors), recipe, labels).versioned(version)
        (FOLDER / f"{name}.head").write_bytes(head.to_bytes())
        kept = Head.from_bytes((FOLDER / f"{name}.head").read_bytes())
        measures.report(name, kept, [one for one in rows if one.is_held_back], told, vectors)
    write_manifest(version)


def learned(examples: Examples, recipe: Recipe, labels: Sequence[str]) -> Head:
    """A head whose confidences and thresholds were found on folds it had not seen."""
    head = training.train(examples, recipe, labels=labels)
    some = examples.some(np.arange(0, len(examples.texts), max(1, len(examples.texts) // CALIBRATED)))
    return training.calibrated(head, training.held_back(some, recipe, labels=labels), some.labels)


def write_manifest(version: str) -> None:
    """What the files of the package are, so that a damaged one is not used."""
    files = {
        path.name: {"sha256": hashlib.sha256(path.read_bytes()).hexdigest(), "size": path.stat().st_size}
        for path in sorted(FOLDER.iterdir())
        if path.suffix in {".head", ".onnx"} or path.name == "tokenizer.json"
    }
    manifest = {"version": version, "languages": LANGUAGES, "files": files}
    (FOLDER / "manifest.json").write_text(json.dumps(manifest, indent=2) + "\n")
    print(f"package: {sum(int(f['size']) for f in files.values()) / 1e6:.1f} MB")


def _examples(rows: Sequence[texts.Labelled], told: Told, vectors: Vectors) -> Examples:
    labelled = [(spoken(one.text), told(one)) for one in rows]
    known = [
        (text, (label,) if isinstance(label, str) else tuple(label)) for text, label in labelled if label is not None
    ]
    return Examples([t for t, _ in known], vectors.of([t for t, _ in known]), [label for _, label in known])


if __name__ == "__main__":
    main()
