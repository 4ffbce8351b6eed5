"""What a text is about, from what head, nearness and rules say: rules first, parents with their children."""

from datetime import UTC, datetime
from uuid import UUID

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tests.themes.test_structure import Row, any_tree
from wayline.themes.heads.lessons import Told, learnable, lessons, small_talk
from wayline.themes.heads.packing import packed, unpacked
from wayline.themes.review.asking_once import once
from wayline.themes.review.store import Doubtful
from wayline.themes.rules import Rule
from wayline.themes.theming.judging import Likely, judged, strongest
from wayline.themes.theming.texts import Span, Understood, parts_of
from wayline.themes.tree.structure import Tree

DELIVERY, LATE, PRICE = (UUID(int=n) for n in (1, 2, 3))
TREE = Tree([Row(DELIVERY, None), Row(LATE, DELIVERY), Row(PRICE, None)])


def test_what_is_about_a_theme_is_about_all_above_it():
    found = judged("x", [Likely(LATE, 0.8, 0.3, "model", ("late",))], {}, TREE)

    assert [(one.theme, one.by, one.words) for one in found.themes] == [
        (DELIVERY, "model", ("late",)),
        (LATE, "model", ("late",)),
    ]


def test_a_rule_goes_before_what_was_learned():
    rules = {LATE: [Rule(any_of=["late night"], is_it=False)], PRICE: [Rule(any_of=["cheap"])]}

    found = judged("A cheap late night snack", [Likely(LATE, 0.99, 0.3, "model")], rules, TREE)

    assert [(one.theme, one.by, one.words) for one in found.themes] == [(PRICE, "rule", ("cheap",))]
    assert found.unsure == ()


def test_what_a_rule_denies_is_denied_below():
    rules = {DELIVERY: [Rule(any_of=["pizza"], is_it=False)]}

    assert judged("pizza", [Likely(LATE, 0.9, 0.3, "model")], rules, TREE).themes == ()


def test_near_the_threshold_it_is_not_sure_on_either_side():
    likely = [Likely(LATE, 0.32, 0.3, "model"), Likely(PRICE, 0.25, 0.3, "model"), Likely(DELIVERY, 0.01, 0.3, "model")]

    found = judged("x", likely, {}, TREE)

    assert [one.theme for one in found.unsure] == [LATE, PRICE]
    assert found.unsure[0].closeness > found.unsure[1].closeness > 0
    assert {one.theme for one in found.themes} == {LATE, DELIVERY}


def test_what_a_rule_settles_leaves_no_doubt_above():
    rules = {LATE: [Rule(any_of=["where is my order"])]}

    found = judged("Where is my order?", [Likely(DELIVERY, 0.29, 0.3, "model")], rules, TREE)

    assert {one.theme for one in found.themes} == {DELIVERY, LATE}
    assert found.unsure == ()


def test_the_same_words_are_asked_about_once_for_each_theme():
    when = datetime(2026, 3, 1, tzinfo=UTC)
    words = {UUID(int=10): "Where is it?", UUID(int=11): "where is it?", UUID(int=12): "Too dear"}
    texts = {
        id: Understood(
            text_id=id,
            text=said,
            position=1,
            identity=id,
            channel="chat",
            conversation=None,
            occurred_at=when,
            parts=(),
        )
        for id, said in words.items()
    }
    doubts = [Doubtful(id, theme, 0.3, 0.9, 1) for theme in (LATE, PRICE) for id in words]

    assert [(one.text_id.int, one.theme_id) for one in once(doubts, texts)] == [
        (10, LATE),
        (12, LATE),
        (10, PRICE),
        (12, PRICE),
    ]


def test_of_several_parts_the_strongest_speaks():
    parts = [[Likely(LATE, 0.2, 0.3, "model")], [Likely(LATE, 0.7, 0.3, "model"), Likely(PRICE, 0.1, 0.3, "model")]]

    assert {one.theme_id: one.confidence for one in strongest(parts)} == {LATE: 0.7, PRICE: 0.1}


def test_a_theme_that_was_put_away_is_not_found():
    assert judged("x", [Likely(UUID(int=9), 0.9, 0.3, "model")], {UUID(int=9): [Rule(any_of=["x"])]}, TREE).themes == ()


def test_sentences_are_asked_together_up_to_a_length_and_a_number():
    text = "Short. " * 4 + "x" * 300 + ". " + "Long enough to stand alone, more or less, all by itself here. " * 40
    spans, start = [], 0
    for piece in text.split(". "):
        spans.append(Span(start, start + len(piece) + 1))
        start += len(piece) + 2

    parts = parts_of(text, spans)

    assert len(parts) == 12
    assert parts[0].count("Short") == 4


def test_a_label_says_nothing_of_other_themes():
    (lesson,) = lessons([Told(LATE, "It is slow", True, False)], TREE)

    assert (lesson.about, lesson.unknown) == ({LATE, DELIVERY}, {PRICE})


def test_an_example_written_for_a_theme_is_about_nothing_beside_it():
    (lesson,) = lessons([Told(DELIVERY, "Great delivery", True, True)], TREE)

    assert (lesson.about, lesson.unknown) == ({DELIVERY}, {LATE})


def test_what_is_not_about_a_theme_is_about_nothing_below_it():
    (lesson,) = lessons([Told(DELIVERY, "Hello", False, False)], TREE)

    assert (lesson.about, lesson.unknown) == (set(), {PRICE})


told = st.builds(
    Told,
    theme_id=st.integers(1, 12).map(lambda n: UUID(int=n)),
    text=st.sampled_from(["a", "b", "c"]),
    is_it=st.booleans(),
    is_whole=st.booleans(),
)


@given(any_tree, st.lists(told, max_size=12), st.randoms())
def test_the_order_of_labels_does_not_matter(rows, said, random):
    shuffled = list(said)
    random.shuffle(shuffled)

    assert lessons(shuffled, Tree(rows)) == lessons(said, Tree(rows))


@given(any_tree, st.lists(told, max_size=12))
def test_nothing_is_both_known_and_unknown_and_parents_come_along(rows, said):
    tree = Tree(rows)
    for lesson in lessons(said, tree):
        assert not lesson.about & lesson.unknown
        assert all(above in lesson.about for id in lesson.about for above in tree.above(id))
    assert learnable([], tree) == set()


def test_small_talk_that_somebody_made_an_example_is_left_out():
    mine = lessons([Told(LATE, "Hello", True, True)], TREE)

    assert "Hello" not in {one.text for one in small_talk(mine)}
    assert len(small_talk([])) == len(small_talk(mine)) + 1


def test_vectors_are_kept_in_a_byte_a_number_and_stay_right():
    random = np.random.default_rng(3)
    rows = random.normal(size=(50, 384)).astype(np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)

    kept = unpacked(packed(rows))

    assert len(packed(rows)) == 50 * 388
    assert np.abs(kept @ kept.T - rows @ rows.T).max() < 0.01
