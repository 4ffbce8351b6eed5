"""A real IMAP server for tests: Dovecot from Debian, as a process of ours on a free port of this machine."""

import asyncio
import getpass
import imaplib
import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.running import free_port

PROGRAM = shutil.which("dovecot", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")
ACCOUNT, PASSWORD = "help@court-shoes.test", 'laces "white" and \\ red'
CONFIG = """
protocols = imap
listen = 127.0.0.1
base_dir = {home}/run
state_dir = {home}/state
log_path = {home}/log
ssl = no
disable_plaintext_auth = no
auth_mechanisms = plain xoauth2
auth_failure_delay = 0
default_internal_user = {internal}
default_login_user = {internal}
default_internal_group = {group}
first_valid_uid = 1
mail_location = maildir:{home}/mail
mail_plugins = $mail_plugins quota
protocol imap {{
  mail_plugins = $mail_plugins imap_quota quota
}}
plugin {{
  quota = maildir:User quota
  quota_rule = *:storage=1M
}}
namespace inbox {{
  inbox = yes
  mailbox Sent {{
    auto = create
    special_use = \\Sent
  }}
  mailbox "Gelöschtes & Co" {{
    auto = create
  }}
}}
passdb {{
  driver = passwd-file
  args = {home}/users
  mechanisms = plain
}}
passdb {{
  driver = oauth2
  mechanisms = xoauth2
  args = {home}/oauth
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={home}/home
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = 0
  }}
}}
service anvil {{
  chroot =
}}
service stats {{
  chroot =
}}
"""
OAUTH = """
tokeninfo_url = {tokens}/info?token=
introspection_mode = auth
username_attribute = email
active_attribute = active
active_value = yes
"""


@dataclass
class Dovecot:
    """One account. `deliver` puts a mail into a folder; `flags` tells how its mails are marked."""

    home: Path
    port: int
    tokens: str = "http://127.0.0.1:9"
    process: subprocess.Popen[bytes] | None = field(default=None)

    def start(self) -> None:
        """Start it; returns once it answers."""
        assert PROGRAM
        for name in ("run", "state", "mail", "home"):
            (self.home / name).mkdir(exist_ok=True)
        uid, gid = (65534, 65534) if os.geteuid() == 0 else (os.geteuid(), os.getegid())
        if os.geteuid() == 0:  # it lets nobody read mail as root
            for place in (self.home, self.home / "mail", self.home / "home"):
                os.chown(place, uid, gid)
            for place in self.home.parents:
                with suppress(PermissionError):
                    place.chmod(place.stat().st_mode | 0o011)
        internal = "nobody" if os.geteuid() == 0 else getpass.getuser()
        group = "nogroup" if os.geteuid() == 0 else str(gid)
        config = CONFIG.format(home=self.home, internal=internal, group=group, uid=uid, gid=gid, port=self.port)
        (self.home / "dovecot.conf").write_text(config)
        (self.home / "oauth").write_text(OAUTH.format(tokens=self.tokens))
        (self.home / "users").write_text(f"{ACCOUNT}:{{PLAIN}}{PASSWORD}:::::\n")
        self.process = subprocess.Popen([PROGRAM, "-F", "-c", str(self.home / "dovecot.conf")])
        until = time.monotonic() + 20
        while True:
            with suppress(OSError), socket.create_connection(("127.0.0.1", self.port), timeout=1) as line:
                if line.recv(10).startswith(b"* OK"):
                    return
            assert self.process.poll() is None, (self.home / "log").read_text()
            assert time.monotonic() < until, (self.home / "log").read_text()
            time.sleep(0.02)

    def stop(self) -> None:
        """Stop it, and wait until it is gone."""
        if self.process:
            self.process.send_signal(signal.SIGTERM)
            self.process.wait(20)
            self.process = None

    def deliver(self, *mails: bytes, folder: str = "INBOX") -> None:
        """Put mails into a folder."""
        with self._inside() as inside:
            for raw in mails:
                verdict, said = inside.append(f'"{folder}"', "", "", raw)
                assert verdict == "OK", said

    def flags(self, folder: str = "INBOX") -> list[str]:
        """How the mails of a folder are marked, in their order."""
        with self._inside() as inside:
            inside.select(f'"{folder}"', readonly=True)
            found = inside.fetch("1:*", "(FLAGS)")[1]
            return [str(one) for one in found if one]

    def recreate(self, folder: str) -> None:
        """Throw a folder away and make it anew: its mails have other numbers."""
        with self._inside() as inside:
            inside.delete(f'"{folder}"')
            inside.create(f'"{folder}"')

    def _inside(self) -> imaplib.IMAP4:
        found = imaplib.IMAP4("127.0.0.1", self.port)
        found.login(ACCOUNT, PASSWORD)
        return found


@pytest.fixture
def dovecot(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dovecot]:
    """A mail server with one account."""
    if PROGRAM is None:
        pytest.skip("Dovecot is not installed: `make setup-test` installs dovecot-imapd where it may.")
    found = Dovecot(tmp_path_factory.mktemp("d"), free_port())
    found.start()
    yield found
    found.stop()


async def off(work: object, *arguments: object) -> object:
    """Do blocking work beside the loop, on which our own server runs."""
    return await asyncio.to_thread(work, *arguments)  # type: ignore[arg-type]  # (any callable of the fixture)
