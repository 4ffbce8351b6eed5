"""Listening: mail for the mailboxes, over LMTP or SMTP, stored before it is answered."""

import asyncio
from typing import Any

from aiosmtpd.lmtp import LMTP
from aiosmtpd.smtp import SMTP, Envelope, Session

from wayline.channels.email.mailboxes import mailboxes_at
from wayline.channels.email.reading import MOST_BYTES
from wayline.channels.email.settings import place_of
from wayline.channels.email.taking import keep
from wayline.kit.clock import utc_now
from wayline.kit.db import Database
from wayline.kit.errors import Unavailable
from wayline.kit.files import Files
from wayline.kit.logs import logger

MOST_RECIPIENTS = 100
IDLE = 120.0
"""Seconds a connection may say nothing."""
COMMANDS = {"*": 200, "NOOP": 20, "VRFY": 5, "RCPT": 200}
STORED, LATER = "250 2.0.0 Stored", "451 4.3.0 Not right now, try again"
log = logger("mail")


class Postman:
    """Answers for what it is handed: yes once it is stored, no to whom we do not know, later when we cannot."""

    def __init__(self, database: Database, files: Files, *, is_lmtp: bool) -> None:
        self._database = database
        self._files = files
        self._is_lmtp = is_lmtp

    async def handle_RCPT(  # noqa: N802 (the library's name)
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """Whether there is a mailbox for this address."""
        del server, session, options
        if len(envelope.rcpt_tos) >= MOST_RECIPIENTS:
            return "452 4.5.3 Too many recipients"
        try:
            async with self._database.transaction() as tx:
                is_ours = bool(await mailboxes_at(tx, [address]))
        except Unavailable:
            return LATER
        if not is_ours:
            return "550 5.1.1 There is no mailbox here with this address"
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 Go on"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802 (as above)
        """Store it once for each mailbox; LMTP is answered for each recipient, SMTP with the worst of these answers."""
        del server, session
        raw = _with_return_path(envelope.original_content or b"", envelope.mail_from or "")
        try:
            async with self._database.transaction() as tx:
                found = await mailboxes_at(tx, envelope.rcpt_tos)
                for channel in sorted({one.channel_id for one in found.values()}):
                    await keep(tx, self._files, channel, raw, utc_now())
        except Exception as error:  # noqa: BLE001 (whatever it is, the mail is not ours yet: who sends it keeps it)
            log.warning("a mail could not be stored, and is to be sent again", reason=str(error))
            found = {}
        # A mailbox may be gone since it was asked for; asked again, it is refused.
        answers = [STORED if one in found else LATER for one in envelope.rcpt_tos]
        return "\r\n".join(answers) if self._is_lmtp else max(answers)


async def listen(url: str, database: Database, files: Files) -> None:
    """Take mail at this place until cancelled. Raises ListenInvalid; OSError where the port is taken."""
    protocol, host, port = place_of(url)
    is_lmtp = protocol == "lmtp"
    postman = Postman(database, files, is_lmtp=is_lmtp)

    def speak() -> SMTP:
        options: dict[str, Any] = {
            "data_size_limit": MOST_BYTES,
            "enable_SMTPUTF8": True,
            "ident": "Wayline",
            "timeout": IDLE,
            "command_call_limit": COMMANDS,
            "auth_exclude_mechanism": ["LOGIN", "PLAIN"],
            "loop": asyncio.get_running_loop(),
        }
        return LMTP(postman, **options) if is_lmtp else SMTP(postman, **options)

    server = await asyncio.get_running_loop().create_server(speak, host, port)
    log.info("taking mail", at=url)
    async with server:
        await server.serve_forever()


def _with_return_path(raw: bytes, sender: str) -> bytes:
    """The last server of a mail's way writes down whom failures are told (RFC 5321, section 4.4); none is a bounce."""
    if raw[:12].lower() == b"return-path:":
        return raw
    return b"Return-Path: <" + sender.encode("utf-8", "replace") + b">\r\n" + raw
