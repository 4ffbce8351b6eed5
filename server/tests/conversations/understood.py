"""What was understood of an entry, said literally and kept by the door the reader uses."""

from typing import Any

from tests.conversations.conftest import Talk, after
from wayline.conversations.model import Entry
from wayline.conversations.understanding.keeping import Occasion, Read, keep, writer_of
from wayline.language import Reading, Tongue, as_properties
from wayline.language.signals import Because

NOTHING = Reading("", "1", Tongue("en", 0.9, is_supported=True, because=Because("model")))


async def understood(talk: Talk, entry: Entry, **said: Any) -> int:
    """Keep this of an entry of the talk; what is not said is not expressed."""
    literal = as_properties(NOTHING, entry.id, writer=writer_of(entry), source="message", is_automatic=entry.automatic)
    read = [Read(entry, {**literal, "text": entry.body, **said})]
    async with talk.parts.database.transaction() as tx:
        return await keep(tx, talk.id, read, entry.position, Occasion(at=after(60)))
