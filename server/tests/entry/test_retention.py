"""Retention: what is older than the setting goes, what is younger stays."""

from datetime import timedelta

import httpx
import msgspec
import pytest
from sqlalchemy import func, select

from tests.cast import As, Cast
from tests.visitor import Visitor
from wayline.collect.model import Reject
from wayline.entry.parts import Parts
from wayline.entry.retention import forget, tidy_up
from wayline.entry.settings import PrivacySettings
from wayline.kit.clock import utc_now
from wayline.kit.errors import NotFound
from wayline.kit.ids import derived_id
from wayline.touchpoints.reading import touchpoints
from wayline.touchpoints.recording import Touchpoint, identity_id


async def test_only_what_is_older_than_the_setting_is_forgotten(parts: Parts) -> None:
    now = utc_now()
    ages = (1, 29, 31, 400)
    await parts.writer.append(
        [
            Touchpoint(
                id=derived_id("test", str(days)),
                identity=identity_id("anonymous", "a"),
                name="Page Viewed",
                occurred_at=now - timedelta(days=days),
            )
            for days in ages
        ]
    )
    assert await forget(parts) == 0
    parts.settings = msgspec.structs.replace(parts.settings, privacy=PrivacySettings(retention_days=30))
    assert await forget(parts) == 2
    assert len(await parts.reading.rows(touchpoints())) == 2


async def test_files_that_were_never_sent_and_old_rejects_go_within_the_hour(
    parts: Parts, client: httpx.AsyncClient, cast: Cast, as_role: As
) -> None:
    visitor, lead = Visitor(client, cast.key), await as_role("lead")
    await visitor.arrive()
    headers = {"X-Wayline-Session": visitor.session}
    left, sent = [
        (await client.post("/w/files", files={"file": (name, b"words")}, headers=headers)).json()["id"]
        for name in ("left.txt", "sent.txt")
    ]
    await visitor.say("Here it is.", attachments=[sent])
    await client.post("/v1/track", json={"event": "", "messageId": "x"}, auth=(cast.key, ""))
    assert len((await lead.get("/api/rejects")).json()) == 1
    await tidy_up(parts, utc_now() + timedelta(hours=23))
    assert (await visitor.get(f"/w/files/{left}")).status_code == 200
    await tidy_up(parts, utc_now() + timedelta(days=8))
    assert [(await visitor.get(f"/w/files/{id}")).status_code for id in (left, sent)] == [404, 200]
    with pytest.raises(NotFound):
        await parts.files.get(f"attachments/{left}")
    async with parts.database.transaction() as tx:
        assert (await tx.execute(select(func.count()).select_from(Reject))).scalar_one() == 0
