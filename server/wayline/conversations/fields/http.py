"""Fields over HTTP."""

from collections.abc import Sequence
from uuid import UUID

import msgspec
from litestar import get, patch, post, put
from litestar.params import FromPath, JSONBody
from litestar.types import ControllerRouterHandler

from wayline.company import Permission, sight_of
from wayline.conversations import reads
from wayline.conversations.callers import author_of, teammate_of
from wayline.conversations.fields import store
from wayline.conversations.fields.keeping import FieldChange, NewField, change_field, make_field
from wayline.conversations.fields.model import Field, FieldKind, FieldValue, Option
from wayline.conversations.fields.stating import state
from wayline.conversations.shapes import ConversationShape
from wayline.kit.http import Asker, Now, Tx, needs


class FieldShape(msgspec.Struct, frozen=True):
    """A field; `used` counts the conversations it says something of."""

    id: UUID
    name: str
    kind: FieldKind
    options: Sequence[Option]
    is_archived: bool
    used: int = 0


class FieldList(msgspec.Struct, frozen=True):
    """All fields, in their order."""

    items: Sequence[FieldShape]
    next: None = None


class Value(msgspec.Struct):
    """What a field says; None: nothing."""

    value: FieldValue | None


@get("/api/fields", tags=["conversations"], **needs(Permission.CONVERSATIONS_READ))
async def list_fields(tx: Tx) -> FieldList:
    """Every field, archived ones too."""
    used = await store.how_often(tx)
    return FieldList([_shape(each, used.get(each.id, 0)) for each in await store.fields(tx)])


@post("/api/fields", tags=["conversations"], **needs(Permission.TAGS_EDIT))
async def create_field(tx: Tx, now: Now, data: JSONBody[NewField]) -> FieldShape:
    """Make a field."""
    return _shape(await make_field(tx, data, now))


@patch("/api/fields/{id:uuid}", tags=["conversations"], **needs(Permission.TAGS_EDIT))
async def update_field(tx: Tx, caller: Asker, now: Now, id: FromPath[UUID], data: JSONBody[FieldChange]) -> FieldShape:
    """Rename, move, archive a field, or change its options or kind: a kind that would lose a value is refused."""
    field = await change_field(tx, id, data, author_of(caller), now)
    return _shape(field, (await store.how_often(tx)).get(id, 0))


@put(
    "/api/conversations/{id:uuid}/fields/{field_id:uuid}",
    tags=["conversations"],
    **needs(Permission.CONVERSATIONS_REPLY),
)
async def put_field(  # noqa: PLR0917 (each is a part of the address, passed by name)
    tx: Tx, caller: Asker, now: Now, id: FromPath[UUID], field_id: FromPath[UUID], data: JSONBody[Value]
) -> ConversationShape:
    """Say with a field what holds of a conversation."""
    await state(tx, id, field_id, data.value, by=author_of(caller), at=now)
    return await reads.conversation(tx, id, teammate_of(caller), sight_of(caller))


def _shape(field: Field, used: int = 0) -> FieldShape:
    return FieldShape(field.id, field.name, FieldKind(field.kind), field.choices, field.archived_at is not None, used)


handlers: list[ControllerRouterHandler] = [list_fields, create_field, update_field, put_field]
