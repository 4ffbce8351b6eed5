"""A real mail server for what goes out: Postfix from Debian, as a process of ours on a free port of this machine."""

import os
import shutil
import signal
import smtplib
import subprocess
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

PROGRAM = shutil.which("master", path="/usr/lib/postfix/sbin:/usr/libexec/postfix")
MAY_RUN = PROGRAM is not None and os.geteuid() == 0
"""Its master starts as root alone, and gives that up for those who touch mail."""
CONFIG = """
compatibility_level = 3.6
queue_directory = {home}/queue
data_directory = {home}/data
daemon_directory = {programs}
maillog_file = {home}/log
maillog_file_prefixes = {home}
mail_owner = postfix
setgid_group = postdrop
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
myhostname = mx.court-shoes.test
mydestination =
local_recipient_maps =
alias_maps =
mynetworks = 127.0.0.0/8
smtpd_relay_restrictions = permit_mynetworks, reject
smtpd_recipient_restrictions = check_recipient_access inline:{{ {refusals} }}, permit_mynetworks, reject
transport_maps = inline:{{ {{ court-shoes.test = lmtp:inet:127.0.0.1:{lmtp} }} }}
default_transport = smtp:[127.0.0.1]:{onward}
smtp_tls_security_level = none
smtpd_peername_lookup = no
smtp_host_lookup = native
"""
SERVICES = """
127.0.0.1:{port} inet n - n - - smtpd
postlog unix-dgram n - n - 1 postlogd
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
smtp unix - - n - - smtp
lmtp unix - - n - - lmtp
error unix - - n - - error
retry unix - - n - - error
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
"""
QUEUES = ("active", "bounce", "corrupt", "defer", "deferred", "flush", "hold", "incoming", "saved", "trace")


@dataclass
class Postfix:
    """Takes mail for everybody; mail for us goes to `lmtp`, all else to the server at `onward`.

    `refusals`: what is answered to an address before its mail is taken.
    """

    home: Path
    port: int
    lmtp: int
    onward: int
    refusals: dict[str, str] = field(default_factory=dict)
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """Where it takes mail."""
        return f"smtp://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Start it; returns once it answers."""
        assert PROGRAM
        for place in self.home.parents:
            with suppress(PermissionError):
                place.chmod(place.stat().st_mode | 0o011)
        self.home.chmod(0o755)
        queue, conf = self.home / "queue", self.home / "conf"
        for place in (conf, queue, queue / "pid", self.home / "data"):
            place.mkdir()
        for name in (*QUEUES, "private"):
            (queue / name).mkdir(mode=0o700)
            shutil.chown(queue / name, "postfix")
        for name in ("public", "maildrop"):
            (queue / name).mkdir()
            (queue / name).chmod(0o710 if name == "public" else 0o730)
            shutil.chown(queue / name, "postfix", "postdrop")
        shutil.chown(self.home / "data", "postfix")
        (conf / "master.cf").write_text(SERVICES.format(port=self.port))
        self._configure()
        self.process = subprocess.Popen([PROGRAM, "-c", str(conf), "-s"], stderr=subprocess.DEVNULL)
        until = time.monotonic() + 20
        while True:
            with suppress(OSError, smtplib.SMTPException), smtplib.SMTP("127.0.0.1", self.port, timeout=5):
                return
            assert self.process.poll() is None, self.log
            assert time.monotonic() < until, self.log
            time.sleep(0.02)

    def stop(self) -> None:
        """Stop it, and wait until it is gone."""
        if self.process:
            self.process.send_signal(signal.SIGTERM)
            self.process.wait(20)
            self.process = None

    def refuse(self, refusals: dict[str, str]) -> None:
        """Answer this from now on, and nothing else."""
        assert self.process
        self.refusals = refusals
        self._configure()
        self.process.send_signal(signal.SIGHUP)

    @property
    def log(self) -> str:
        """What it says of itself."""
        return (self.home / "log").read_text() if (self.home / "log").exists() else "(nothing)"

    def _configure(self) -> None:
        assert PROGRAM
        refusals = ", ".join(f"{{ {address} = {says} }}" for address, says in self.refusals.items())
        values = {"home": self.home, "programs": Path(PROGRAM).parent, "lmtp": self.lmtp, "onward": self.onward}
        (self.home / "conf" / "main.cf").write_text(CONFIG.format(**values, refusals=refusals))
