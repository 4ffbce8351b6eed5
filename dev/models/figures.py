#!/usr/bin/env python3
"""The figures of docs/model-cards.md, on texts held back. The tests ask the same functions, on samples."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

import labelling
import numpy as np
import texts
from numpy.typing import NDArray
from recipes import EMOTIONS, SENTIMENT

from wayline.language import Text, find_personal_data
from wayline.language.calibrating import calibrated, opened
from wayline.language.calibrating import macro_f1 as label_f1
from wayline.language.cleaning import spoken
from wayline.language.clustering import clusters
from wayline.language.emotions import FOLDED
from wayline.language.heads import Head
from wayline.language.lexicon import valence
from wayline.language.package import FOLDER, open_package
from wayline.language.sentiment import LABELS
from wayline.language.training import Examples, Recipe, train
from wayline.language.training import calibrated as calibrated_head
from wayline.language.training import held_back as held_back_logits
from wayline.language.understanding import Understanding

STRUCTURED = {"PHONE_NUMBER", "CREDIT_CARD", "IP_ADDRESS", "EMAIL_ADDRESS", "US_SSN", "US_DRIVER_LICENSE", "IBAN_CODE"}
FELT = 0.05  # VADER's own threshold of a compound value


@dataclass(frozen=True)
class Beside:
    """A figure of ours, and of what it is compared with, in per cent."""

    ours: float
    baseline: float


@dataclass(frozen=True)
class Elsewhere:
    """Macro-F1 in per cent on a kind of text never seen: plainly, after corrections, and by the list of words."""

    unseen: float
    calibrated: float
    words: float


def main() -> None:
    """Print them all."""
    reads = Understanding(FOLDER, threads=1)
    reviews = sentiment(reads, None)
    print(f"sentiment of reviews: macro-F1 {reviews.ours:.1f} (VADER {reviews.baseline:.1f})")
    comments = comment_sentiment(reads, None)
    print(f"sentiment of comments, three labels: macro-F1 {comments.ours:.1f} (VADER {comments.baseline:.1f})")
    print(f"sentiment of reviews by a head that never saw one: {sentiment_elsewhere(reads, share=1)}")
    felt = emotions(None)
    print(f"eight emotions of comments: macro-F1 {felt.ours:.1f} (always the commonest {felt.baseline:.1f})")
    for examples in (10, None):
        first = intents(reads, examples=examples, count=None)
        print(f"77 intents, {examples or 'all'} examples each: {first.ours:.1f} % (words alone {first.baseline:.1f} %)")
    print(f"topics of bank queries, 77 groups: NMI {topics(reads, intents=None):.1f}")
    print(f"28 emotions of comments: {all_emotions(reads, share=1)}")
    found = personal_data()
    print(f"structured personal data: recall {found.ours:.1f} %, precision {found.baseline:.1f} %")
    print(f"language of four: {tongue(reads, 3_000):.1f} %")


def held_back(rows: Sequence[texts.Labelled], count: int | None) -> list[texts.Labelled]:
    """Those nobody trained on; at most so many, by a seed."""
    kept = [one for one in rows if one.is_held_back]
    return kept if count is None else random.Random(1).sample(kept, min(count, len(kept)))  # noqa: S311 (the same sample each time)


def sentiment(reads: Understanding, count: int | None) -> Beside:
    """Macro-F1 over negative and positive reviews; "neutral" is a miss."""
    rows = held_back(texts.uci(), count)
    return _sentiment(reads, [one.text for one in rows], [set(one.labels) for one in rows])


def sentiment_elsewhere(reads: Understanding, *, share: int, labels: int = 200) -> Elsewhere:
    """Macro-F1 over reviews of a head that learned from every so many-th comment and query, and never saw a review.

    `calibrated`: with so many reviews corrected by teammates, on the others.
    """
    seen = [one for one in (*texts.goemotions(), *texts.clinc()) if not one.is_held_back and labelling.sentiment(one)]
    learn = [(spoken(one.text), (str(labelling.sentiment(one)),)) for one in seen[::share]]
    head = train(reads.examples([t for t, _ in learn], [label for _, label in learn]), SENTIMENT, labels=LABELS)
    rows = random.Random(4).sample(texts.uci(), 3_000 if share == 1 else 1_000)  # noqa: S311 (the same sample each time)
    asked, true = [one.text for one in rows], np.array([LABELS.index(one.labels[0]) for one in rows])
    vectors = reads.vectors(asked)
    likely = head.probabilities(vectors, asked)
    told = [one.labels[0] for one in rows[:labels]]
    corrected = calibrated(likely[:labels], vectors[:labels], [[text] for text in asked[:labels]], told, "")
    after = opened(corrected.calibration).applied(likely[labels:], vectors[labels:])
    values = np.array([valence(text).value for text in asked])
    words = np.where(values >= FELT, 2, np.where(values <= -FELT, 0, 1))
    found = (likely[labels:].argmax(axis=1), after.argmax(axis=1), words[labels:])
    return Elsewhere(*(100 * label_f1(one, true[labels:]) for one in found))


def comment_sentiment(reads: Understanding, count: int | None) -> Beside:
    """Macro-F1 over the three labels of GoEmotions' dev split, emotions folded by sign (mixed ones left out)."""
    rows = held_back([one for one in texts.goemotions() if labelling.sentiment(one)], count)
    return _sentiment(reads, [one.text for one in rows], [{str(labelling.sentiment(one))} for one in rows])


