"""Touchpoints as collect records them."""

from datetime import UTC, datetime, timedelta
from typing import Any

from wayline.customers import Follower
from wayline.kit.ids import new_id
from wayline.touchpoints.recording import Touchpoint, identity_id

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


def seen(name: str, minute: int = 0, **who: Any) -> Touchpoint:
    """A touchpoint as collect records it: who it was lies in the context."""
    traits = who.pop("traits", None)
    signed_in, browser = who.get("user_id"), who.get("anonymous_id")
    anonymous = identity_id("anonymous", browser) if browser else None
    return Touchpoint(
        id=new_id(),
        identity=identity_id("user", signed_in) if signed_in else anonymous,
        anonymous=anonymous,
        name=name,
        occurred_at=NOON + timedelta(minutes=minute),
        channel=who.pop("channel", "web"),
        history=who.pop("history", False),
        properties={"traits": traits} if traits is not None else {},
        context=who,
    )


async def catch_up(follower: Follower) -> None:
    while await follower.step():
        pass
