"""Whether two readings of one text say the same."""

import pytest

from wayline.kit.ids import new_id
from wayline.language import as_properties, says_the_same


@pytest.fixture
def said(read):
    """The properties of a text of two sentences."""
    reading = read("My order 4711 is late again. I am really angry, where is it?")
    return as_properties(reading, new_id(), writer="customer", source="message")


def test_how_sure_it_is_and_why_is_not_what_it_says(said):
    now = said | {"version": "2", "sentiment_confidence": 0.1, "because": {}, "sentiment": said["sentiment"] + 0.2}
    now["intents"] = [one | {"confidence": 0.1} for one in said["intents"]]
    now["sentences"] = [one | {"sentiment": one["sentiment"] - 0.2} for one in said["sentences"]]
    assert said["intents"]
    assert said["emotions"]
    assert says_the_same(said, now)


@pytest.mark.parametrize(
    "other",
    [
        {"sentiment_label": "positive"}, {"sentiment": 3.0}, {"sentiment": None}, {"intents": []}, {"emotions": []},
        {"urgency": 0.9}, {"effort": 0.9}, {"language": "de"}, {"entities": []}, {"fallback": "models are missing"},
        {"is_automatic": True}, {"actionability": "other"}, {"sentences": []}, {"personal_data": [[0, 5, "email"]]},
        {"intensity": 0.0},
    ],
    ids=lambda other: next(iter(other)),
)  # fmt: skip
def test_whatever_is_counted_shown_or_found_by_is_what_it_says(said, other):
    assert not says_the_same(said, said | other)


def test_each_sentence_says_its_own(said):
    first, *rest = said["sentences"]
    assert not says_the_same(said, said | {"sentences": [first | {"emotions": ["joy"]}, *rest]})
    assert not says_the_same(said, said | {"sentences": [first | {"sentiment": first["sentiment"] + 0.3}, *rest]})
