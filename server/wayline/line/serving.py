"""A customer through the lens of service: contacts, and how long the first answer took."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from statistics import median
from typing import Any

from wayline.line.facts import page_of, page_words, shortened, text
from wayline.line.model import ServiceSummary
from wayline.line.showing import decoded

Row = Mapping[str, Any]


def service(rows: Sequence[Row]) -> ServiceSummary:
    """Contacts, and the median of their first response times (the definition of the metric, for one customer)."""
    spam = _spam(rows)
    asked: dict[str, datetime] = {}
    waits: dict[str, float] = {}
    contacts: set[str] = set()
    for row in rows:
        talk = str(row["conversation"])
        if talk in spam:
            continue
        if row["name"] == "Conversation Started" and row["initiated_by"] == "customer":
            contacts.add(talk)
        if _automatic(row):
            continue
        if row["name"] == "Message Received" and row["initiated_by"] == "customer":
            asked.setdefault(talk, row["occurred_at"])
        if row["name"] == "Message Sent" and row["initiated_by"] == "company" and talk in asked:
            waits.setdefault(talk, (row["occurred_at"] - asked[talk]).total_seconds())
    return ServiceSummary(len(contacts | set(asked)), median(waits.values()) if waits else None)


def conversation_labels(rows: Sequence[Row]) -> dict[str, str]:
    """What a conversation is called on the line: its subject, else how it began."""
    labels: dict[str, str] = {}
    for row in rows:
        if str(row["conversation"]) in labels:
            continue
        properties = decoded(row["properties"])
        words = text(properties, "subject", "text", "body", "snippet", "preview")
        if not words and row["name"] == "Conversation Started":
            words = page_words(page_of(properties, decoded(row["context"])))
        if words:
            labels[str(row["conversation"])] = shortened(words, 40)
    return labels


def _automatic(row: Row) -> bool:
    """Bots and automatic replies are nobody's answer, and an automatic mail waits for none."""
    return row["channel"] == "bot" or "automatic" in (row["marks"] or "")


def _spam(rows: Sequence[Row]) -> set[str]:
    spam: set[str] = set()
    for row in rows:
        if row["name"] == "Conversation Marked Spam":
            spam.add(str(row["conversation"]))
        elif row["name"] == "Conversation Spam Undone":
            spam.discard(str(row["conversation"]))
    return spam
