"""Every number: one definition each, one summariser."""

from wayline.metrics.buckets import Cut, cuts, monday_is_0
from wayline.metrics.catalogue import METRICS, find
from wayline.metrics.definition import Asked, Definition, Described
from wayline.metrics.observations import Observations
from wayline.metrics.reads import Numbers, Question
from wayline.metrics.statistics import Interval, Values, mean_interval, t_quantile, wilson
from wayline.metrics.store import Worked, handled, observations, observations_among, worked_on
from wayline.metrics.summarising import Beside, Calendar, summarise
from wayline.metrics.summary import Summary

__all__ = [
    "METRICS",
    "Asked",
    "Beside",
    "Calendar",
    "Cut",
    "Definition",
    "Described",
    "Interval",
    "Numbers",
    "Observations",
    "Question",
    "Summary",
    "Values",
    "Worked",
    "cuts",
    "find",
    "handled",
    "mean_interval",
    "monday_is_0",
    "observations",
    "observations_among",
    "summarise",
    "t_quantile",
    "wilson",
    "worked_on",
]
