"""A visitor of the demo's shop, over the widget's own HTTP."""

from typing import Any
from uuid import uuid4

import httpx
import msgspec

from tests.browser.demo import Demo
from wayline.entry.demo.starting import Opened


class Maya:
    """A visitor who writes."""

    def __init__(self, demo: Demo) -> None:
        opened = msgspec.json.decode((demo.data / "demo" / "demo.json").read_bytes(), type=Opened)
        self.client = httpx.Client(base_url=demo.url, timeout=60)
        asked = {"key": opened.channel_key, "anonymous_id": str(uuid4())}
        given = self.client.post("/w/sessions", json=asked).raise_for_status().json()
        self.client.headers["X-Wayline-Session"] = given["session"]
        self.conversation: str | None = None

    def says(self, words: str) -> None:
        message: dict[str, Any] = {"client_id": str(uuid4()), "body": words, "conversation_id": self.conversation}
        sent = self.client.post("/w/messages", json=message).raise_for_status()
        self.conversation = sent.json()["conversation_id"]
