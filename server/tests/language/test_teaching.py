"""Heads of a company's own: what is unknown counts neither way, figures come from texts unseen."""

import numpy as np
import pytest

from wayline.language.heads import Head
from wayline.language.teaching import learned
from wayline.language.thresholds import measured, said_unseen, steady_thresholds
from wayline.language.training import Examples, Recipe

MANY = Recipe(kind="many", grams=Recipe().grams)


def examples(random: np.random.Generator, *, each: int = 12) -> Examples:
    """Two labels that lie apart, and one that is there with either."""
    middles = {"late": random.normal(size=384), "price": random.normal(size=384)}
    texts, rows, labels = [], [], []
    for label, middle in middles.items():
        for number in range(each):
            texts.append(f"{label} text {number}")
            row = middle + random.normal(size=384) * 0.4
            rows.append(row / np.linalg.norm(row))
            labels.append((label, "loud") if number % 2 else (label,))
    return Examples(texts, np.array(rows, np.float32), labels)


@pytest.fixture
def random() -> np.random.Generator:
    return np.random.default_rng(7)


def test_labels_that_lie_apart_are_told_apart(random):
    _, found, _ = learned(examples(random), MANY, "v")

    figures = {one.label: one for one in found}
    assert figures["late"].recall > 0.9
    assert figures["price"].precision > 0.9
    assert (figures["late"].examples, figures["late"].negatives) == (12, 12)
    assert figures["late"].hits <= figures["late"].said


def test_what_nobody_has_answered_counts_neither_way(random):
    told = examples(random)
    open_ = [("late",) if "price" in labels else () for labels in told.labels]
    with_unknown = Examples(told.texts, told.vectors, told.labels, open_)

    _, found, _ = learned(with_unknown, MANY, "v")

    late = next(one for one in found if one.label == "late")
    assert (late.examples, late.negatives) == (12, 0)
    assert late.precision == 1.0


def test_more_examples_show_as_gains(random):
    _, found, gains = learned(examples(random, each=30), MANY, "v", (0.1, 0.5))

    assert [share for share, _ in gains] == [0.1, 0.5]
    hits = [sum(one.hits for one in figures) for figures in (gains[0][1], found)]
    assert hits[0] < hits[1]


def test_figures_do_not_come_from_texts_the_threshold_was_chosen_on(random):
    """Where there is nothing to learn, no choice of threshold may make it look as if there were."""
    likely = random.random((300, 20)).astype(np.float32)
    true = random.random((300, 20)) < 0.1
    known = np.ones_like(true)

    found = measured([str(n) for n in range(20)], said_unseen(likely, true, known), true, known)

    hits, said = sum(one.hits for one in found), sum(one.said for one in found)
    assert hits / said < 0.13


def test_a_label_with_few_texts_decides_as_the_others_do(random):
    likely = random.random((200, 3)).astype(np.float32)
    true = likely > 0.6
    true[:, 2] = False
    true[0, 2] = True
    likely[0, 2] = 0.05

    thresholds = steady_thresholds(likely, true, np.ones_like(true))

    assert thresholds[2] == pytest.approx(0.6, abs=0.05)


def test_the_order_of_examples_changes_no_head(random):
    told = examples(random)
    turned = Examples(told.texts[::-1], told.vectors[::-1], told.labels[::-1])
    heads = [learned(each, MANY, "v")[0] for each in (told, turned)]

    one, other = (Head.from_bytes(each) for each in heads)
    likely = [head.probabilities(told.vectors, told.texts) for head in (one, other)]
    assert np.allclose(*likely, atol=0.02)
