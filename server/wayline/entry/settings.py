"""Every setting there is, in one frozen struct; each room brings its own section."""

from pathlib import Path
from typing import Literal

import msgspec

from wayline.alerts.settings import AlertsSettings
from wayline.channels.chat.settings import ChatSettings
from wayline.channels.email.settings import place_of
from wayline.company import CalendarsSettings
from wayline.kit.logs import LogFormat
from wayline.language import LanguageSettings
from wayline.llm import LlmSettings


class ServerSettings(msgspec.Struct, frozen=True):
    """Where the server listens, and what the world calls it."""

    host: str = "127.0.0.1"
    """The address to listen on; 0.0.0.0 for every one of this machine."""
    port: int = 8600
    """The port to listen on."""
    public_url: str = ""
    """The address that browsers and mail links use; empty: http://host:port."""
    trusted_proxies: list[str] = []
    """Addresses of proxies whose X-Forwarded-For is believed."""


class LogsSettings(msgspec.Struct, frozen=True):
    """How the server speaks to its operator."""

    format: LogFormat = "pretty"
    """`pretty` for people, `json` for machines."""
    level: Literal["debug", "info", "warning", "error"] = "info"
    """The least that is said: `debug`, `info`, `warning` or `error`."""


class MailSettings(msgspec.Struct, frozen=True):
    """Where mail goes out, and where it comes in; without `smtp_url` it is written to the log."""

    smtp_url: str = ""
    """smtp://user:password@host:587 (STARTTLS) or smtps://user:password@host:465."""
    sender: str = "Wayline <wayline@localhost>"
    """Who mail is from that is of no mailbox: invitations, transcripts."""
    listen: str = ""
    """Where mail for mailboxes is taken: lmtp://127.0.0.1:2424 (behind a mail server) or smtp://0.0.0.0:25."""
    allow_private: bool = False
    """Whether access tokens to fetch mail with may come from a private address (in your network), and plain http."""

    def __post_init__(self) -> None:
        """Raises ListenInvalid, so that a wrong place is told before anything starts."""
        if self.listen:
            place_of(self.listen)


class PrivacySettings(msgspec.Struct, frozen=True):
    """What is kept of a visitor."""

    ip_address: Literal["cut", "drop", "keep"] = "cut"
    """`cut` the last part of an address, `drop` it, or `keep` it whole."""
    respect_gpc: bool = True
    """A browser that sends Global Privacy Control is not captured."""
    respect_dnt: bool = False
    """A browser that sends Do Not Track is not captured."""
    retention_days: int = 0
    """Touchpoints older than this are deleted; 0 keeps them."""


class Settings(msgspec.Struct, frozen=True):
    """All of them."""

    data: Path = Path("wayline-data")
    """The data directory: state, log, files, keys."""
    database_url: str = ""
    """A PostgreSQL of yours (15 or newer); empty: the one that comes along."""
    files_url: str = ""
    """A bucket (s3://…) for files; empty: a folder in the data directory."""
    log_memory: str = "1GB"
    """How much memory the touchpoint log may use for one question."""
    log_threads: int = 2
    """How many threads the touchpoint log may use for one question."""
    server: ServerSettings = ServerSettings()
    logs: LogsSettings = LogsSettings()
    mail: MailSettings = MailSettings()
    privacy: PrivacySettings = PrivacySettings()
    chat: ChatSettings = ChatSettings()
    language: LanguageSettings = LanguageSettings()
    llm: LlmSettings = LlmSettings()
    alerts: AlertsSettings = AlertsSettings()
    calendars: CalendarsSettings = CalendarsSettings()

    @property
    def public_url(self) -> str:
        """The address that others use, without a slash at its end."""
        return (self.server.public_url or f"http://{self.server.host}:{self.server.port}").rstrip("/")

    @property
    def local_url(self) -> str:
        """The address on this machine, for commands that speak to the server."""
        host = "127.0.0.1" if self.server.host in {"0.0.0.0", "::"} else self.server.host  # noqa: S104 (compared, not bound)
        return f"http://{host}:{self.server.port}"
