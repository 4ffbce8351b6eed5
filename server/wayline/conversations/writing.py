"""What may be written: some words or a file, and not a book."""

from collections.abc import Sequence
from uuid import UUID

from wayline.conversations.errors import MessageEmpty, MessageTooLong
from wayline.kit.errors import Invalid

LONGEST = 20_000
MOST_FILES = 20


def tidied(name: str) -> str:
    """A name without blanks around or doubled within. Raises Invalid where nothing is left."""
    told = " ".join(name.split())
    if not told or "\x00" in told:
        raise Invalid("This needs a name.", name=name)
    return told


def check_words(body: str, files: Sequence[UUID]) -> None:
    """Raises MessageEmpty, MessageTooLong, or Invalid for what PostgreSQL cannot keep."""
    if not body.strip() and not files:
        raise MessageEmpty
    if len(body) > LONGEST:
        raise MessageTooLong(longest=LONGEST)
    if len(files) > MOST_FILES:
        raise Invalid(f"A message carries up to {MOST_FILES} files.", most=MOST_FILES)
    if "\x00" in body:
        raise Invalid("A message cannot contain the character NUL.")
