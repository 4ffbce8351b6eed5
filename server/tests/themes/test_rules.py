"""Rules: what they see, what they do not, and which goes first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wayline.themes.errors import RuleEmpty
from wayline.themes.rules import Rule, check, holds, judge, spoken


@pytest.mark.parametrize(
    ("rule", "text", "words"),
    [
        (Rule(any_of=["parcel", "package"]), "Where is my PARCEL?!", ("parcel",)),
        (Rule(any_of=["parcel"]), "my parcels", None),
        (Rule(any_of=["parcel*"]), "my parcels", ("parcel*",)),
        (Rule(any_of=["still waiting"]), "I am still\n waiting", ("still waiting",)),
        (Rule(all_of=["not", "working"]), "It's not really working.", ("not", "working")),
        (Rule(all_of=["not", "working"]), "working", None),
        (Rule(any_of=["refund"], none_of=["no refund"]), "I want no refund", None),
        (Rule(any_of=["größe"]), "Falsche Größe geliefert", ("größe",)),
        (Rule(any_of=["pointure"]), "la mauvaise pointure.", ("pointure",)),
        (Rule(any_of=["配達"]), "まだ配達されていません", ("配達",)),
        (Rule(any_of=["didn't"]), "it didn’t come", ("didn't",)),
        (Rule(any_of=["error 12"]), "It says ERROR 12 again", ("error 12",)),
    ],
)
def test_a_rule_sees_whole_words_however_they_are_written(rule, text, words):
    assert holds(rule, spoken(text)) == words


def test_what_is_not_goes_before_what_is():
    rules = [Rule(any_of=["late"]), Rule(any_of=["late night"], is_it=False)]

    assert judge(rules, spoken("Open late?")).is_it
    assert not judge(rules, spoken("A late night snack")).is_it
    assert judge(rules, spoken("hello")) is None


def test_the_words_of_all_rules_that_hold_are_told_once():
    rules = [Rule(any_of=["late", "slow"]), Rule(any_of=["slow"], all_of=["late"])]

    assert judge(rules, spoken("late and slow")).words == ("late", "slow")


@given(st.text(), st.lists(st.text(min_size=1), max_size=4), st.lists(st.text(min_size=1), max_size=4))
def test_nothing_raises_and_the_order_of_words_does_not_matter(text, any_of, none_of):
    rule, turned = Rule(any_of=any_of, none_of=none_of), Rule(any_of=any_of[::-1], none_of=none_of[::-1])

    assert (holds(rule, spoken(text)) is None) == (holds(turned, spoken(text)) is None)


@given(st.text(alphabet=st.characters(categories=["L", "N"]), min_size=1))
def test_a_word_is_found_in_itself(word):
    try:
        check([Rule(any_of=[word])])
    except RuleEmpty:
        return
    assert holds(Rule(any_of=[word]), spoken(word)) == (word,)


def test_a_very_long_text_is_looked_through_quickly():
    long = spoken("a" * 200_000 + " parcel " + "b " * 200_000)

    assert holds(Rule(any_of=["parcel"], all_of=["b"]), long) == ("b", "parcel")
