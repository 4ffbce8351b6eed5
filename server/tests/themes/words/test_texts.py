"""Words of texts by number: the quick way says what the plain one does."""

from collections.abc import Sequence

import numpy as np
import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from wayline.themes.words.texts import Several

WORD = st.sampled_from("abcdef")
SAID = st.lists(st.lists(WORD, max_size=4), max_size=8)


def plain(said: Sequence[Sequence[str]]) -> tuple[list[int], list[int], list[str]]:
    """Rows, codes and words, one after the other as they come."""
    known: dict[str, int] = {}
    pairs = [
        (row, known.setdefault(each, len(known))) for row, words in enumerate(said) for each in dict.fromkeys(words)
    ]
    return [row for row, _ in pairs], [code for _, code in pairs], list(known)


def told(several: Several) -> tuple[list[int], list[int], list[str]]:
    return several.rows.tolist(), several.codes.tolist(), list(several.words)


def column(said: Sequence[Sequence[str | None] | None]) -> pa.ChunkedArray:
    return pa.chunked_array([pa.array(said, pa.list_(pa.string()))])


@given(SAID)
def test_lists_are_numbered_as_they_come(said: list[list[str]]) -> None:
    assert told(Several.of(said)) == plain(said)
    assert told(Several.lists(column(said))) == plain(said)


def test_what_is_null_says_nothing() -> None:
    assert told(Several.lists(column([["a", None], None, [None, "b"]]))) == plain([["a"], [], ["b"]])


@given(SAID, st.randoms(use_true_random=False))
def test_rows_are_found_at_their_places(said: list[list[str]], chance) -> None:
    places = [*range(len(said)), -1, -1]
    chance.shuffle(places)
    places = places[: len(places) // 2 + 1]
    wanted = [said[place] if place >= 0 else [] for place in places]
    assert told(Several.of(said).at(np.array(places, np.int64))) == plain(wanted)


@given(SAID, st.dictionaries(WORD, st.sampled_from("abxy")))
def test_words_are_called_by_other_names(said: list[list[str]], names: dict[str, str]) -> None:
    wanted = [[names[each] for each in words if each in names] for words in said]
    assert told(Several.of(said).called(names.get)) == plain(wanted)


@given(SAID, st.dictionaries(st.integers(0, 7), st.lists(st.sampled_from("abxy"), max_size=3)))
def test_some_rows_say_something_else(said: list[list[str]], others: dict[int, list[str]]) -> None:
    others = {row: words for row, words in others.items() if row < len(said)}
    wanted = [others.get(row, words) for row, words in enumerate(said)]
    assert told(Several.of(said).but(others)) == plain(wanted)
