"""Conversations over HTTP: lists, one conversation, its entries, what is written into it."""

from typing import Annotated, Literal
from uuid import UUID

import msgspec
from litestar import get, post, put
from litestar.di import NamedDependency, Provide
from litestar.params import FromPath, FromQuery, JSONBody, Parameter
from litestar.types import ControllerRouterHandler
from msgspec import Meta

from wayline.company import Permission, sight_of
from wayline.conversations import reads, store
from wayline.conversations.acts.http import handlers as acts
from wayline.conversations.batches.http import handlers as batches
from wayline.conversations.callers import author_of, teammate_of
from wayline.conversations.conditions.model import read
from wayline.conversations.delivering import Addressed
from wayline.conversations.fields.http import handlers as fields
from wayline.conversations.files.http import handlers as files
from wayline.conversations.focusing.http import handlers as focusing
from wayline.conversations.follow_ups.http import handlers as follow_ups
from wayline.conversations.followers.http import handlers as described
from wayline.conversations.incidents.http import handlers as incidents
from wayline.conversations.links.http import handlers as links
from wayline.conversations.listing.labels import Labels
from wayline.conversations.listing.reads import Sort, View, Wanted, counts, felt_now, page_of
from wayline.conversations.macros.http import handlers as macros
from wayline.conversations.mentions.keeping import Whom
from wayline.conversations.merging.http import handlers as merging
from wayline.conversations.model import Kind
from wayline.conversations.promising.http import handlers as promising
from wayline.conversations.replying import Reply, reply
from wayline.conversations.routing.http import handlers as routing
from wayline.conversations.sending.http import handlers as sending
from wayline.conversations.shapes import (
    ConversationPage,
    ConversationShape,
    Counts,
    EntryPage,
    EntryShape,
    FeltNow,
)
from wayline.conversations.splitting.http import handlers as splitting
from wayline.conversations.states import Phase, Priority
from wayline.conversations.tags.http import handlers as tags
from wayline.conversations.topics.http import handlers as topics
from wayline.conversations.understanding.http import handlers as understanding
from wayline.conversations.understanding.reads import Emotion, Felt, Intent
from wayline.conversations.views.http import handlers as views
from wayline.conversations.writing import LONGEST
from wayline.kit.http import Asker, Now, Tx, needs
from wayline.language import Label

READ = needs(Permission.CONVERSATIONS_READ)
REPLY = needs(Permission.CONVERSATIONS_REPLY)
Ids = Annotated[list[UUID] | None, Parameter(max_items=200)]
Limit = Annotated[int, Parameter(ge=1, le=200)]


class NewMessage(msgspec.Struct):
    """What a teammate writes; `client_id` makes sending it twice the same as once.

    `addressed`: whom a mail goes to, where that is not left to the channel. `mentions`: whom a note names, with `@`
    and their name in its words.
    """

    body: Annotated[str, Meta(max_length=LONGEST)]
    client_id: Annotated[str, Meta(min_length=1, max_length=100)] | None = None
    kind: Literal["message", "note"] = "message"
    attachments: Annotated[list[UUID], Meta(max_length=20)] = []
    addressed: Addressed | None = None
    mentions: Whom = []


class DraftShape(msgspec.Struct):
    """What a teammate has begun to write."""

    body: Annotated[str, Meta(max_length=LONGEST)] = ""
    kind: Literal["message", "note"] = "message"


async def read_labels(
    *,
    tag: FromQuery[UUID | None] = None,
    topic: FromQuery[UUID | None] = None,
    incident: FromQuery[UUID | None] = None,
    priority: FromQuery[Priority | None] = None,
    phase: FromQuery[Phase | None] = None,
    field: FromQuery[str | None] = None,
) -> Labels:
    """The filters by what teammates said of it."""
    return Labels(tag=tag, topic=topic, incident=incident, priority=priority, phase=phase, field=field)


async def read_felt(
    *,
    feeling: FromQuery[Label | None] = None,
    intent: FromQuery[Intent | None] = None,
    emotion: FromQuery[Emotion | None] = None,
    urgent: FromQuery[bool | None] = None,
) -> Felt:
    """The filters by what was understood."""
    return Felt(feeling=feeling, intent=intent, emotion=emotion, urgent=urgent)


