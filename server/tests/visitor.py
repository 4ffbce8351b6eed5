"""A visitor of the chat in a test: what the widget does, without a browser."""

from typing import Any
from uuid import uuid4

import httpx

Answer = dict[str, Any]


class Visitor:
    """One browser on one page."""

    def __init__(self, client: httpx.AsyncClient, key: str, anonymous_id: str | None = None) -> None:
        self.client = client
        self.key = key
        self.anonymous_id = anonymous_id or str(uuid4())
        self.session = ""

    async def arrive(self, token: str | None = None, *, keep: bool = True, **headers: str) -> Answer:
        """Begin a session, sending the kept one along."""
        kept = {"X-Wayline-Session": self.session} if self.session and keep else {}
        body = {"key": self.key, "anonymous_id": self.anonymous_id, "token": token}
        answer = await self.client.post("/w/sessions", json=body, headers={**kept, **headers})
        assert answer.status_code == 200, answer.text
        given: Answer = answer.json()
        self.session = given["session"]
        return given

    async def post(self, path: str, body: Any = None, **more: Any) -> httpx.Response:
        """A call with the session."""
        return await self.client.post(path, json=body, headers={"X-Wayline-Session": self.session}, **more)

    async def get(self, path: str) -> httpx.Response:
        """A question with the session."""
        return await self.client.get(path, headers={"X-Wayline-Session": self.session})

    async def try_to_say(self, body: str, conversation_id: str | None = None, **more: Any) -> httpx.Response:
        """Send a message; the answer whatever it is."""
        sent = {"client_id": str(uuid4()), "body": body, "conversation_id": conversation_id, **more}
        return await self.post("/w/messages", sent)

    async def say(self, body: str, conversation_id: str | None = None, **more: Any) -> Answer:
        """Send a message that is taken in."""
        answer = await self.try_to_say(body, conversation_id, **more)
        assert answer.status_code == 200, answer.text
        given: Answer = answer.json()
        return given

    async def entries(self, conversation_id: str, after: int = 0) -> list[Answer]:
        """What this visitor may see, after a position."""
        answer = await self.get(f"/w/conversations/{conversation_id}/entries?after={after}")
        assert answer.status_code == 200, answer.text
        items: list[Answer] = answer.json()["items"]
        return items
