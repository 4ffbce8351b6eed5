"""What is known of a conversation when it is asked which policy is for it."""

from collections.abc import Iterable
from typing import Any

from wayline.conversations.model import Conversation
from wayline.conversations.promising import store
from wayline.conversations.promising.conditions import FACT, Facts, fields_of
from wayline.conversations.promising.policies import Policy
from wayline.customers import customers_by_id, facts_of
from wayline.kit.db import Transaction


async def facts_for(tx: Transaction, conversation: Conversation, policies: Iterable[Policy]) -> Facts:
    """Of this conversation, what any of these policies asks about."""
    asked = {field for policy in policies for field in fields_of(policy.plan.when)}
    facts: dict[str, list[Any]] = {
        "channel": [str(conversation.channel_id)],
        "channel_kind": [conversation.channel],
        "priority": [conversation.priority],
        "team": [str(conversation.team_id)] if conversation.team_id else [],
        "assignee": [str(conversation.assignee_id)] if conversation.assignee_id else [],
        "topic": [str(conversation.topic_id)] if conversation.topic_id else [],
        "subject": [conversation.subject] if conversation.subject else [],
        "page": [value for value in (conversation.opened_on or {}).values() if value],
    }
    for sign in conversation.signs:
        kind, _, name = sign.partition(":")
        facts.setdefault(kind, []).append(name)
    if "tag" in asked:
        facts["tag"] = list(await store.tags_of(tx, conversation.id))
    if any(field.startswith("customer.") for field in asked):
        facts |= await _of_customer(tx, conversation)
    if any(field.startswith(FACT) for field in asked):
        told = await facts_of(tx, conversation.identity)
        facts |= {f"{FACT}{name}": value if isinstance(value, list) else [value] for name, value in told.items()}
    return facts


async def _of_customer(tx: Transaction, conversation: Conversation) -> dict[str, list[Any]]:
    known = (await customers_by_id(tx, [conversation.identity])).get(conversation.identity)
    if known is None:
        return {"customer.known": [False]}
    said = {"name": known.name, "email": known.email, "company": known.company}
    return {"customer.known": [known.known], **{f"customer.{name}": [value] for name, value in said.items() if value}}
