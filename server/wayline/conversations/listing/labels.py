"""Filters by what teammates said of a conversation."""

from uuid import UUID

import msgspec

from wayline.conversations.fields.model import FieldValue
from wayline.conversations.states import Phase, Priority
from wayline.kit.errors import Invalid


class Labels(msgspec.Struct, frozen=True, kw_only=True):
    """Which conversations, by their labels; None: whatever it is. A tag or topic stands for what is beneath it too.

    `field` is `<id>:<value>`: a word for a text, link or date, the id of an option for a list, `true` or `false` for a
    checkbox, a number.
    """

    tag: UUID | None = None
    topic: UUID | None = None
    incident: UUID | None = None
    priority: Priority | None = None
    phase: Phase | None = None
    field: str | None = None

    @property
    def field_said(self) -> tuple[UUID, list[FieldValue]] | None:
        """The field, and what its value may be. Raises Invalid for what is no field and value."""
        if self.field is None:
            return None
        id, colon, value = self.field.partition(":")
        try:
            field = UUID(id)
        except ValueError as error:
            raise Invalid("A field is asked for as <id>:<value>.", field=self.field) from error
        if not colon or not value or "\x00" in value:
            raise Invalid("A field is asked for as <id>:<value>.", field=self.field)
        return field, [value, *_plain(value)]


def _plain(value: str) -> list[FieldValue]:
    """As a number or yes and no, if it reads so."""
    try:
        told = msgspec.json.decode(value)
    except msgspec.DecodeError:
        return []
    return [told] if isinstance(told, int | float | bool) else []
