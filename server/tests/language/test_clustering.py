"""Groups of texts that are about the same thing, and the words they get for a name."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.language.labelled import absent, figures
from wayline.language.clustering import clusters
from wayline.language.naming import telling

PARCELS = [f"My parcel {end}" for end in ("is late", "has not arrived", "got lost", "never came", "is still missing")]
SIZES = [f"The shoes {end}" for end in ("are too small", "do not fit", "are a size too large", "pinch my toes")]
REFUNDS = [f"I want my {end}" for end in ("money back", "refund now", "refund for the jacket")]


async def test_texts_about_the_same_thing_come_together_with_words_that_tell_it(language):
    found = await language.cluster([*PARCELS, *SIZES, *REFUNDS], count=3)

    assert [sorted(one.members) for one in found] == [[0, 1, 2, 3, 4], [5, 6, 7, 8], [9, 10, 11]]
    assert [one.words[0] for one in found[:2]] == ["parcel", "shoes"]
    assert all(0 < one.cohesion <= 1 and one.name.startswith(one.words[0]) for one in found)


async def test_how_many_groups_there_are_is_found(language):
    texts = [f"{one} {number}" for number in range(3) for one in [*PARCELS, *SIZES]]

    assert 2 <= len(await language.cluster(texts)) <= 12


@pytest.mark.parametrize("texts", [[], ["one"], ["one", "two"], ["same"] * 9])
async def test_few_or_equal_texts_make_no_trouble(language, texts):
    found = await language.cluster(texts)

    assert sorted(number for one in found for number in one.members) == list(range(len(texts)))


@given(st.integers(1, 60), st.integers(1, 8), st.integers(0, 9))
@settings(max_examples=30, deadline=None)
def test_every_text_is_in_one_group_and_the_same_texts_give_the_same_groups(count, wanted, seed):
    vectors = np.random.default_rng(seed).normal(size=(count, 384)).astype(np.float32)
    texts = [f"text {number}" for number in range(count)]

    found = clusters(texts, vectors, wanted)

    assert sorted(number for one in found for number in one.members) == list(range(count))
    assert len(found) <= max(wanted, 2)
    assert found == clusters(texts, vectors, wanted)


async def test_what_is_like_nothing_else_is_in_no_group(language):
    found = await language.cluster([*PARCELS, *SIZES, "The moon landing was in 1969."], fewest=3)

    assert 9 not in [number for one in found for number in one.members]


def test_a_name_is_what_a_group_says_and_the_others_do_not():
    texts = ["Das Paket ist zu spät", "Wo ist mein Paket", "Die Rechnung ist falsch", "Meine Rechnung fehlt"]

    assert telling(texts, [(0, 1), (2, 3)], most=1) == [("paket",), ("rechnung",)]


@absent
def test_intents_are_found_without_labels(understanding):
    assert figures.topics(understanding, intents=20) >= 79


@absent
@pytest.mark.soak
def test_all_intents_are_found_without_labels(understanding):
    assert figures.topics(understanding, intents=None) >= 79