@get(
    "/api/conversations",
    tags=["conversations"],
    dependencies={"felt": Provide(read_felt), "labels": Provide(read_labels)},
    **READ,
)
async def list_conversations(  # noqa: PLR0913 (each is a filter in the address, passed by name)
    *,
    tx: Tx,
    caller: Asker,
    now: Now,
    felt: NamedDependency[Felt],
    labels: NamedDependency[Labels],
    view: FromQuery[View | None] = None,
    search: FromQuery[str | None] = None,
    channel: FromQuery[UUID | None] = None,
    id: Ids = None,
    conditions: FromQuery[str | None] = None,
    sort: FromQuery[Sort | None] = None,
    cursor: FromQuery[str | None] = None,
    limit: Limit = 50,
) -> ConversationPage:
    """Conversations of a view; open work urgent ones and longest wait first, everything else newest first.

    `sort=due`: open work by what is promised in it, what is due first (or broken longest) coming first.
    `tag` and `topic` find what lies beneath them too; `field` is `<id>:<value>`, of a list the id of an option.
    `sort=newest` and `sort=oldest`: by the last thing that happened. `conditions` are nested ones, as JSON:
    `{"all": […]}`, `{"any": […]}` or `{"none": […]}` around `{"field", "is", "value"}`.
    `feeling`, `intent` and `emotion` are of the customer's latest text that expresses one. `id`, given once or several
    times, asks for these alone.
    """
    wanted = Wanted(
        teammate=teammate_of(caller),
        now=now,
        conditions=read(conditions) if conditions else None,
        view=view,
        search=search,
        labels=labels,
        channel=channel,
        ids=tuple(id or ()),
        felt=felt,
        sort=sort,
        cursor=cursor,
        limit=limit,
        sight=sight_of(caller),
    )
    return await page_of(tx, wanted)


@get("/api/conversations/counts", tags=["conversations"], **READ)
async def count_conversations(tx: Tx, caller: Asker) -> Counts:
    """How many conversations each view of open work holds."""
    return await counts(tx, teammate_of(caller))


@get("/api/conversations/felt", tags=["conversations"], **READ)
async def count_felt(tx: Tx) -> FeltNow:
    """How many open conversations are urgent now, and how many customers unhappy: `urgent` and `feeling` list them."""
    return await felt_now(tx)


@get("/api/conversations/{id:uuid}", tags=["conversations"], **READ)
async def show_conversation(tx: Tx, caller: Asker, id: FromPath[UUID]) -> ConversationShape:
    """One conversation as it stands."""
    return await reads.conversation(tx, id, teammate_of(caller), sight_of(caller))


@get("/api/conversations/{id:uuid}/entries", tags=["conversations"], **READ)
async def list_entries(  # noqa: PLR0917 (each is a part of the address, passed by name)
    tx: Tx,
    caller: Asker,
    id: FromPath[UUID],
    after: FromQuery[int | None] = None,
    before: FromQuery[int | None] = None,
    limit: Limit = 50,
) -> EntryPage:
    """Entries by position: all that came after one (to be up to date again), or the newest before one."""
    if after is not None:
        return await reads.entries_after(tx, id, after, limit, sight_of(caller))
    return await reads.entries_before(tx, id, before, limit, sight_of(caller))


@post("/api/conversations/{id:uuid}/messages", tags=["conversations"], status_code=200, **REPLY)
async def write_message(tx: Tx, caller: Asker, now: Now, id: FromPath[UUID], data: JSONBody[NewMessage]) -> EntryShape:
    """Answer the customer, or leave a note for colleagues. The same `client_id` again gives the same entry."""
    author = author_of(caller)
    written = Reply(
        body=data.body,
        client_id=data.client_id,
        kind=Kind(data.kind),
        files=data.attachments,
        automatic=author.teammate is None,
        addressed=data.addressed,
        mentions=data.mentions,
    )
    return await reads.one_entry(tx, await reply(tx, id, written, author, now), sight_of(caller))


@get("/api/conversations/{id:uuid}/draft", tags=["conversations"], **REPLY)
async def show_draft(tx: Tx, caller: Asker, id: FromPath[UUID]) -> DraftShape:
    """What you have begun to write here."""
    found = await store.draft(tx, id, caller.id)
    return DraftShape(found.body, "note" if found.kind == Kind.NOTE else "message") if found else DraftShape()


@put("/api/conversations/{id:uuid}/draft", tags=["conversations"], **REPLY)
async def keep_draft(tx: Tx, caller: Asker, now: Now, id: FromPath[UUID], data: JSONBody[DraftShape]) -> DraftShape:
    """Keep what you have begun to write here; an empty one is forgotten."""
    await store.look_at(tx, id)
    await store.keep_draft(tx, id, caller.id, (data.body, Kind(data.kind)), now)
    return data


handlers: list[ControllerRouterHandler] = [
    list_conversations,
    count_conversations,
    count_felt,
    show_conversation,
    list_entries,
    write_message,
    show_draft,
    keep_draft,
    *acts,
    *batches,
    *described,
    *fields,
    *files,
    *focusing,
    *follow_ups,
    *incidents,
    *macros,
    *merging,
    *splitting,
    *links,
    *promising,
    *routing,
    *sending,
    *tags,
    *topics,
    *understanding,
    *views,
]
