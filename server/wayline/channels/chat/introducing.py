"""Introducing oneself: an address for the answer, or what was asked before the chat. A claim, not a proof."""

from datetime import datetime

from wayline.channels.chat import store
from wayline.channels.chat.model import ChatVisitor
from wayline.customers import By, Kind, claim, normalised, see, set_facts
from wayline.kit.db import Transaction
from wayline.kit.errors import Invalid
from wayline.touchpoints.recording import identity_id

SOURCE = "chat"
MOST_FIELDS = 10
LONGEST = 500


async def introduce(tx: Transaction, visitor: ChatVisitor, fields: dict[str, str], at: datetime) -> None:
    """Keep what a visitor says about themselves. An address joins them to its customer unless both are known ones."""
    facts = {name: value.strip()[:LONGEST] for name, value in list(fields.items())[:MOST_FIELDS] if value.strip()}
    if not facts:
        return
    addresses = {kind: normalised(kind, facts[kind]) for kind in (Kind.EMAIL, Kind.PHONE) if kind in facts}
    facts |= {kind.value: value for kind, value in addresses.items() if value}
    await set_facts(tx, visitor.identity, facts, SOURCE, at)
    visitor.name = facts.get("name", visitor.name)
    for kind, value in addresses.items():
        if value is None:
            continue
        identity = identity_id(kind, value)
        await see(tx, identity, kind, value, at)
        await claim(tx, visitor.identity, identity, By.BROWSER, at)
        if kind is Kind.EMAIL:
            visitor.email = value
    await store.save(tx, visitor)


async def leave_email(tx: Transaction, visitor: ChatVisitor, email: str, at: datetime) -> None:
    """Answers go to this address when they are away. Raises Invalid."""
    value = normalised(Kind.EMAIL, email)
    if value is None:
        raise Invalid("This is not an email address.", email=email[:254])
    await introduce(tx, await store.hold(tx, visitor.id), {"email": value}, at)
