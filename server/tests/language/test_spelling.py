"""Mistyped words, put right out of a company's own words."""

import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wayline.language.spelling import Spelling, distance, words_of

SPELLING = Spelling(words_of(["my delivery address is wrong", "my card payment", "change the delivery address"]))


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("delivry adress", "delivery address"),
        ("Chnage my addres!", "change my address!"),
        ("deliverey", "delivery"),
        ("the paymnet of 20 EUR", "the payment of 20 EUR"),
    ],
)
def test_a_slip_is_put_right(written, meant):
    assert SPELLING.corrected(written) == meant


@pytest.mark.parametrize("written", ["umbrella", "cad", "Wrong card.", "x" * 5_000, "2024", "😀 ???", "", "zahlung"])
def test_what_is_right_short_or_strange_stays(written):
    assert SPELLING.corrected(written) == written


def test_a_word_that_is_right_elsewhere_stays():
    assert SPELLING.corrected("charge the card", frozenset({"charge"})) == "charge the card"
    assert SPELLING.corrected("charge the card") == "change the card"


def test_a_hostile_text_does_not_hold_the_others_up():
    chance = random.Random(1)
    words = ["".join(chance.choice("abcde") for _ in range(chance.randint(4, 12))) for _ in range(6_000)]
    spelling = Spelling(words_of(words[:4_000]))
    began = time.process_time()

    assert spelling.corrected(" ".join(words[4_000:])).endswith(words[-1])

    assert time.process_time() - began < 2


@given(st.text(max_size=300))
@settings(max_examples=60, deadline=None)
def test_anything_may_be_written(written):
    assert isinstance(SPELLING.corrected(written), str)


@given(st.text("abc", max_size=7), st.text("abc", max_size=7))
def test_a_distance_is_the_same_both_ways_and_none_to_itself(one, other):
    assert distance(one, other, 2) == distance(other, one, 2)
    assert (distance(one, other, 2) == 0) == (one == other)
