"""What is asked: a period, what it is compared with, and which of its texts."""

from datetime import datetime, timedelta

import msgspec
import numpy as np

from wayline.kit.errors import Invalid
from wayline.metrics import Asked
from wayline.themes.words.texts import Chosen, Texts

LONGEST = timedelta(days=366 * 10)


class WordsPeriodInvalid(Invalid):
    """A period that does not go forward, or is longer than ten years."""

    code = "period_invalid"
    message = "The period must begin before it ends, and be ten years at most."


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """The period [since, until) as known at `as_of`, beside `against` (None: the same length right before it).

    A filter that is empty lets everything through. `facts`: names and values; of one name any of its values, and of
    each name one. Without a `writer`, only what customers wrote is counted.
    """

    since: datetime
    until: datetime
    as_of: datetime | None = None
    against: tuple[datetime, datetime] | None = None
    channels: tuple[str, ...] = ()
    products: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    teammates: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    writer: str = "customer"

    @property
    def asked(self) -> Asked:
        """The period. Raises WordsPeriodInvalid."""
        return _period(self.since, self.until, self.as_of)

    @property
    def before(self) -> Asked:
        """What it is compared with. Raises WordsPeriodInvalid."""
        return _period(*self.against, self.as_of) if self.against else self.asked.before

    @property
    def groups(self) -> dict[str, list[str]]:
        """The values asked for of each fact."""
        found: dict[str, list[str]] = {}
        for name, value in self.facts:
            found.setdefault(name, []).append(value)
        return found

    def chosen(self, texts: Texts) -> Chosen:
        """Which of these texts are asked for; those of teammates and of groups are looked up by who reads."""
        chosen = texts.column("writer").among([self.writer])
        wanted = {"channel": self.channels, "stage": self.stages, "language": self.languages, "source": self.sources}
        for name, words in wanted.items():
            if words:
                chosen = chosen & texts.column(name).among(words)
        if self.products:
            rows = np.concatenate([texts.products.of_word(each) for each in self.products])
            chosen = chosen & np.isin(np.arange(len(texts)), rows)
        return chosen


class Search(msgspec.Struct, frozen=True):
    """Quotes of a theme (None: of any) that hold all of some words."""

    theme: str | None = None
    words: str = ""


def _period(since: datetime, until: datetime, as_of: datetime | None) -> Asked:
    if not timedelta(0) < until - since <= LONGEST:
        raise WordsPeriodInvalid(since=since.isoformat(), until=until.isoformat())
    return Asked(since=since, until=until, as_of=as_of)
