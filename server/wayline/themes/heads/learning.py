"""Learning by itself: new examples are trained on when nobody adds any more, and not more often than once an hour."""

from datetime import datetime, timedelta

from wayline.kit.db import Transaction
from wayline.themes import store as themes_store
from wayline.themes.heads import asking, store
from wayline.themes.heads.lessons import lessons
from wayline.themes.heads.model import ThemeJob
from wayline.themes.tree.structure import Tree

AT_MOST_EVERY = timedelta(hours=1)
"""After each training everything is themed anew; what changed stands on the log once more."""


async def learn_what_is_new(tx: Transaction, at: datetime) -> ThemeJob | None:
    """Begin a training where examples changed since the last one; what is too early is looked at again then.

    While a training is in hand nothing is begun: it may have missed the latest, so that is looked at again too.
    """
    await themes_store.hold_tree(tx)
    newest = await store.newest_example(tx)
    if newest is None:
        return None
    version, last = await store.newest_version(tx), await store.newest_job(tx, "training")
    if last is not None and last.ended_at is None:
        await asking.ask_to_learn(tx)
        return None
    if version is not None and last is not None and newest.made_at < (last.begun_at or last.asked_at):
        told = lessons(await store.told(tx), Tree(await themes_store.live_themes(tx)))
        if len(told) == version.examples:
            return None
    due = newest.made_at + timedelta(seconds=asking.QUIET)
    if version is not None:
        due = max(due, version.made_at + AT_MOST_EVERY)
    if at < due:
        await asking.ask_to_learn(tx, after=(due - at).total_seconds())
        return None
    return await asking.begin(tx, "training", newest.made_by, at)
