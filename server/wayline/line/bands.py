"""Service as bands: from the start of a conversation to its resolution, and again from each reopening."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from itertools import pairwise
from typing import Any

import msgspec

from wayline.line.model import Band

BAND_NAMES = (
    "Conversation Started",
    "Conversation Resolved",
    "Conversation Reopened",
    "Conversation Marked Spam",
    "Conversation Spam Undone",
    "Conversation Merged",
    "Message Received",
    "Message Sent",
    "Call Started",
    "Video Started",
    "Cobrowse Started",
)
_ENDS = {"Conversation Resolved", "Conversation Marked Spam", "Conversation Merged"}
_BEGINS_AGAIN = {"Conversation Reopened", "Conversation Spam Undone", "Message Received"}


class _Stretch(msgspec.Struct):
    began_at: datetime
    ended_at: datetime | None
    channels: list[str]


def bands(rows: Iterable[Mapping[str, Any]], labels: Mapping[str, str]) -> list[Band]:
    """The stretches of each conversation, oldest first. Rows are in order of time; `labels` name conversations."""
    conversations: dict[str, list[_Stretch]] = {}
    for row in rows:
        stretches = conversations.setdefault(str(row["conversation"]), [])
        running = bool(stretches) and stretches[-1].ended_at is None
        if not running and (not stretches or row["name"] in _BEGINS_AGAIN):
            stretches.append(_Stretch(row["occurred_at"], None, []))
        now = stretches[-1]
        if now.ended_at is None:
            _go_on(now, row)
    found = [
        _band(conversation, stretch, labels)
        for conversation, stretches in conversations.items()
        for stretch in stretches
    ]
    return sorted(found, key=lambda band: (band.began_at, band.conversation_id))


def _go_on(stretch: _Stretch, row: Mapping[str, Any]) -> None:
    if row["name"] in _ENDS:
        stretch.ended_at = row["occurred_at"]
        return
    channel = {"Video Started": "video", "Cobrowse Started": "cobrowse", "Call Started": "voice"}.get(
        row["name"], row["channel"]
    )
    if not stretch.channels or stretch.channels[-1] != channel:
        stretch.channels.append(channel)


def _band(conversation: str, stretch: _Stretch, labels: Mapping[str, str]) -> Band:
    first = stretch.channels[0] if stretch.channels else "chat"
    moved = any(one != other for one, other in pairwise(stretch.channels))
    way = " → ".join(stretch.channels[:3]) if moved else first
    return Band(
        conversation_id=conversation,
        began_at=stretch.began_at,
        ended_at=stretch.ended_at,
        channel=first,
        label=way if moved else labels.get(conversation, way),
        subject=labels.get(conversation),
        open=stretch.ended_at is None,
    )
