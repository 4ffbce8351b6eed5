"""The other clock: durations in the seconds the company was open, by the schedule in force."""

from collections.abc import Sequence
from datetime import timedelta

import numpy as np

from wayline.company import Version, expand, open_seconds_until
from wayline.metrics.observations import Observations, spoken

AIR = timedelta(days=1)


def in_business_seconds(observed: Observations, versions: Sequence[Version]) -> Observations:
    """The same observations with their values in open seconds from `began_at` to `ended_at`."""
    began, ended = observed.began_at, observed.ended_at
    done = ~np.isnat(ended)
    if not done.any():
        return observed
    windows = expand(versions, spoken(began[done].min()) - AIR, spoken(ended[done].max()) + AIR)
    value = np.full(len(observed), np.nan)
    for place in np.flatnonzero(done):
        until, since = spoken(ended[place]), spoken(began[place])
        value[place] = open_seconds_until(windows, until) - open_seconds_until(windows, since)
    return observed.with_value(value)
