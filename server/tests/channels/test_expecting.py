"""How long an answer usually takes: what the metric says of the last weeks, unless the company says it itself."""

from datetime import timedelta

import httpx
import pytest
from litestar import Litestar

from tests.cast import Cast
from tests.metrics.literal import MAYA, answers, asks, at
from wayline.channels.chat import Expecting
from wayline.company import get_channel
from wayline.entry.parts import Parts


@pytest.mark.parametrize(("talks", "told"), [(29, None), (31, 90)])
async def test_it_is_the_metrics_median_where_there_is_enough(
    app: Litestar, client: httpx.AsyncClient, cast: Cast, talks: int, told: int | None
) -> None:
    parts: Parts = app.state.parts
    # Minutes: each is answered a minute and a half after it was asked.
    for number in range(talks):
        talk = f"talk {number}"
        await parts.writer.append([asks(number * 10, talk, MAYA), answers(number * 10 + 1.5, talk, MAYA)])
    app.state.expecting = Expecting(parts.database, app.state.metrics)  # the running one asks of today
    await app.state.expecting.ask(at(400) + timedelta(minutes=1))
    config = f"/w/config?key={cast.key}"
    assert (await client.get(config)).json()["answers_in"] == told
    async with parts.database.transaction() as tx:
        channel = await get_channel(tx, cast.channel_id)
        channel.settings = {**channel.settings, "answers_in": 300}
    assert (await client.get(config)).json()["answers_in"] == 300
