"""A server of our own that speaks the OpenAI protocol and answers by rule; proved true with their client."""

import base64
import json
import struct
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self

KEY, MODEL = "sk-our-own-server", "rule-1"
Say = Callable[[list[dict[str, str]]], str]


class OpenAiServer:
    """`mood` is how it behaves: well, busy, broken, slow, cut, rubbish, endless, modern (no max_tokens), uncounted."""

    def __init__(self) -> None:
        self.mood = "well"
        self.say: Say = lambda messages: f"You said {len(messages)} things."
        self.asked: list[dict[str, Any]] = []
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), type("Ours", (Handler,), {"server_of": self}))
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_port}/v1"

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    @property
    def sent(self) -> str:
        """Everything it was ever sent."""
        return json.dumps(self.asked, ensure_ascii=False)


class Handler(BaseHTTPRequestHandler):
    """One connection."""

    server_of: OpenAiServer
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        models = [{"id": MODEL, "object": "model", "created": 1, "owned_by": "us"}]
        self._answer(200, {"object": "list", "data": models})

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if self.headers.get("Authorization") != f"Bearer {KEY}":
            given = (self.headers.get("Authorization") or "").removeprefix("Bearer ")
            return self._refuse(401, f"Incorrect API key provided: {given}.", "invalid_api_key")
        self.server_of.asked.append(body)
        if (refused := _refused(self.server_of.mood, body)) is not None:
            return self._refuse(*refused)
        if self.path == "/v1/embeddings":
            return self._answer(200, _embeddings(body))
        if self.path != "/v1/chat/completions":
            return self._refuse(404, "Unknown request URL.", "unknown_url")
        return self._stream(body) if body.get("stream") else self._complete(body)

    def _complete(self, body: dict[str, Any]) -> None:
        if self.server_of.mood == "slow":
            time.sleep(20)
        if self.server_of.mood == "rubbish":
            return self._raw(b'{"choices": [{"message": {"content": ', 200)
        if self.server_of.mood == "endless":
            return self._raw(b'{"choices": "' + b"x" * 3_000_000 + b'"}', 200)
        completion = _completion(self.server_of.say(body["messages"]), body)
        if self.server_of.mood == "uncounted":
            del completion["usage"]
        if self.server_of.mood == "cut":
            content = json.dumps(completion).encode()
            self._head(200, {"Content-Length": str(len(content))})
            self.wfile.write(content[: len(content) // 2])
            self.close_connection = True
            return None
        return self._answer(200, completion)

    def _stream(self, body: dict[str, Any]) -> None:
        self._head(200, {"Content-Type": "text/event-stream", "Connection": "close"})
        self.close_connection = True
        for number, part in enumerate(_parts(self.server_of.say(body["messages"]), body)):
            if self.server_of.mood == "cut" and number == 2:
                return
            self.wfile.write(b"data: " + json.dumps(part).encode() + b"\n\n")
        self.wfile.write(b"data: [DONE]\n\n")

    def _refuse(self, status: int, message: str, code: str, param: str | None = None) -> None:
        error = {"message": message, "type": "invalid_request_error", "param": param, "code": code}
        self._answer(status, {"error": error}, {"Retry-After": "7"} if status == 429 else {})

    def _answer(self, status: int, told: dict[str, Any], more: dict[str, str] | None = None) -> None:
        self._raw(json.dumps(told).encode(), status, more or {})

    def _raw(self, content: bytes, status: int, more: dict[str, str] | None = None) -> None:
        self._head(status, {"Content-Type": "application/json", "Content-Length": str(len(content)), **(more or {})})
        self.wfile.write(content)

    def _head(self, status: int, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Tests are silent."""


def _refused(mood: str, body: dict[str, Any]) -> tuple[int, str, str, str | None] | None:
    if mood == "busy":
        return 429, "Rate limit reached.", "rate_limit_exceeded", None
    if mood == "broken":
        return 500, "The server had an error.", "server_error", None
    if body.get("model") != MODEL:
        return 404, f"The model {body.get('model')!r} does not exist.", "model_not_found", None
    said = body.get("messages", [{"role": "user", "content": ""}] if "input" in body else [])
    if not said or any(each.get("role") not in {"system", "user", "assistant"} for each in said):
        return 400, "Invalid messages.", "invalid_value", "messages"
    for name in ("max_tokens", "temperature") if mood == "modern" else ():
        if name in body:
            return 400, f"Unsupported parameter: {name!r}.", "unsupported_parameter", name
    return None


def _completion(words: str, body: dict[str, Any]) -> dict[str, Any]:
    sent, got = sum(len(each["content"].split()) for each in body["messages"]), len(words.split())
    message = {"role": "assistant", "content": words, "refusal": None}
    return {
        "id": "chatcmpl-1", "object": "chat.completion", "created": 1, "model": body["model"],
        "choices": [{"index": 0, "message": message, "finish_reason": "stop", "logprobs": None}],
        "usage": {"prompt_tokens": sent, "completion_tokens": got, "total_tokens": sent + got},
    }  # fmt: skip


def _parts(words: str, body: dict[str, Any]) -> Iterator[dict[str, Any]]:
    same = {"id": "chatcmpl-1", "object": "chat.completion.chunk", "created": 1, "model": body["model"]}
    for delta, end in [
        ({"role": "assistant", "content": ""}, None),
        *[({"content": w}, None) for w in words],
        ({}, "stop"),
    ]:
        yield {**same, "choices": [{"index": 0, "delta": delta, "finish_reason": end}]}


def _embeddings(body: dict[str, Any]) -> dict[str, Any]:
    texts = [body["input"]] if isinstance(body["input"], str) else body["input"]
    found = []
    for place, words in enumerate(texts):
        vector = [float(len(words)), 0.5, -1.0]
        coded = base64.b64encode(struct.pack("<3f", *vector)).decode()
        given = coded if body.get("encoding_format") == "base64" else vector
        found.append({"object": "embedding", "index": place, "embedding": given})
    return {"object": "list", "data": found, "model": body["model"], "usage": {"prompt_tokens": 3, "total_tokens": 3}}
