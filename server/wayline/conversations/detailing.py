"""What lists and panels show of conversations beside themselves: topic, followers, fields."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from wayline.conversations.fields import store as fields
from wayline.conversations.fields.model import Stated, words_of
from wayline.conversations.follow_ups import store as follow_ups
from wayline.conversations.follow_ups.model import FollowUp
from wayline.conversations.followers.store import followers_of
from wayline.conversations.model import Conversation
from wayline.conversations.naming import names_for
from wayline.conversations.shapes import FieldSaid, FollowUpShape, TopicRef
from wayline.conversations.splitting.store import origins_of
from wayline.conversations.topics import store as topics
from wayline.conversations.topics.model import path_of
from wayline.kit.db import Transaction


async def details_of(tx: Transaction, rows: Sequence[Conversation]) -> dict[UUID, dict[str, Any]]:
    """By conversation: `topic`, `followers`, `fields` and `split_from_id`, where there are any."""
    ids = [row.id for row in rows]
    found: dict[UUID, dict[str, Any]] = {id: {} for id in ids}
    if any(row.topic_id for row in rows):
        tree = await topics.tree(tx)
        for row in rows:
            if row.topic_id:
                found[row.id]["topic"] = TopicRef(row.topic_id, path_of(row.topic_id, tree))
    followers = await followers_of(tx, ids)
    names = await names_for(tx, teammates={each for every in followers.values() for each in every})
    for id, teammates in followers.items():
        found[id]["followers"] = [names.teammate(each) for each in teammates]
    for id, follow_up in (await _promised(tx, ids)).items():
        found[id]["follow_up"] = follow_up
    for id, said in (await _said(tx, ids)).items():
        found[id]["fields"] = said
    for id, split_from in (await origins_of(tx, ids)).items():
        found[id]["split_from_id"] = split_from
    return found


async def _said(tx: Transaction, ids: Sequence[UUID]) -> dict[UUID, list[FieldSaid]]:
    values = await fields.values_of(tx, ids)
    if not values:
        return {}
    known = {field.id: field for field in await fields.fields(tx)}

    def shape(row: Stated) -> FieldSaid:
        field = known[row.field_id]
        return FieldSaid(field.id, field.name, row.value, words_of(row.value, field.choices))

    return {id: [shape(row) for row in said] for id, said in values.items()}


async def _promised(tx: Transaction, ids: Sequence[UUID]) -> dict[UUID, FollowUpShape]:
    latest = await follow_ups.latest_of(tx, ids)
    promised = {id: each for id, each in latest.items() if each.withdrawn_at is None}
    names = await names_for(tx, teammates={each.teammate_id for each in promised.values() if each.teammate_id})

    def shape(row: FollowUp) -> FollowUpShape:
        who = names.teammate(row.teammate_id) if row.teammate_id else None
        return FollowUpShape(row.due_at, row.words, who, row.state)

    return {id: shape(each) for id, each in promised.items()}
