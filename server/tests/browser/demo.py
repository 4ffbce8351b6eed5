"""A running `wayline demo`: the console, the shop beside it, and who may sign in."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

from tests.running import RunningServer

SIZE = ("--customers", "30", "--days", "20", "--parcel-seconds", "4")


class Demo(RunningServer):
    """The demo command with a small past and quick parcels."""

    def __init__(self, data: Path) -> None:
        super().__init__(data, "demo", *SIZE)
        self.shop_url = f"http://127.0.0.1:{self.port + 1}"

    def start(self) -> None:
        """Start it; return when the past is written."""
        super().start()
        self.says(r"(The past is written)")

    @property
    def password(self) -> str:
        """Everybody's, as it was printed."""
        return self.says(r"password ([0-9a-f-]+)")

    @property
    def database_url(self) -> str:
        """Where its PostgreSQL is reached: over the socket that its first process names in its folder."""
        named = (self.data / "demo" / "postgres" / "postmaster.pid").read_text().splitlines()
        return f"postgresql://postgres@/postgres?host={named[4]}"

    @contextmanager
    def signed_in(self, who: str) -> Iterator[httpx.Client]:
        """The API as this teammate: "ana", "tom", …"""
        with httpx.Client(base_url=self.url, timeout=60) as client:
            me = client.post("/api/sign-in", json={"email": f"{who}@cortado.example", "password": self.password})
            client.headers["X-CSRF-Token"] = me.raise_for_status().json()["csrf"]
            yield client
