"""The way of a captured item, step by step. Each passes it on or drops it with a reason; each is timed."""

from collections.abc import Callable
from time import perf_counter

from prometheus_client import Histogram

from wayline.collect.claiming import verify_claims
from wayline.collect.classifying import classify
from wayline.collect.clock import Clocks, TellTime
from wayline.collect.commerce import price
from wayline.collect.draft import Capture, Draft
from wayline.collect.identifying import identify
from wayline.collect.privacy import AddressRule, Privacy
from wayline.collect.validating import validate

Step = Callable[[list[Draft], Capture], list[Draft]]
_seconds = Histogram(
    "wayline_collect_step_seconds",
    "How long one step took for the items of one request.",
    ["step"],
    buckets=(0.0001, 0.001, 0.01, 0.1, 1),
)


class Steps:
    """All of them, in order. A step is given the whole batch: what is timed is the batch, not each item."""

    def __init__(self, address_rule: AddressRule) -> None:
        named: list[tuple[str, Step]] = [
            ("validate", validate),
            ("identify", identify),
            ("clock", TellTime(Clocks())),
            ("price", price),
            ("classify", classify),
            ("claims", verify_claims),
            ("privacy", Privacy(address_rule)),
        ]
        self._steps = [(step, _seconds.labels(name)) for name, step in named]

    def run(self, drafts: list[Draft], capture: Capture) -> list[Draft]:
        """What is left of the drafts after every step."""
        for step, seconds in self._steps:
            begun = perf_counter()
            drafts = step(drafts, capture)
            seconds.observe(perf_counter() - begun)
        return drafts