def emotions(count: int | None) -> Beside:
    """Macro-F1 over the eight; the baseline says the commonest label always."""
    package = open_package(FOLDER, threads=1, kept=1)
    rows = held_back(texts.goemotions(), count)
    asked = [spoken(one.text) for one in rows]
    likely = package.emotions.probabilities(package.encoder.vectors(asked), asked)
    names = package.emotions.about.labels
    said = [{names[n] for n in package.emotions.chosen(row)} for row in likely]
    true = [{name for name, members in FOLDED.items() if set(members) & set(one.labels)} for one in rows]
    return Beside(macro_f1(said, true), macro_f1([{"joy"}] * len(true), true))


def all_emotions(reads: Understanding, *, share: int) -> Beside:
    """Macro-F1 over GoEmotions' 28 labels of a head by the recipe of the eight; the baseline says neutral always."""
    rows = texts.goemotions()
    names = tuple(sorted({label for one in rows for label in one.labels}))
    learn = _examples(reads, [one for one in rows if not one.is_held_back][::share])
    head = train(learn, EMOTIONS, labels=names)
    head = calibrated_head(head, held_back_logits(learn, EMOTIONS, labels=names), learn.labels)
    asked = _examples(reads, held_back(rows, None if share == 1 else 500))
    said = [{names[n] for n in head.chosen(row)} for row in head.probabilities(asked.vectors, asked.texts)]
    true = [set(each) for each in asked.labels]
    return Beside(macro_f1(said, true), macro_f1([{"neutral"}] * len(true), true))


def intents(reads: Understanding, *, examples: int | None, count: int | None) -> Beside:
    """Share of bank queries whose intent (of so many) comes first, taught with so many examples each."""
    by_intent: dict[str, list[texts.Labelled]] = {}
    for one in texts.banking():
        by_intent.setdefault(one.labels[0], []).append(one)
    names = sorted(by_intent)[:count]
    seen = []
    for name in names:
        own = [one for one in by_intent[name] if not one.is_held_back]
        seen += random.Random(5).sample(own, min(len(own), examples or len(own)))  # noqa: S311 (the same sample each time)
    asked = [one for name in names for one in by_intent[name] if one.is_held_back]
    learn, ready = _examples(reads, seen), _examples(reads, asked)
    words = Examples(learn.texts, np.zeros_like(learn.vectors), learn.labels)
    return Beside(_first(train(learn, Recipe()), ready), _first(train(words, Recipe(gram_weight=1.0)), ready))


