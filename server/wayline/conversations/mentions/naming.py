"""Showing whom a note mentions: by what they are called now."""

from collections.abc import Sequence

import msgspec

from wayline.conversations.mentions.model import Mention
from wayline.conversations.naming import Names
from wayline.conversations.rendering import with_spans
from wayline.conversations.shapes import EntryShape


def with_names(entry: EntryShape, mentions: Sequence[Mention], names: Names) -> EntryShape:
    """A note with everybody it mentions set apart, under the names they have now."""
    called = {
        each.words: (names.team if each.kind == "team" else names.teammate)(each.whom_id).name for each in mentions
    }
    shown = {words: f"@{name}" for words, name in called.items() if name}
    return msgspec.structs.replace(entry, body_html=with_spans(entry.body_html, shown)) if shown else entry
