"""What docs/model-cards.md says, on texts held back: a seeded sample each time, all of them by `make soak`."""

import pytest

from tests.language.labelled import absent, figures

pytestmark = absent
SAMPLE = 250


def test_sentiment_of_reviews_is_above_the_list_of_words(understanding):
    found = figures.sentiment(understanding, SAMPLE)

    assert found.ours >= 80
    assert found.ours >= found.baseline + 2


@pytest.mark.soak
def test_sentiment_of_all_that_is_held_back(understanding):
    reviews, comments = figures.sentiment(understanding, None), figures.comment_sentiment(understanding, None)

    assert reviews.ours >= 83
    assert reviews.ours >= reviews.baseline + 4
    assert comments.ours >= 68
    assert comments.ours >= comments.baseline + 15


def test_emotions_of_comments():
    assert figures.emotions(SAMPLE).ours >= 52


@pytest.mark.soak
def test_emotions_of_all_comments_held_back():
    assert figures.emotions(None).ours >= 57


@pytest.mark.soak
def test_all_28_emotions_of_comments_held_back(understanding):
    found = figures.all_emotions(understanding, share=1)

    assert found.ours >= 45
    assert found.ours > found.baseline


def test_five_intents_taught_with_ten_examples_each(understanding):
    found = figures.intents(understanding, examples=10, count=5)

    assert found.ours >= 88
    assert found.ours >= found.baseline


@pytest.mark.soak
@pytest.mark.parametrize(("examples", "least"), [(10, 85.0), (None, 92.5)])
def test_all_intents(understanding, examples, least):
    found = figures.intents(understanding, examples=examples, count=None)

    assert found.ours >= least
    assert found.ours > found.baseline


def test_structured_personal_data_is_found_and_nothing_else():
    found = figures.personal_data()

    assert found.ours >= 97  # recall
    assert found.baseline >= 99  # precision


def test_the_language_is_told_from_three_others(understanding):
    assert figures.tongue(understanding, SAMPLE) >= 97
