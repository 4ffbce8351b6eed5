"""What was learned, as the console asks for it."""

from typing import Any

import msgspec

from wayline.kit.db import Transaction
from wayline.metrics import wilson
from wayline.themes.heads import store
from wayline.themes.heads.model import ThemeJob, ThemeVersion
from wayline.themes.shapes import ThemeMeasured
from wayline.themes.theming import store as texts_store

SHOWN_VERSIONS = 12


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """The newest version, those before it (the oldest first), and the work."""

    version: ThemeVersion | None
    before: list[ThemeVersion]
    training: ThemeJob | None
    retheming: ThemeJob | None
    texts: int
    uncaught: int
    behind: int


async def standing(tx: Transaction) -> Standing:
    """How it all stands: the work first, so that what is told as ended is told with what it brought."""
    training, retheming = await store.newest_job(tx, "training"), await store.newest_job(tx, "retheming")
    latest = await store.versions(tx, SHOWN_VERSIONS)
    texts, uncaught = await texts_store.count_texts(tx)
    newest = latest[0].number if latest else 0
    return Standing(
        version=latest[0] if latest else None,
        before=latest[:0:-1],
        training=training,
        retheming=retheming,
        texts=texts,
        uncaught=uncaught,
        behind=await texts_store.count_behind(tx, newest),
    )


def gains_of_all(version: ThemeVersion) -> list[tuple[float, ThemeMeasured]]:
    """How well themes are found with so much of the examples, all of them together, up to all there are.

    Only themes that were measured with each share are in it, so that it is always the same ones.
    """
    steps = [*((one["share"], one["measured"]) for one in version.gains), (1.0, version.measured)]
    both = set.intersection(*(set(each) for _, each in steps))
    if not both or len(steps) == 1:
        return []
    return [
        (share, measured(_together([each[id] for id in sorted(both)]))) for share, each in sorted(steps, key=_share)
    ]


def _share(step: tuple[float, dict[str, Any]]) -> float:
    return step[0]


def _together(told: list[dict[str, Any]]) -> dict[str, int]:
    return {name: sum(each[name] for each in told) for name in ("n", "said", "hits")}


def measured(told: dict[str, Any]) -> ThemeMeasured:
    """Shares with their intervals (Wilson), from what was counted."""
    n, said, hits = told["n"], told["said"], told["hits"]
    precision, recall = wilson(hits, said), wilson(hits, n)
    return ThemeMeasured(
        precision=hits / said if said else None,
        recall=hits / n if n else None,
        n=n,
        said=said,
        hits=hits,
        low=precision[0] if precision else None,
        high=precision[1] if precision else None,
        recall_low=recall[0] if recall else None,
        recall_high=recall[1] if recall else None,
    )
