"""How well all themes together are found as examples grow."""

from typing import Any

from wayline.kit.clock import utc_now
from wayline.kit.ids import new_id
from wayline.themes.heads.model import ThemeVersion
from wayline.themes.heads.reads import gains_of_all


def version(gains: list[Any], **measured: Any) -> ThemeVersion:
    return ThemeVersion(made_at=utc_now(), made_by=new_id(), gains=gains, measured=measured)


def counts(n: int, said: int, hits: int) -> dict[str, int]:
    return {"n": n, "said": said, "hits": hits, "negatives": 40}


def test_the_counts_of_all_themes_are_added_up_in_the_order_of_the_shares() -> None:
    half = {"share": 0.5, "measured": {"late": counts(10, 8, 6), "price": counts(10, 12, 6)}}
    quarter = {"share": 0.25, "measured": {"late": counts(10, 4, 2), "price": counts(10, 6, 3)}}
    told = gains_of_all(version([half, quarter], late=counts(10, 9, 9), price=counts(10, 11, 9)))
    assert [(share, one.n, one.said, one.hits) for share, one in told] == [
        (0.25, 20, 10, 5), (0.5, 20, 20, 12), (1.0, 20, 20, 18),
    ]  # fmt: skip
    assert (told[0][1].precision, told[0][1].recall, told[2][1].precision) == (0.5, 0.25, 0.9)


def test_a_theme_that_was_not_measured_with_each_share_is_in_none() -> None:
    half = {"share": 0.5, "measured": {"late": counts(10, 8, 6)}}
    told = gains_of_all(version([half], late=counts(10, 9, 9), price=counts(90, 90, 0)))
    assert [one.n for _, one in told] == [10, 10]


def test_without_shares_or_themes_there_is_nothing_to_show() -> None:
    assert gains_of_all(version([], late=counts(10, 9, 9))) == []
    assert gains_of_all(version([{"share": 0.5, "measured": {}}])) == []
