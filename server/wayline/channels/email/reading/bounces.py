"""What became of a mail of ours: reports of delivery (RFC 3464), and the forms of servers that write none."""

import re
from collections.abc import Iterator, Sequence
from email import message_from_bytes, policy
from email.message import Message
from typing import get_args

from wayline.channels.email.reading import headers
from wayline.channels.email.reading.charsets import decoded
from wayline.channels.email.reading.letter import Action, Failure
from wayline.channels.email.reading.parts import Opened, Part

ACTIONS: dict[str, Action] = {action: action for action in get_args(Action)}
STATUS = re.compile(r"\b([245]\.\d{1,3}\.\d{1,3})\b")
REPLY = re.compile(r"\b([45]\d\d)[ -]")
MOST = 200
QMAIL = re.compile(r"(?m)^<([^<>\s]{1,254}@[^<>\s]{1,254})>:\s*\n((?:[^\n]+\n?){1,8})")
FAILED = re.compile(
    r"(?i)undeliver|not be delivered|delivery (?:status|failed|failure)|returned mail|failure notice|"
    r"unzustellbar|non remis|no entregado|mail delivery"
)
MACHINE = re.compile(r"(?i)^(?:mailer-daemon|postmaster|mail-?delivery|mdaemon)\b")
WRITTEN = re.compile(rb"(?im)^message-id:[ \t]*(?:\r?\n[ \t]+)?<([^<>\s]{1,900})>")


def failures(opened: Opened, sender: str, subject: str, text: str) -> tuple[Failure, ...]:
    """What the mail reports of mails of ours, an address each; nothing where it is no report."""
    message_id = _reported_id(opened.parts) or _id_in(text)
    reports = [
        part for part in opened.parts if part.type in {"message/delivery-status", "message/global-delivery-status"}
    ]
    found = [one for part in reports for one in _of_report(part, message_id)]
    if not found:
        found = list(_by_header(opened.head, text, message_id))
    if not found and MACHINE.match(sender) and FAILED.search(subject):
        found = [
            Failure(address, "failed", _status(says), _short(says), message_id) for address, says in QMAIL.findall(text)
        ]
    return tuple({one.address.lower(): one for one in found[:MOST]}.values())


def _of_report(part: Part, message_id: str | None) -> Iterator[Failure]:
    for block in re.split(rb"\n[ \t]*\n", part.content.replace(b"\r\n", b"\n")):
        told = message_from_bytes(block.lstrip() + b"\n\n", policy=policy.compat32)
        address = _recipient(told)
        action = ACTIONS.get(headers.words(headers.first(told, "action")).lower().partition(" ")[0])
        if address and action:
            says = headers.words(headers.first(told, "diagnostic-code")).partition(";")[2].strip()
            status = STATUS.search(headers.words(headers.first(told, "status")))
            yield Failure(address, action, status[1] if status else _status(says), _short(says), message_id)


def _recipient(told: Message) -> str | None:
    for name in ("original-recipient", "final-recipient"):
        said = headers.words(headers.first(told, name))
        if found := headers.ADDRESS.search(said.partition(";")[2] or said):
            return found[0]
    return None


def _by_header(head: Message, text: str, message_id: str | None) -> Iterator[Failure]:
    for said in headers.every(head, "x-failed-recipients"):
        for address in headers.ADDRESS.findall(said):
            yield Failure(address, "failed", _status(text), _short(text), message_id)


def _reported_id(parts: Sequence[Part]) -> str | None:
    for part in parts:
        if part.type in {"message/rfc822", "text/rfc822-headers", "message/global", "message/global-headers"}:
            found = WRITTEN.search(part.content[:200_000])
            if found:
                return decoded(found[1], None)[0]
    return None


def _id_in(text: str) -> str | None:
    found = WRITTEN.search(text[:200_000].encode("utf-8", "replace"))
    return decoded(found[1], None)[0] if found else None


def _status(says: str) -> str:
    """A code such as 5.1.1 out of what a server said; 5.0.0 where it names none."""
    if found := STATUS.search(says):
        return found[1]
    reply = REPLY.search(says)
    return f"{reply[1][0]}.0.0" if reply else "5.0.0"


def _short(says: str) -> str:
    return " ".join(says.split())[:500]
