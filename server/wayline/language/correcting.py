"""From texts as teammates corrected them to what is learned on top of the shipped heads: asked of the models' files."""

from pathlib import Path

import msgspec
import numpy as np

from wayline.language import wire
from wayline.language.calibrating import Calibration, calibrated
from wayline.language.cleaning import prepared
from wayline.language.courtesy import thanks
from wayline.language.in_sentences import Sentenced
from wayline.language.intents import ruled
from wayline.language.package import open_head, version_of
from wayline.language.retouching import Lessons, Marks, margins_of, retouched
from wayline.language.training import targets_of


def corrected(folder: Path, question: wire.Corrects) -> wire.Felt | wire.Retouched:
    """What is learned. Raises ExamplesTooFew, ModelPackageDamaged."""
    rows = [prepared(sentence) for text in question.texts for sentence in text]
    vectors, version = wire.rows_of(question.numbers, len(rows)), version_of(folder)
    if isinstance(question, wire.Calibrate):
        likely = open_head(folder, "sentiment").probabilities(vectors, rows)
        return wire.Felt(calibrated(likely, vectors, question.texts, question.labels, version))
    head = open_head(folder, question.signal)
    labels = head.about.labels
    lessons = Lessons(
        Sentenced.counted([len(text) for text in question.texts]),
        question.texts,
        margins_of(head.probabilities(vectors, rows), head),
        vectors,
        targets_of(question.labels, labels) > 0,
        _settled(question, labels),
        np.array(question.corrected, bool),
    )
    found = retouched(lessons, labels)
    learned = Calibration(version, touches={question.signal: found.touches})
    return wire.Retouched(msgspec.msgpack.encode(learned) if found.touches else b"", found.tried)


def _settled(question: wire.Retouch, labels: tuple[str, ...]) -> Marks:
    """(texts, labels): where a rule says it, whatever the head says; and "neutral", which is no emotion to anybody."""
    if question.signal == "emotions":
        return np.tile(np.array([label == "neutral" for label in labels]), (len(question.texts), 1))
    named = [{name for one in text for name in ruled(one)} for text in question.texts]
    for names, text in zip(named, question.texts, strict=True):
        if thanks(" ".join(text)):
            names.add("thanks")
    return targets_of([sorted(names) for names in named], labels) > 0
