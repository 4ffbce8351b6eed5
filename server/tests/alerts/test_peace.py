"""When mail of an alarm goes out: at once, after quiet hours, or once a day; by the clock on the teammate's wall."""

from datetime import UTC, datetime, time

import pytest

from wayline.alerts.sending.peace import PeaceWish, mail_moment

NIGHT = PeaceWish(quiet_from=time(22), quiet_until=time(7))
LUNCH = PeaceWish(quiet_from=time(12), quiet_until=time(13))
DAILY = PeaceWish(quiet_from=time(22), quiet_until=time(7), digest=time(8, 30))


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("wish", "zone", "now", "goes"),
    [
        (None, "Europe/Berlin", "2026-11-02 03:00", "2026-11-02 03:00"),
        (PeaceWish(), "Europe/Berlin", "2026-11-02 03:00", "2026-11-02 03:00"),
        (PeaceWish(quiet_from=time(1)), "UTC", "2026-11-02 03:00", "2026-11-02 03:00"),  # it never ends: it is none
        (NIGHT, "Europe/Berlin", "2026-11-02 20:59", "2026-11-02 20:59"),
        (NIGHT, "Europe/Berlin", "2026-11-02 21:00", "2026-11-03 06:00"),
        (NIGHT, "Europe/Berlin", "2026-11-03 05:59", "2026-11-03 06:00"),
        (NIGHT, "Europe/Berlin", "2026-11-03 06:00", "2026-11-03 06:00"),
        (NIGHT, "America/New_York", "2026-11-03 05:59", "2026-11-03 12:00"),
        (NIGHT, "Europe/Berlin", "2026-10-24 21:00", "2026-10-25 06:00"),  # that night has an hour more
        (LUNCH, "UTC", "2026-11-02 12:30", "2026-11-02 13:00"),
        (LUNCH, "UTC", "2026-11-02 13:00", "2026-11-02 13:00"),
        (DAILY, "UTC", "2026-11-02 08:29", "2026-11-02 08:30"),
        (DAILY, "UTC", "2026-11-02 08:30", "2026-11-03 08:30"),
        (DAILY, "UTC", "2026-11-02 23:00", "2026-11-03 08:30"),
    ],
)
def test_mail_goes_out(wish: PeaceWish | None, zone: str, now: str, goes: str) -> None:
    assert mail_moment(wish, zone, utc(now)) == utc(goes)
