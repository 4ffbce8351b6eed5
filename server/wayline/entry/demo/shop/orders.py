"""The shop's back end: takes orders and tells Wayline what a browser cannot know, over the public HTTP API."""

import asyncio
import hashlib
from typing import Any

import httpx
import msgspec
from joserfc import jwt
from joserfc.jwk import OctKey

from wayline.kit.clock import utc_now

PACKING = 1 / 3  # of the time until a parcel is there


class Line(msgspec.Struct):
    """One product in an order."""

    id: str
    name: str
    price: float
    quantity: int
    colour_name: str = msgspec.field(name="colourName", default="")
    size: str | None = None


class Order(msgspec.Struct):
    """What the checkout sends."""

    name: str
    email: str
    card: str
    lines: list[Line]
    anonymous_id: str | None = None

    @property
    def total(self) -> float:
        """In pounds."""
        return sum(line.price * line.quantity for line in self.lines)


class Shop:
    """Knows Wayline's address, its channel's key and secret; nothing else of it."""

    def __init__(self, wayline: str, key: str, secret: str, parcel_seconds: float) -> None:
        self.wayline = wayline
        self.key = key
        self._parcel_seconds = parcel_seconds
        self._secret = OctKey.import_key(secret)
        self._client = httpx.AsyncClient(base_url=wayline, timeout=10)
        self._parcels: set[asyncio.Task[None]] = set()

    async def take(self, order: Order) -> dict[str, Any]:
        """Take an order, or say why not. Returns what the page needs to go on."""
        if order.card.replace(" ", "").endswith("0002"):
            return {"error": "Your card was declined (error 12)."}
        user_id = "cortado-" + hashlib.blake2b(order.email.strip().lower().encode(), digest_size=6).hexdigest()
        order_id = f"C-{int(utc_now().timestamp()) % 1_000_000}"
        await self.tell(
            "track",
            event="Order Completed",
            userId=user_id,
            properties=self._properties(order, order_id),
            **_who(order),
        )
        self._send_parcel(user_id, order_id)
        return {"user_id": user_id, "order_id": order_id, "token": self.token(user_id, order)}

    def token(self, user_id: str, order: Order) -> str:
        """Proof, for an hour, that this visitor is that customer: signed with the channel's secret."""
        claims = {
            "sub": user_id,
            "email": order.email,
            "name": order.name,
            "aud": self.key,
            "exp": int(utc_now().timestamp()) + 3600,
        }
        return jwt.encode({"alg": "HS256"}, claims, self._secret)

    async def tell(self, call: str, **message: Any) -> None:  # noqa: ANN401 a call's body is the Segment specification's
        """One call of the Segment-compatible API."""
        message["timestamp"] = utc_now().isoformat()
        await self._client.post(f"/v1/{call}", json=message, auth=(self.key, ""))

    async def close(self) -> None:
        """Stop the parcels that are still on their way."""
        for parcel in self._parcels:
            parcel.cancel()
        await self._client.aclose()

    def _properties(self, order: Order, order_id: str) -> dict[str, Any]:
        products = [
            {
                "product_id": line.id,
                "name": line.name,
                "variant": line.colour_name,
                "price": line.price,
                "quantity": line.quantity,
            }
            for line in order.lines
        ]
        return {
            "order_id": order_id,
            "revenue": order.total,
            "total": order.total,
            "currency": "GBP",
            "products": products,
        }

    def _send_parcel(self, user_id: str, order_id: str) -> None:
        async def travel() -> None:
            await asyncio.sleep(self._parcel_seconds * PACKING)
            await self.tell(
                "track",
                event="Order Shipped",
                userId=user_id,
                properties={"order_id": order_id, "carrier": "Penny Post"},
            )
            await asyncio.sleep(self._parcel_seconds * (1 - PACKING))
            await self.tell("track", event="Order Delivered", userId=user_id, properties={"order_id": order_id})

        task = asyncio.create_task(travel())
        self._parcels.add(task)
        task.add_done_callback(self._parcels.discard)


def _who(order: Order) -> dict[str, str]:
    return {"anonymousId": order.anonymous_id} if order.anonymous_id else {}
