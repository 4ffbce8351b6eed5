"""A seeded company with a past: it says what it did, so that what Wayline counts can be compared with it."""

from wayline.entry.demo.simulator.history import History, simulate
from wayline.entry.demo.simulator.plan import Plan
from wayline.entry.demo.simulator.truth import Truth

__all__ = ["History", "Plan", "Truth", "simulate"]
