"""The shape of a tree."""

from uuid import UUID

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from wayline.themes.tree.structure import Tree


class Row(msgspec.Struct, frozen=True):
    id: UUID
    parent_id: UUID | None
    place: int = 0


def rows(parents: list[int]) -> list[Row]:
    """Row n lies below row `parents[n]`, which comes before it; a number that is not there: at the top."""
    ids = [UUID(int=number + 1) for number in range(len(parents))]
    return [Row(ids[number], ids[parent] if parent < number else None, number) for number, parent in enumerate(parents)]


any_tree = st.lists(st.integers(0, 12), max_size=12).map(rows)


@given(any_tree)
def test_everything_is_there_once_and_after_what_lies_above(themes):
    tree = Tree(themes)
    order = list(tree)

    assert sorted(order) == sorted(theme.id for theme in themes)
    assert all(order.index(above) < order.index(id) for id in order for above in tree.above(id))


@given(any_tree, st.randoms())
def test_the_order_of_rows_does_not_matter(themes, random):
    shuffled = list(themes)
    random.shuffle(shuffled)

    assert list(Tree(shuffled)) == list(Tree(themes))


@given(any_tree)
def test_levels_and_heights_add_up(themes):
    tree = Tree(themes)

    for theme in themes:
        deepest = max(tree.level(id) for id in tree.within(theme.id))
        assert tree.level(theme.id) + tree.height(theme.id) - 1 == deepest


def test_a_theme_whose_parent_is_not_there_stands_at_the_top():
    alone = Row(UUID(int=1), UUID(int=9))

    assert Tree([alone]).level(alone.id) == 1
