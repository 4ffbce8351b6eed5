"""Visiting: a browser begins a session, or goes on with the one it has."""

from datetime import datetime, timedelta
from uuid import UUID

import msgspec

from wayline.channels.chat import store
from wayline.channels.chat.errors import KeyUnknown, OriginRefused, SessionUnknown
from wayline.channels.chat.model import ChatSession, ChatVisitor, hash_of
from wayline.channels.chat.proving import Person, prove
from wayline.channels.chat.settings import ChatSettings
from wayline.company import Channel, find_channel, get_channel
from wayline.conversations import hand_over
from wayline.customers import By, Kind, claim, normalised, see, set_facts
from wayline.kit.db import Transaction
from wayline.kit.ids import new_secret
from wayline.touchpoints.recording import identity_id

TOUCH_EVERY = timedelta(hours=1)


class Arrival(msgspec.Struct, frozen=True, kw_only=True):
    """What a browser says when it arrives: the channel's key, its anonymous id, a signed token, the session it kept."""

    key: str
    anonymous_id: str
    token: str | None = None
    kept: str | None = None
    origin: str | None = None


class Visit(msgspec.Struct, frozen=True):
    """A session that may be used: the token, whose it is, and why a signed token proved nothing (None: it did)."""

    session: str
    visitor: ChatVisitor
    problem: str | None = None


async def channel_of_key(tx: Transaction, key: str, origin: str | None) -> Channel:
    """The chat with this key, for a page of this origin. Raises KeyUnknown, OriginRefused."""
    channel = await find_channel(tx, key, "chat")
    if channel is None:
        raise KeyUnknown
    check_origin(channel, origin)
    return channel


def check_origin(channel: Channel, origin: str | None) -> None:
    """Raises OriginRefused. A browser always names a foreign page's origin; without one it is our own or no browser."""
    if origin is not None and not channel.allows(origin):
        raise OriginRefused(origin=origin)


async def visitor_of(
    tx: Transaction, token: str, origin: str | None, at: datetime, settings: ChatSettings
) -> ChatVisitor:
    """The visitor whose session this is. Raises SessionUnknown, OriginRefused."""
    found = await store.session(tx, token) if token else None
    if found is None or not found[0].is_live(at):
        raise SessionUnknown
    session, visitor = found
    channel = await get_channel(tx, visitor.channel_id)
    if not channel.active:
        raise SessionUnknown
    check_origin(channel, origin)
    if at - session.seen_at > TOUCH_EVERY:
        session.seen(at, timedelta(days=settings.session_days))
    return visitor


async def arrive(tx: Transaction, arrival: Arrival, at: datetime, settings: ChatSettings) -> Visit:
    """Begin a session, or go on with the kept one.

    The kept token is what proves that a browser is the same again; an anonymous id alone opens no history, for
    anybody may send it. Raises KeyUnknown, OriginRefused.
    """
    channel = await channel_of_key(tx, arrival.key, arrival.origin)
    name = normalised(Kind.ANONYMOUS, arrival.anonymous_id) or new_secret(16)
    anonymous = identity_id(Kind.ANONYMOUS, name)
    await see(tx, anonymous, Kind.ANONYMOUS, name, at)
    proof = prove(channel, arrival.token, at) if arrival.token else None
    kept = await _kept(tx, arrival.kept, channel, anonymous, at)
    visitor = kept[1] if kept else None
    if isinstance(proof, Person):
        visitor = await _known(tx, channel, (anonymous, visitor), proof, at)
    if visitor is None:
        visitor = ChatVisitor(channel_id=channel.id, anonymous=anonymous, made_at=at)
        await store.save(tx, visitor)
    problem = proof if isinstance(proof, str) else None
    lasts = timedelta(days=settings.session_days)
    if kept and arrival.kept and kept[1].id == visitor.id:
        kept[0].seen(at, lasts)
        return Visit(arrival.kept, visitor, problem)
    token = new_secret()
    await store.save(
        tx,
        ChatSession(token_hash=hash_of(token), visitor_id=visitor.id, made_at=at, seen_at=at, ends_at=at + lasts),
    )
    return Visit(token, visitor, problem)


async def _kept(
    tx: Transaction, token: str | None, channel: Channel, anonymous: UUID, at: datetime
) -> tuple[ChatSession, ChatVisitor] | None:
    """The session the browser kept, if it is of this chat and this browser is still the same one."""
    found = await store.session(tx, token) if token else None
    if found is None or not found[0].is_live(at):
        return None
    return found if found[1].channel_id == channel.id and found[1].anonymous == anonymous else None


async def _known(
    tx: Transaction, channel: Channel, browser: tuple[UUID, ChatVisitor | None], person: Person, at: datetime
) -> ChatVisitor:
    """The visitor a signed token proves; what the same browser said before is theirs too."""
    anonymous, kept = browser
    identity = identity_id(Kind.USER_ID, person.id)
    await see(tx, identity, Kind.USER_ID, person.id, at, verified=True)
    await claim(tx, anonymous, identity, By.TOKEN, at)
    facts = {name: value for name, value in (("name", person.name), ("email", person.email)) if value}
    if facts:
        await set_facts(tx, identity, facts, By.TOKEN, at)
    visitor = await store.person_on(tx, channel.id, identity)
    is_theirs = kept is not None and kept.person is None
    if visitor is None:
        visitor = kept if kept and is_theirs else ChatVisitor(channel_id=channel.id, anonymous=anonymous, made_at=at)
        visitor.person = identity
    elif kept and is_theirs:
        await hand_over(tx, kept.id, visitor.id)
    visitor.name, visitor.email = person.name or visitor.name, person.email or visitor.email
    await store.save(tx, visitor)
    return visitor
