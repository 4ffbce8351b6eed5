"""A proposal is named by the large language model, where one is set."""

import pytest

from tests.llm.openai_server import KEY, MODEL, OpenAiServer
from tests.themes.test_discovery import LIFTS, searched
from tests.themes.texts import themed, write
from wayline.entry.settings import ServerSettings, Settings
from wayline.llm import LlmSettings

NAMING = "Name the matter"

__all__ = ["searched"]  # the fixture that looks for proposals


@pytest.fixture
def server():
    with OpenAiServer() as found:
        yield found


@pytest.fixture
def settings(tmp_path, server):
    llm = LlmSettings(url=server.url, key=KEY, model=MODEL, allow_private=True)
    return Settings(data=tmp_path / "data", server=ServerSettings(public_url="http://wayline.test"), llm=llm)


@pytest.mark.slow
async def test_a_proposal_has_the_name_the_model_gives(parts, grown, searched, server):
    server.say = lambda _: "Broken lifts"
    await grown("Late", rules=[{"any_of": ["parcel"]}])
    await write(parts, LIFTS)
    await themed(parts, len(LIFTS))
    names = [one["name"] for one in await searched()]
    assert names
    assert set(names) == {"Broken lifts"}
    assert "wheelchair" in server.sent
    asked = server.sent.count(NAMING)
    assert asked >= 1
    await write(parts, ["The lift is stuck again, and nobody repairs it"])
    await themed(parts, len(LIFTS) + 1)
    assert {one["name"] for one in await searched()} == {"Broken lifts"}
    assert server.sent.count(NAMING) == asked
