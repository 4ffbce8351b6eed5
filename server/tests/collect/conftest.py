"""A shop that sends: a chat channel with its public key, and a server with an API key."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Any, NamedTuple

import httpx
import pytest

from wayline.company.channels.model import Channel
from wayline.company.keys.model import PREFIX, ApiKey
from wayline.company.model import Company
from wayline.company.tokens import new_token, token_hash
from wayline.entry.parts import Parts
from wayline.kit.ids import new_id
from wayline.touchpoints.reading import touchpoints

BEGAN = datetime(2026, 1, 1, tzinfo=UTC)
SECRET = "a-secret-of-thirty-two-characters"
Rows = Callable[[], Awaitable[list[dict[str, Any]]]]


class Shop(NamedTuple):
    """What it sends with."""

    channel: Channel
    key: str
    server_key: str


@pytest.fixture
async def shop(parts: Parts) -> Shop:
    server_key = new_token(PREFIX)
    scopes = ["collect.write", "history.import"]
    channel = Channel(kind="chat", name="Shop", key=f"wk_{new_id().hex}", secret=SECRET, made_at=BEGAN)
    async with parts.database.transaction() as tx:
        tx.add(Company(name="Cortado", time_zone="Europe/London", currency="GBP", started_at=BEGAN))
        tx.add(channel)
        tx.add(
            ApiKey(
                name="Shop's server",
                token_hash=token_hash(server_key),
                begins_with=server_key[:9],
                scopes=scopes,
                made_by=None,
                made_at=BEGAN,
            )
        )
    return Shop(channel, channel.key, server_key)


@pytest.fixture
async def browser(client: httpx.AsyncClient, shop: Shop) -> httpx.AsyncClient:
    """Sends with the channel's key."""
    client.auth = httpx.BasicAuth(shop.key, "")
    return client


@pytest.fixture
def rows(parts: Parts) -> Rows:
    """What the log holds, in the order it was recorded."""

    async def read() -> list[dict[str, Any]]:
        return await parts.reading.rows(touchpoints().order_by("position"))

    return read


def track(name: str = "Product Viewed", **more: Any) -> dict[str, Any]:
    return {"type": "track", "event": name, "anonymousId": "anon-1", "messageId": str(new_id()), **more}
