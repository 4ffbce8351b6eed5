"""A customer through the lens of service: contacts, and how long the first answer took, as the metric has it."""

from collections.abc import Mapping
from datetime import UTC, datetime
from statistics import median
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from wayline.company import EVERYTHING, Sight
from wayline.line.facts import page_of, page_words, shortened, text
from wayline.line.model import ServiceSummary
from wayline.line.rows import oldest_first
from wayline.line.showing import decoded, seen
from wayline.line.who import Whose
from wayline.metrics import Asked, Observations, find, observations_among
from wayline.touchpoints.reading import Reading

Row = Mapping[str, Any]
ALL_TIME = Asked(since=datetime(1970, 1, 1, tzinfo=UTC), until=datetime(2200, 1, 1, tzinfo=UTC))
BEGINNINGS = ("Conversation Started", "Message Received")
NONE = ServiceSummary(0, None)


async def service(reading: Reading, who: Whose, talks: pa.Table) -> ServiceSummary:
    """Contacts (conversations this customer wrote in, spam left out) and the median of their first response times."""
    if not len(talks):
        return NONE
    seen = await first_responses(reading, who, talks)
    waits = seen.happened().value
    return ServiceSummary(len(seen), float(median(waits)) if len(waits) else None)


async def first_responses(reading: Reading, who: Whose, talks: pa.Table) -> Observations:
    """What the metric first_response_time sees of one customer, for all time: it looks at conversations alone."""
    said = talks.drop_columns(["properties", "context"])
    return await observations_among(reading, find("first_response_time"), ALL_TIME, who.customer, said)


def conversation_labels(talks: pa.Table, sight: Sight = EVERYTHING) -> dict[str, str]:
    """What a conversation is called on the line: its subject, else its first words, else the page it began on."""
    began = talks.filter(pc.is_in(talks.column("name"), pa.array(BEGINNINGS)))
    said: dict[str, str] = {}
    pages: dict[str, str] = {}
    for row in oldest_first(began).select(["conversation", "properties", "context"]).to_pylist():
        talk = str(row["conversation"])
        if talk in said:
            continue
        properties = seen(decoded(row["properties"]), sight)
        words = text(properties, "subject", "text", "body", "snippet", "preview")
        if words:
            said[talk] = shortened(words, 40)
        elif page := page_words(page_of(properties, seen(decoded(row["context"]), sight))):
            pages.setdefault(talk, shortened(page, 40))
    return pages | said
