"""The other side: `POST {url}/chat/completions` as OpenAI specified it and many servers speak it."""

import msgspec

from wayline.kit.errors import WaylineError
from wayline.kit.outside import Answer, NoAnswer, Outside
from wayline.llm.errors import LlmFailed
from wayline.llm.settings import LlmSettings

OK, BAD, UNPROCESSABLE, TOO_MANY = 200, 400, 422, 429
LONGEST_ERROR = 300
# What some models and servers refuse, and what is sent in its stead (None: nothing).
STEAD: dict[str, str | None] = {"max_tokens": "max_completion_tokens", "temperature": None, "response_format": None}
WHY = {401: "key", 403: "key", 404: "model", 408: "late", 429: "busy"}


class Message(msgspec.Struct, frozen=True):
    """What the model said."""

    content: str | None = None


class Choice(msgspec.Struct, frozen=True):
    """One of its answers."""

    message: Message


class Usage(msgspec.Struct, frozen=True):
    """What it counted."""

    prompt_tokens: int = 0
    completion_tokens: int = 0


class Completion(msgspec.Struct, frozen=True):
    """The answer of the protocol, as far as it is needed."""

    choices: list[Choice]
    usage: Usage | None = None


class Said(msgspec.Struct, frozen=True):
    """An answer with what it cost; None where the server does not count."""

    text: str
    tokens_in: int | None
    tokens_out: int | None


class Endpoint:
    """Speaks the protocol; remembers what this server will not have."""

    def __init__(self, settings: LlmSettings) -> None:
        self._settings = settings
        self._outside = Outside(allow_private=settings.allow_private, within=settings.timeout_seconds)
        self._refused: set[str] = set()

    async def chat(self, messages: list[dict[str, str]], most_tokens: int, *, as_json: bool) -> Said:
        """One answer. Raises LlmFailed; its `why`: key, model, busy, late, cut, long, unreachable, rubbish, error."""
        wanted: dict[str, object] = {"max_tokens": most_tokens, "temperature": 0}
        if as_json:
            wanted["response_format"] = {"type": "json_object"}
        while True:
            answer = await self._post({"model": self._settings.model, "messages": messages, **self._taken(wanted)})
            refused = _refused(answer) if answer.status in {BAD, UNPROCESSABLE} else None
            if refused is None or refused not in wanted or refused in self._refused:
                return _read(answer, self._settings.key)
            self._refused.add(refused)

    def _taken(self, wanted: dict[str, object]) -> dict[str, object]:
        named = {(STEAD[name] if name in self._refused else name): value for name, value in wanted.items()}
        return {name: value for name, value in named.items() if name is not None}

    async def _post(self, body: dict[str, object]) -> Answer:
        url = f"{self._settings.url.rstrip('/')}/chat/completions"
        headers = {"Content-Type": "application/json", "Accept": "application/json", "User-Agent": "Wayline"}
        if self._settings.key:
            headers["Authorization"] = f"Bearer {self._settings.key}"
        try:
            return await self._outside.post(url, msgspec.json.encode(body), headers)
        except NoAnswer as error:
            raise LlmFailed(str(error), why=error.facts["why"]) from error
        except WaylineError as error:
            raise LlmFailed(str(error), why="address") from error


def _refused(answer: Answer) -> str | None:
    """The parameter that a server says it will not have."""
    try:
        error = msgspec.json.decode(answer.body)["error"]
        named = str(error.get("param") or "")
        words = str(error.get("message") or "")
    except (msgspec.DecodeError, UnicodeDecodeError, KeyError, TypeError, AttributeError):
        return None
    return next((name for name in STEAD if name == named or (not named and name in words)), None)


def _read(answer: Answer, key: str) -> Said:
    if answer.status != OK:
        why = WHY.get(answer.status, "error")
        facts: dict[str, object] = {"why": why, "status": answer.status}
        wait = answer.headers.get("retry-after", "")
        if answer.status == TOO_MANY and wait.isdecimal():
            facts["retry_after"] = int(wait)
        raise LlmFailed(f"The endpoint answered {answer.status}: {_told(answer.body, key)}", **facts)
    try:
        completion = msgspec.json.decode(answer.body, type=Completion)
        text = completion.choices[0].message.content
    except (msgspec.DecodeError, UnicodeDecodeError, IndexError) as error:
        raise LlmFailed("What the endpoint answered is not the protocol's.", why="rubbish") from error
    if not text or not text.strip():
        raise LlmFailed("The endpoint answered with no words.", why="rubbish")
    usage = completion.usage
    return Said(text, usage.prompt_tokens if usage else None, usage.completion_tokens if usage else None)


def _told(body: bytes, key: str) -> str:
    """The endpoint's own words about an error, on one short line, without our key."""
    try:
        words = str(msgspec.json.decode(body)["error"]["message"])
    except (msgspec.DecodeError, UnicodeDecodeError, KeyError, TypeError):
        words = body[:LONGEST_ERROR].decode("utf-8", "replace")
    words = words.replace(key, "…") if key else words
    return " ".join(words.split())[:LONGEST_ERROR] or "nothing"
