"""A line too long to draw whole: the plainest marks are thinned evenly, what matters stays."""

from wayline.line.kinds import PLAINNESS
from wayline.line.model import Mark

MOST = 10_000


def thinned(marks: list[Mark], most: int = MOST) -> list[Mark]:
    """At most `most` marks in their order: the weightiest kinds stay, the last that has room is spread evenly."""
    if len(marks) <= most:
        return marks
    kept: set[int] = set()
    for weight in sorted(set(PLAINNESS.values()), reverse=True):
        places = [place for place, mark in enumerate(marks) if PLAINNESS[mark.kind] == weight]
        room = most - len(kept)
        if len(places) > room:
            step = len(places) / room if room else 0
            places = [places[int(number * step)] for number in range(room)]
        kept.update(places)
        if len(kept) >= most:
            break
    return [mark for place, mark in enumerate(marks) if place in kept]
