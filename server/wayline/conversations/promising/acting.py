"""What a policy says is to be done when a promise is warned of, broken or met: done once, by Wayline itself."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from uuid import UUID

from wayline.company import address_of, team_members
from wayline.conversations import store as conversations
from wayline.conversations.assigning import assign
from wayline.conversations.model import SYSTEM, Conversation
from wayline.conversations.naming import names_for
from wayline.conversations.prioritising import prioritise
from wayline.conversations.promising import store
from wayline.conversations.promising.model import Promise, PromiseChange
from wayline.conversations.promising.policies import Act
from wayline.conversations.tagging import put_tags
from wayline.kit.db import Database, Transaction
from wayline.kit.errors import NotFound
from wayline.kit.jobs import ask
from wayline.kit.mail import Mail, Mailer

MAIL = "promises:mail"
METRICS = {
    "first_response": "First response",
    "next_response": "Next response",
    "full_resolution": "Full resolution",
    "follow_up": "Follow-up",
}
SAID = {"warned": "due soon", "breached": "overdue", "met": "kept"}


async def act_on(database: Database, change_id: UUID, at: datetime) -> None:
    """Do what is to be done about this change, unless it was done; what is not there any more is passed over."""
    async with database.transaction() as tx:
        found = await store.change(tx, change_id)
        if found is None or found[0].acted_at is not None:
            return
        change, promise = found
        plan = await store.version(tx, promise.version_id)
        done: list[str] = []
        for act in plan.acts.get(change.what, []):  # type: ignore[call-overload] # (an unknown word has no acts)
            conversation = await conversations.load(tx, promise.conversation_id)
            try:
                await ACTS[act.do](tx, act, conversation, change, at)
                done.append(act.do)
            except NotFound as error:  # a team, teammate or tag of the policy is gone
                done.append(f"{act.do}: {error.code}")
        change.acted_at, change.facts = at, {**change.facts, "acts": done}


async def mail_of(database: Database, mailer: Mailer, console: str, change_id: UUID, teammate: UUID) -> None:
    """Write to a teammate what became of a promise, if they still work here. Raises MailFailed."""
    async with database.transaction() as tx:
        found = await store.change(tx, change_id)
        to = await address_of(tx, teammate)
        if found is None or to is None:
            return
        change, promise = found
        conversation = await conversations.look_at(tx, promise.conversation_id)
        names = await names_for(tx, customers=[conversation.identity])
        policy = (await store.policy_names(tx, [promise.policy_id]))[promise.policy_id]
    who = names.customer(conversation.identity).name or "a visitor"
    subject = f"{METRICS[promise.metric]} {SAID[change.what]}: {' '.join((conversation.subject or who).split())[:120]}"
    text = [
        f"{METRICS[promise.metric]} to {who} is {SAID[change.what]} ({policy}, priority {promise.priority}).",
        *_due(promise),
        "",
        f"{console}/inbox/{conversation.id}",
    ]
    await mailer.send(Mail(to=to, subject=subject, text="\n".join(text)))


def _due(promise: Promise) -> list[str]:
    return [f"Due {promise.due_at:%Y-%m-%d %H:%M} UTC."] if promise.due_at else []


async def _notify(tx: Transaction, act: Act, conversation: Conversation, change: PromiseChange, _: datetime) -> None:
    whom = set(act.teammate_ids)
    if "assignee" in act.to and conversation.assignee_id:
        whom.add(conversation.assignee_id)
    if "team" in act.to and conversation.team_id:
        whom |= await team_members(tx, conversation.team_id)
    for teammate in sorted(whom):
        await ask(tx, MAIL, change_id=str(change.id), teammate_id=str(teammate))


async def _assign(tx: Transaction, act: Act, conversation: Conversation, _: PromiseChange, at: datetime) -> None:
    teammate = act.teammate_ids[0] if act.teammate_ids else None
    await assign(tx, conversation.id, (teammate, act.team_id or conversation.team_id), SYSTEM, at)


async def _prioritise(tx: Transaction, act: Act, conversation: Conversation, _: PromiseChange, at: datetime) -> None:
    if act.priority is not None:
        await prioritise(tx, conversation.id, act.priority, SYSTEM, at)


async def _tag(tx: Transaction, act: Act, conversation: Conversation, _: PromiseChange, at: datetime) -> None:
    if act.tag_id is not None:
        has = await conversations.tags_of(tx, conversation.id)
        await put_tags(tx, conversation.id, [*has, act.tag_id], SYSTEM, at)


Doing = Callable[[Transaction, Act, Conversation, PromiseChange, datetime], Awaitable[None]]
ACTS: dict[str, Doing] = {"notify": _notify, "assign": _assign, "prioritise": _prioritise, "tag": _tag}