def topics(reads: Understanding, *, intents: int | None) -> float:
    """Normalised mutual information (arithmetic mean) of bank queries' groups with their intents, as many of each."""
    rows = texts.banking()
    names = sorted({one.labels[0] for one in rows})[:intents]
    some = [one for one in rows if one.labels[0] in names and one.is_held_back]
    asked = [one.text for one in some]
    found = clusters(asked, reads.vectors(asked), len(names))
    group = {number: place for place, each in enumerate(found) for number in each.members}
    return nmi([group[n] for n in range(len(some))], [names.index(one.labels[0]) for one in some])


def nmi(one: Sequence[int], other: Sequence[int]) -> float:
    """2 I(one; other) / (H(one) + H(other)), in per cent."""
    table = np.zeros((max(one) + 1, max(other) + 1))
    np.add.at(table, (list(one), list(other)), 1 / len(one))
    rows, columns = table.sum(axis=1), table.sum(axis=0)
    there = table > 0
    shared = float((table[there] * np.log(table[there] / np.outer(rows, columns)[there])).sum())
    return 100 * 2 * shared / (_entropy(rows) + _entropy(columns))


def personal_data() -> Beside:
    """Recall and precision over structured kinds, by stretches that overlap; dates of birth are not in the labels."""
    hits = claims = there = 0
    for one in texts.personal():
        true = [(s["start_position"], s["end_position"]) for s in one["spans"] if s["entity_type"] in STRUCTURED]
        found = [(f.start, f.end) for f in find_personal_data(str(one["full_text"])) if f.kind != "birth"]
        claims, there = claims + len(found), there + len(true)
        hits += sum(any(start < e and s < end for s, e in found) for start, end in true)
    return Beside(100 * hits / there, 100 * hits / max(1, claims))


def tongue(reads: Understanding, count: int) -> float:
    """Share of German and English requests of four words and more told apart among four languages."""
    german = (texts.FOLDER / "massive_de_intent" / "dev.txt").read_text().split("\n")
    rows = [("de", line.split("\t")[0]) for line in german if len(line.split("\t")[0].split()) > 3]  # noqa: PLR2004 (four words)
    rows += [("en", one.text) for one in texts.clinc() if one.is_held_back and len(one.text.split()) > 3]  # noqa: PLR2004 (four words)
    some = random.Random(2).sample(rows, min(count, len(rows)))  # noqa: S311 (the same sample each time)
    found = reads.understand([Text(text, languages=("en", "de", "fr", "es")) for _, text in some])
    return 100 * sum(one.language.code == code for one, (code, _) in zip(found, some, strict=True)) / len(some)


def macro_f1(said: Sequence[set[str]], true: Sequence[set[str]]) -> float:
    """The mean over the labels that are there, in per cent."""
    labels = sorted(set().union(*true))
    return 100 * sum(f1(label, said, true) for label in labels) / len(labels)


def f1(label: str, said: Sequence[set[str]], true: Sequence[set[str]]) -> float:
    """2 × hits / (said + there)."""
    hits = sum(label in a and label in b for a, b in zip(said, true, strict=True))
    return 2 * hits / max(1, sum(label in a for a in said) + sum(label in b for b in true))


def _entropy(shares: NDArray[np.float64]) -> float:
    held = shares[shares > 0]
    return float(-(held * np.log(held)).sum())


def _sentiment(reads: Understanding, asked: Sequence[str], true: Sequence[set[str]]) -> Beside:
    found = reads.understand([Text(text, languages=("en",)) for text in asked])
    ours = [{one.sentiment.label if one.sentiment else "neutral"} for one in found]
    values = [valence(text).value for text in asked]
    lexicon = [{"positive" if v >= FELT else "negative" if v <= -FELT else "neutral"} for v in values]
    return Beside(macro_f1(ours, true), macro_f1(lexicon, true))


def _examples(reads: Understanding, rows: Sequence[texts.Labelled]) -> Examples:
    return reads.examples([one.text for one in rows], [one.labels for one in rows])


def _first(head: Head, ready: Examples) -> float:
    logits = head.logits(ready.vectors, ready.texts)
    said = [head.about.labels[n] for n in logits.argmax(axis=1)]
    return 100 * float(np.mean([one == labels[0] for one, labels in zip(said, ready.labels, strict=True)]))


if __name__ == "__main__":
    main()
