"""Every number: one definition each, one summariser."""

from wayline.metrics.catalogue import METRICS, find
from wayline.metrics.definition import Asked, Definition, Described
from wayline.metrics.observations import Observations
from wayline.metrics.reads import Numbers, Question
from wayline.metrics.store import observations, observations_among
from wayline.metrics.summarising import Calendar, summarise
from wayline.metrics.summary import Summary

__all__ = [
    "METRICS",
    "Asked",
    "Calendar",
    "Definition",
    "Described",
    "Numbers",
    "Observations",
    "Question",
    "Summary",
    "find",
    "observations",
    "observations_among",
    "summarise",
]
