"""The other side of the chat: a real server with one teammate, Tom, who answers through the console's API."""

import re
import time
from typing import Any
from uuid import uuid4

import httpx

from tests.running import RunningServer

PASSWORD = "white and red laces, size 43"
PATIENCE_SECONDS = 30.0
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def printed_token(server: RunningServer) -> str:
    """The token of the set-up link, which the server prints once it serves."""
    until = time.monotonic() + PATIENCE_SECONDS
    while not (found := re.findall(r"setup\?token=([\w-]+)", server.log_file.read_text())):
        assert time.monotonic() < until, "The server printed no set-up link."
        time.sleep(0.05)
    return str(found[-1])


class Desk:
    """Tom at his desk."""

    def __init__(self, server: RunningServer) -> None:
        self.server = server
        self.client = httpx.Client(base_url=server.url, timeout=60)
        start = {
            "token": printed_token(server),
            "company_name": "Cortado",
            "name": "Tom Keller",
            "email": "tom@cortado.test",
            "password": PASSWORD,
            "time_zone": "UTC",
        }
        self.ask("POST", "/api/setup", start)
        self.ask("POST", "/api/sign-in", {"email": start["email"], "password": PASSWORD})
        self.client.headers["X-CSRF-Token"] = self.ask("GET", "/api/me")["csrf"]
        self.channel = next(each for each in self.items("/api/channels") if each["kind"] == "chat")
        self.key: str = self.channel["key"]

    def ask(self, method: str, path: str, body: Any = None) -> Any:
        """A call that must succeed; its answer."""
        answer = self.client.request(method, path, json=body)
        assert answer.is_success, f"{method} {path}: {answer.status_code} {answer.text}"
        return answer.json() if answer.content else None

    def items(self, path: str) -> list[Any]:
        """The things of a list."""
        given = self.ask("GET", path)
        found: list[Any] = given["items"] if isinstance(given, dict) else given
        return found

    def configure(self, **widget: Any) -> None:
        """Change the widget's settings; everything else goes back to what a new channel has."""
        self.ask("PATCH", f"/api/channels/{self.channel['id']}", {"settings": widget})

    def be_there(self) -> None:
        """Open day and night."""
        self._keep_hours({day: [{"opens": "00:00", "closes": "24:00"}] for day in DAYS})

    def go_home(self) -> None:
        """Never open."""
        self._keep_hours({})

    def _keep_hours(self, week: dict[str, Any]) -> None:
        for schedule in self.items("/api/schedules"):
            self.ask("PUT", f"/api/schedules/{schedule['id']}", {"hours": {"time_zone": "UTC", "week": week}})

    def conversations(self) -> list[Any]:
        """All conversations, the newest first."""
        return self.items("/api/conversations?view=all")

    def conversation_with(self, words: str) -> str:
        """The id of the conversation in which these words were said, once there is one."""
        until = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < until:
            for conversation in self.conversations():
                if any(words in entry["body"] for entry in self.said(conversation["id"])):
                    return str(conversation["id"])
            time.sleep(0.1)
        raise AssertionError(f"Nobody said {words!r}.")

    def said(self, conversation_id: str) -> list[Any]:
        """The messages of a conversation, in order."""
        entries = self.items(f"/api/conversations/{conversation_id}/entries?limit=200")
        return [entry for entry in entries if entry["kind"] == "message"]

    def answer(self, conversation_id: str, body: str, kind: str = "message") -> Any:
        """Write a message, or a note that only teammates see."""
        message = {"client_id": str(uuid4()), "kind": kind, "body": body, "attachments": []}
        return self.ask("POST", f"/api/conversations/{conversation_id}/messages", message)

    def act(self, conversation_id: str, name: str, **body: Any) -> None:
        """Do something else with a conversation: resolve, typing, read …"""
        self.ask("POST", f"/api/conversations/{conversation_id}/{name}", body)
