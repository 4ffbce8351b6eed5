"""What is sent to places outside: our own shape, signed, and what Slack, Teams and Discord take. Pure.

Nothing of a customer's is in it: no name, no word. Whoever may see those follows the address.
"""

import hashlib
import hmac
import html
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

import msgspec

TargetKind = Literal["webhook", "slack", "teams", "discord"]
What = Literal["raised", "ended", "test"]
CARD = "application/vnd.microsoft.card.adaptive"
SAID = {
    "waiting": "A customer waits too long",
    "wrote": "A customer wrote",
    "unassigned": "Many conversations are unassigned",
    "promise_warned": "A promise is due soon",
    "promise_breached": "A promise is broken",
    "follow_up": "A follow-up is due",
    "mailbox_failing": "Mail cannot be fetched",
    "mailbox_silent": "A mailbox is silent",
    "slower": "Customers wait clearly longer for answers",
}


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """An alarm as it is told outside: what became of it when, what it is of, and where it is seen."""

    delivery: UUID
    what: What
    at: datetime
    name: str
    url: str
    about: str | None = None
    alarm: UUID | None = None
    conversation: UUID | None = None
    since_at: datetime | None = None
    facts: dict[str, Any] = {}

    @property
    def sentence(self) -> str:
        """The whole of it in a line, in words."""
        if self.what == "test":
            return f"A test from Wayline: alarms reach “{self.name}”."
        said = f"{SAID[self.about or 'waiting']} ({self.name}){detail_of(self.facts)}"
        return f"Over: {said}" if self.what == "ended" else said


def detail_of(facts: dict[str, Any]) -> str:
    """How many, or which mailbox and why, behind a colon; empty where there is nothing to add."""
    said = [facts["channel"]] if "channel" in facts else []
    said += [facts["trouble"]] if "trouble" in facts else []
    said += [str(facts["count"])] if "count" in facts else []
    said += [f"{facts['missed']} mails would usually have come"] if "missed" in facts else []
    return f": {', '.join(said)}" if said else ""


def body_of(kind: TargetKind, told: Told) -> bytes:
    """What is posted there."""
    return msgspec.json.encode(BODIES[kind](told))


def headers_of(kind: TargetKind, body: bytes, secret: str, delivery: UUID, at: datetime) -> dict[str, str]:
    """The headers it is posted with; our own shape is signed."""
    told = {"Content-Type": "application/json", "User-Agent": "Wayline"}
    if kind != "webhook":
        return told
    return {**told, "Wayline-Delivery": str(delivery), "Wayline-Signature": signature(body, secret, at)}


def signature(body: bytes, secret: str, at: datetime) -> str:
    """`t=<seconds since 1970>,v1=<hex>`: HMAC-SHA256 of the seconds, a dot and the body, with the secret."""
    seconds = str(int(at.timestamp()))
    mac = hmac.new(secret.encode(), f"{seconds}.".encode() + body, hashlib.sha256)
    return f"t={seconds},v1={mac.hexdigest()}"


def _own(told: Told) -> dict[str, Any]:
    alarm = None
    if told.alarm is not None:
        alarm = {
            "id": told.alarm,
            "alert": told.name,
            "about": told.about,
            "since_at": told.since_at,
            "facts": told.facts,
            "conversation_id": told.conversation,
        }
    return {
        "id": told.delivery,
        "type": f"alarm.{told.what}",
        "at": told.at,
        "text": told.sentence,
        "url": told.url,
        "alarm": alarm,
    }


def _slack(told: Told) -> dict[str, Any]:
    return {"text": f"{html.escape(told.sentence, quote=False)}\n<{told.url}|Open in Wayline>"}


def _teams(told: Told) -> dict[str, Any]:
    card = {
        "type": "AdaptiveCard",
        "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
        "version": "1.4",
        "body": [{"type": "TextBlock", "text": told.sentence, "wrap": True, "weight": "Bolder"}],
        "actions": [{"type": "Action.OpenUrl", "title": "Open in Wayline", "url": told.url}],
    }
    return {"type": "message", "attachments": [{"contentType": CARD, "content": card}]}


def _discord(told: Told) -> dict[str, Any]:
    return {"content": f"{told.sentence}\n{told.url}"[:2000], "allowed_mentions": {"parse": []}}


BODIES = {"webhook": _own, "slack": _slack, "teams": _teams, "discord": _discord}
