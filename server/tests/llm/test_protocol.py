"""The protocol server of our tests is true: the real OpenAI client finds in it what it expects."""

import openai
import pytest

from tests.llm.openai_server import KEY, MODEL, OpenAiServer

SAID: list[openai.types.chat.ChatCompletionMessageParam] = [{"role": "user", "content": "Hello there"}]


@pytest.fixture
def theirs(server: OpenAiServer) -> openai.OpenAI:
    """Their client, which tries nothing twice here."""
    return openai.OpenAI(base_url=server.url, api_key=KEY, max_retries=0, timeout=1.0)


def test_it_completes_a_chat_and_counts(theirs: openai.OpenAI) -> None:
    done = theirs.chat.completions.create(model=MODEL, messages=SAID, max_tokens=5)
    assert (done.choices[0].message.content, done.choices[0].finish_reason) == ("You said 1 things.", "stop")
    assert done.usage is not None
    assert (done.usage.prompt_tokens, done.usage.completion_tokens) == (2, 4)


def test_it_streams(theirs: openai.OpenAI) -> None:
    parts = list(theirs.chat.completions.create(model=MODEL, messages=SAID, stream=True))
    assert "".join(part.choices[0].delta.content or "" for part in parts) == "You said 1 things."
    assert parts[-1].choices[0].finish_reason == "stop"


def test_it_embeds_and_lists_models(theirs: openai.OpenAI) -> None:
    found = theirs.embeddings.create(model=MODEL, input=["a", "abc"])
    assert [each.embedding for each in found.data] == [[1.0, 0.5, -1.0], [3.0, 0.5, -1.0]]
    assert [model.id for model in theirs.models.list()] == [MODEL]


@pytest.mark.parametrize(
    ("mood", "error"),
    [
        ("busy", openai.RateLimitError),
        ("broken", openai.InternalServerError),
        ("slow", openai.APITimeoutError),
        ("cut", openai.APIConnectionError),
        ("modern", openai.BadRequestError),
    ],
)
def test_its_failures_are_what_the_client_takes_them_for(
    server: OpenAiServer, theirs: openai.OpenAI, mood: str, error: type[Exception]
) -> None:
    server.mood = mood
    with pytest.raises(error):
        theirs.chat.completions.create(model=MODEL, messages=SAID, max_tokens=5)


def test_it_refuses_a_wrong_key_and_an_unknown_model(server: OpenAiServer, theirs: openai.OpenAI) -> None:
    with pytest.raises(openai.AuthenticationError):
        theirs.with_options(api_key="wrong").chat.completions.create(model=MODEL, messages=SAID)
    with pytest.raises(openai.NotFoundError):
        theirs.chat.completions.create(model="another", messages=SAID)
    assert len(server.asked) == 1
