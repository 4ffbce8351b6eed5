"""Asking for a metric: observe, summarise, remember. The same question at the same log position is answered once."""

from collections import OrderedDict
from datetime import datetime, timedelta
from typing import Any

import msgspec
import numpy as np

from wayline.kit.errors import Invalid
from wayline.metrics import store
from wayline.metrics.business import in_business_seconds
from wayline.metrics.catalogue import find
from wayline.metrics.choosing import Choice, chosen, rhythm, trimmed
from wayline.metrics.definition import Asked, Definition
from wayline.metrics.observations import Observations, spoken
from wayline.metrics.summarising import Beside, Calendar, counted, summarise
from wayline.metrics.summary import Behind, Rhythm, Summary
from wayline.touchpoints.reading import Reading

REMEMBERED = 256
LONGEST = timedelta(days=366 * 10)


class PeriodInvalid(Invalid):
    """A period that does not go forward, or is longer than ten years."""

    code = "period_invalid"
    message = "The period must begin before it ends, and be ten years at most."


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """What a screen asks: a metric, a period, a clock, what it is cut by."""

    metric: str
    since: datetime
    until: datetime
    as_of: datetime | None = None
    by: str | None = None
    business: bool = False
    choice: Choice = Choice()

    def asked(self) -> Asked:
        """The period. Raises PeriodInvalid."""
        if not timedelta(0) < self.until - self.since <= LONGEST:
            raise PeriodInvalid(since=self.since.isoformat(), until=self.until.isoformat())
        return Asked(since=self.since, until=self.until, as_of=self.as_of)


class Numbers:
    """Answers metrics over one log, and remembers its latest answers."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._answers: OrderedDict[tuple[Any, ...], Summary] = OrderedDict()

    async def answer(self, question: Question, calendar: Calendar, now: datetime) -> Summary:
        """The summary. Raises NoSuchMetric, PeriodInvalid, Invalid for a dimension the metric has not."""
        definition, asked = find(question.metric), question.asked()
        _check_dimensions(definition, question)
        key = (definition.version, question, calendar, await self._reading.last_position())
        if key in self._answers:
            self._answers.move_to_end(key)
            return self._answers[key]
        observed = [await self._observe(definition, each, question) for each in (asked, asked.before)]
        left_out = None
        if question.choice.is_trimmed:
            observed, left_out = trimmed(definition.shape, observed, asked)
        labels = await self._labels(question.by, asked)
        known_at = min(now, question.as_of) if question.as_of else now
        beside = Beside(by=question.by, labels=labels, goal=question.choice.within)
        summary = summarise(definition, asked, observed[0], observed[1], calendar, known_at=known_at, beside=beside)
        clock = "business" if question.business else "calendar"
        summary = msgspec.structs.replace(summary, clock=clock, left_out=left_out)
        self._answers[key] = summary
        if len(self._answers) > REMEMBERED:
            self._answers.popitem(last=False)
        return summary

    async def behind(self, question: Question, limit: int, cursor: int) -> tuple[list[Behind], int | None]:
        """The observations behind the number, newest first (waits: the oldest first), and where the list goes on."""
        definition, asked = find(question.metric), question.asked()
        observed = await self._observe(definition, asked, question)
        kept = counted(definition.shape, observed, asked)
        newest_first = -kept.at.astype(np.int64)
        order = np.argsort(-kept.value if definition.shape == "level" else newest_first, kind="stable")
        chosen = order[cursor : cursor + limit]
        items = [_behind(kept, int(place), definition) for place in chosen]
        return items, cursor + limit if cursor + limit < len(order) else None

    async def rhythm(self, question: Question, calendar: Calendar) -> Rhythm:
        """When in the week it begins. Raises as `answer` does, and Invalid for a metric that is no duration."""
        definition, asked = find(question.metric), question.asked()
        _check_dimensions(definition, question)
        if definition.shape != "durations":
            raise Invalid("Only a duration has a rhythm.", metric=definition.id)
        return rhythm(await self._observe(definition, asked, question), asked, calendar)

    async def _labels(self, by: str | None, asked: Asked) -> dict[str, str]:
        kinds = {"teammate": "teammate", "team": "team", "channel_id": "channel"}
        return await store.names_of(self._reading, kinds[by], asked.as_of) if by in kinds else {}

    async def _observe(self, definition: Definition, asked: Asked, question: Question) -> Observations:
        observed = chosen(await store.observations(self._reading, definition, asked), question.choice)
        if not question.business:
            return observed
        if "business" not in definition.described.clock:
            raise Invalid("This metric has no business clock.", metric=definition.id)
        versions = await store.schedule_in_force(self._reading, asked.as_of)
        return in_business_seconds(observed, versions or [])


def _check_dimensions(definition: Definition, question: Question) -> None:
    named = [name for name, _ in (*question.choice.only, *question.choice.but)]
    for by in [*([question.by] if question.by else []), *named]:
        if by not in definition.described.dimensions:
            raise Invalid("This metric cannot be cut by that.", by=by, known=list(definition.described.dimensions))


def _behind(observed: Observations, place: int, definition: Definition) -> Behind:
    subject, at = observed.columns["subject"][place], spoken(observed.at[place])
    return Behind(
        customer_id=str(observed.customer(place)),
        conversation_id=None if definition.shape == "share" else str(subject),
        at=at,
        value=float(observed.value[place]),
        dimensions={name: observed.columns[name][place] for name in observed.dimensions},
    )
