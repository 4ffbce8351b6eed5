"""How often somebody may ask: counted in windows of a minute, in this process."""

from datetime import datetime, timedelta

from wayline.channels.chat.errors import SendingTooFast

WINDOW = timedelta(minutes=1)
NOTHING = timedelta(0)
MOST_KEYS = 50_000


class Throttle:
    """Counts by key. Rough on purpose: what must be exact (messages, files) is counted in PostgreSQL."""

    def __init__(self) -> None:
        self._windows: dict[str, tuple[datetime, int]] = {}

    def count(self, key: str, most: int, at: datetime) -> None:
        """One more for this key. Raises SendingTooFast past `most` a minute."""
        begun, count = self._windows.get(key, (at, 0))
        if not NOTHING <= at - begun < WINDOW:  # over, or the clock was set back since
            begun, count = at, 0
        if count >= most:
            raise SendingTooFast(retry_after=max(1, int((begun + WINDOW - at).total_seconds())))
        if len(self._windows) > MOST_KEYS:
            self._windows = {known: window for known, window in self._windows.items() if at - window[0] < WINDOW}
        self._windows[key] = (begun, count + 1)
