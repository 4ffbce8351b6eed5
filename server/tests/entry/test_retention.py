"""Retention: what is older than the setting goes, what is younger stays."""

from datetime import timedelta

import msgspec

from wayline.entry.parts import Parts
from wayline.entry.retention import forget
from wayline.entry.settings import PrivacySettings
from wayline.kit.clock import utc_now
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
