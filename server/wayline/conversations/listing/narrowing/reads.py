"""Labels and followers as conditions on conversations."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, and_, exists, func, literal, or_, select
from sqlalchemy.dialects.postgresql import JSONB

from wayline.conversations import store
from wayline.conversations.fields.model import Stated
from wayline.conversations.follow_ups.model import FollowUp
from wayline.conversations.followers.model import Follower
from wayline.conversations.listing.labels import Labels
from wayline.conversations.mentions.store import mentions
from wayline.conversations.model import Conversation
from wayline.conversations.states import Status
from wayline.conversations.tags.model import ConversationTag
from wayline.conversations.topics import store as topics
from wayline.conversations.topics.model import beneath
from wayline.kit.db import Transaction


async def where_labelled(tx: Transaction, labels: Labels) -> list[ColumnElement[bool]]:
    """As conditions; what lies beneath a tag or topic counts as that. Raises Invalid for a field that is none."""
    found: list[ColumnElement[bool]] = []
    if labels.priority:
        found.append(Conversation.priority == labels.priority.value)
    if labels.phase:
        found.append(Conversation.phase == labels.phase.value)
    if labels.incident:
        found.append(Conversation.incident_id == labels.incident)
    if labels.topic:
        found.append(Conversation.topic_id.in_(beneath(labels.topic, await topics.tree(tx))))
    if labels.tag:
        tags = beneath(labels.tag, await store.every_tag(tx))
        tagged = select(ConversationTag.conversation_id)
        tagged = tagged.where(ConversationTag.conversation_id == Conversation.id, ConversationTag.tag_id.in_(tags))
        found.append(exists(tagged))
    if labels.field_said:
        field, values = labels.field_said
        says = or_(*(Stated.value.contains(literal(value, JSONB)) for value in values))
        stated = select(Stated.conversation_id).where(Stated.conversation_id == Conversation.id)
        found.append(exists(stated.where(Stated.field_id == field, says)))
    return found


async def next_waking(tx: Transaction) -> datetime | None:
    """When the next snoozed conversation comes back."""
    asleep = select(func.min(Conversation.wakes_at)).where(Conversation.status == Status.SNOOZED.value)
    return (await tx.execute(asleep)).scalar_one()


def has_follow_up_of(teammate: UUID | None) -> ColumnElement[bool]:
    """Whether this teammate (or who has it now) is to come back to the customer; a missed one until they do."""
    undone = select(FollowUp.conversation_id).where(FollowUp.kept_at.is_(None), FollowUp.withdrawn_at.is_(None))
    promised, theirs = undone.where(FollowUp.teammate_id == teammate), Conversation.assignee_id == teammate
    return or_(Conversation.id.in_(promised), and_(theirs, Conversation.id.in_(undone)))


def is_followed_by(teammate: UUID | None) -> ColumnElement[bool]:
    """Whether this teammate follows it."""
    followed = select(Follower.conversation_id).where(Follower.teammate_id == teammate)
    return Conversation.id.in_(followed)


def is_mentioned(teammate: UUID | None) -> ColumnElement[bool]:
    """Whether a note in it mentions this teammate."""
    return mentions([teammate] if teammate else [])
