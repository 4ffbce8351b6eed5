"""A customer through the lens of service: contacts, and how long the first answer took, as the metric has it."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from statistics import median
from typing import Any

from wayline.line.facts import page_of, page_words, shortened, text
from wayline.line.model import ServiceSummary
from wayline.line.showing import decoded
from wayline.line.who import Whose
from wayline.metrics import Asked, find, observations_of
from wayline.touchpoints.reading import Reading

Row = Mapping[str, Any]
ALL_TIME = Asked(since=datetime(1970, 1, 1, tzinfo=UTC), until=datetime(2200, 1, 1, tzinfo=UTC))
NONE = ServiceSummary(0, None)


async def service(reading: Reading, who: Whose) -> ServiceSummary:
    """Contacts (conversations this customer wrote in, spam left out) and the median of their first response times.

    What these are, the metric first_response_time says; here it is asked of one customer, for all time.
    """
    metric = find("first_response_time")
    seen = await observations_of(reading, metric, ALL_TIME, who.customer, who.identities)
    waits = seen.happened().value
    return ServiceSummary(len(seen), float(median(waits)) if len(waits) else None)


def conversation_labels(rows: Sequence[Row]) -> dict[str, str]:
    """What a conversation is called on the line: its subject, else its first words, else the page it began on."""
    said: dict[str, str] = {}
    pages: dict[str, str] = {}
    for row in rows:
        talk = str(row["conversation"])
        properties = decoded(row["properties"])
        words = text(properties, "subject", "text", "body", "snippet", "preview")
        if words:
            said.setdefault(talk, shortened(words, 40))
        elif page := page_words(page_of(properties, decoded(row["context"]))):
            pages.setdefault(talk, shortened(page, 40))
    return pages | said
