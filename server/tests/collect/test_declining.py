"""A browser that says its owner does not want to be followed is not captured, as the settings promise."""

import httpx
import msgspec
import pytest
from litestar import Litestar

from tests.cast import Cast
from wayline.entry.parts import Parts
from wayline.entry.settings import PrivacySettings


@pytest.mark.parametrize(
    ("said", "captured"),
    [
        (("Sec-GPC", PrivacySettings()), 0),
        (("DNT", PrivacySettings()), 1),
        (("DNT", PrivacySettings(respect_dnt=True)), 0),
        (("Sec-GPC", PrivacySettings(respect_gpc=False)), 1),
    ],
)
async def test_gpc_and_dnt_are_heeded_as_set(
    app: Litestar, client: httpx.AsyncClient, cast: Cast, said: tuple[str, PrivacySettings], captured: int
) -> None:
    header, heeded = said
    app.state.settings = msgspec.structs.replace(app.state.settings, privacy=heeded)
    parts: Parts = app.state.parts
    page = {"type": "page", "anonymousId": "a", "messageId": "m"}
    answer = await client.post("/v1/page", json=page, auth=(cast.key, ""), headers={header: "1"})
    assert answer.status_code == 200
    assert len(parts.engine.query("select id from touchpoints where name = 'Page Viewed'").to_pylist()) == captured
