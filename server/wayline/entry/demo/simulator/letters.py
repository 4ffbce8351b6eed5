"""Mail of the past: a few weeks of letters to two mailboxes, what was answered, and what came back."""

import struct
import zlib
from collections.abc import Sequence
from datetime import datetime, timedelta
from email.message import EmailMessage
from email.utils import format_datetime, formataddr
from random import Random
from typing import Literal

import msgspec

from wayline.entry.demo.simulator.mail_words import AWAY, FORGED, LETTERS, SIGNED, WROTE
from wayline.entry.demo.simulator.people import Person
from wayline.entry.demo.simulator.plan import Plan
from wayline.entry.demo.simulator.talk import when_open
from wayline.entry.demo.simulator.truth import Truth

MAILBOXES = (("Cortado Help", "help@cortado.example"), ("Cortado Orders", "orders@cortado.example"))
CHECKED_BY = "mx.cortado.example"
"""The server whose word on senders is believed."""
MOST = 28
WEEKS = timedelta(weeks=5)
ANSWERERS = ("Tom Reed", "Sara Lind")
Special = Literal["", "bounce", "away", "forged"]


class Line(msgspec.Struct, frozen=True):
    """One mail. `by` is the customer, a teammate's name, or `server` for one that tells of a failure."""

    at: datetime
    by: str
    text: str
    subject: str
    special: Special = ""


class Exchange(msgspec.Struct, frozen=True):
    """The mails of one matter, at one mailbox; `resolved_at` is None where it is still open."""

    key: str
    mailbox: str
    person: Person
    lines: list[Line]
    resolved_at: datetime | None


def letters(people: Sequence[Person], plan: Plan, truth: Truth) -> list[Exchange]:
    """What customers who are known by their address wrote, oldest first; what is true about it is written down."""
    random = Random(f"{plan.seed}-mail")  # noqa: S311 a play, not a secret
    chosen = random.sample(list(people), min(MOST, len(people)))
    begins = max(plan.until - WEEKS, plan.until - timedelta(days=plan.days)) + timedelta(hours=2)
    span = (plan.until - begins).total_seconds()
    found = []
    for number, person in enumerate(chosen):
        at = begins + timedelta(seconds=round(span * (number + random.random()) / len(chosen)))
        found.append(_exchange(number, len(chosen), person, at, (plan, random, truth)))
    return found


def _exchange(number: int, count: int, person: Person, at: datetime, world: tuple[Plan, Random, Truth]) -> Exchange:
    plan, random, truth = world
    key = f"mail-{number:03d}"
    mailbox = MAILBOXES[number % 2][1]
    subject, wish, answer, thanks = random.choice(LETTERS[person.language])
    filled = {"order": f"C-{20_000 + number * 37}", "name": person.name.split()[0]}
    subject = subject.format(**filled)
    special = {count // 2: "bounce", count // 3: "away", count - 3: "forged"}.get(number, "")
    truth.conversations += 1
    if special == "forged":
        truth.unanswered.add(key)
        truth.waiting.add(key)
        return Exchange(key, mailbox, person, [Line(at, "customer", FORGED[1], FORGED[0], "forged")], None)
    lines = [Line(at, "customer", wish.format(**filled), subject)]
    answered = when_open(at) + timedelta(seconds=round(3_600 * random.lognormvariate(0, 0.8), 3))
    if answered >= plan.until or number >= count - 2:
        truth.unanswered.add(key)
        truth.waiting.add(key)
        return Exchange(key, mailbox, person, lines, None)
    truth.first_responses.append((key, at, (answered - at).total_seconds()))
    lines.append(Line(answered, random.choice(ANSWERERS), answer.format(**filled), f"Re: {subject}"))
    soon = answered + timedelta(seconds=90)
    if special == "bounce":
        lines.append(Line(soon, "server", "550 5.1.1 The mailbox of this address is closed", subject, "bounce"))
    elif special == "away":
        away_subject, away = AWAY[person.language]
        lines.append(Line(soon, "customer", away, away_subject.format(subject=subject), "away"))
    thanked = answered + timedelta(hours=random.uniform(2, 30))
    if special or thanked >= plan.until or random.random() < plan.chances.curt_answer / 2:
        return Exchange(key, mailbox, person, lines, None)
    lines.append(Line(thanked, "customer", thanks, f"Re: {subject}"))
    resolved = thanked + timedelta(minutes=random.randint(3, 50))
    if resolved >= plan.until:
        truth.waiting.add(key)
        return Exchange(key, mailbox, person, lines, None)
    return Exchange(key, mailbox, person, lines, resolved)


def raw_of(exchange: Exchange, number: int, reported: str = "") -> bytes:
    """A mail of theirs as it came over the wire. `reported` is the id of ours that a server tells of."""
    line, person = exchange.lines[number], exchange.person
    message = EmailMessage()
    sender = formataddr((person.name, person.email))
    message["From"] = "MAILER-DAEMON@example.com" if line.special == "bounce" else sender
    message["To"] = exchange.mailbox
    message["Subject"] = line.subject
    message["Date"] = format_datetime(line.at)
    message["Message-ID"] = f"<{exchange.key}-{number}@{person.email.rpartition('@')[2]}>"
    message["Authentication-Results"] = f"{CHECKED_BY}; dmarc={'fail' if line.special == 'forged' else 'pass'}"
    if number:
        message["References"] = f"<{exchange.key}-0@{person.email.rpartition('@')[2]}>"
    if line.special == "bounce":
        return _report(message, line, person, reported)
    if line.special == "away":
        message["Auto-Submitted"] = "auto-replied"
    _written(message, exchange, number)
    return bytes(message)


def _written(message: EmailMessage, exchange: Exchange, number: int) -> None:
    """The words with what they quote, as HTML too; a picture where one is spoken of."""
    line, person = exchange.lines[number], exchange.person
    signed = f"{SIGNED[person.language]}\n{person.name}"
    before = exchange.lines[number - 1] if number else None
    wrote = WROTE[person.language].format(at=before.at, who=before.by) if before else ""
    quoted = "\n".join(f"> {each}" for each in before.text.splitlines()) if before else ""
    message.set_content("\n\n".join(filter(None, (line.text, signed, wrote, quoted))).rstrip(">\n") + "\n")
    paragraphs = "".join(f"<p>{each}</p>" for each in (*line.text.split("\n\n"), signed.replace("\n", "<br>")))
    history = f'<div class="gmail_quote">{wrote}<blockquote>{before.text}</blockquote></div>' if before else ""
    message.add_alternative(f"<html><body>{paragraphs}{history}</body></html>", subtype="html")
    if any(word in line.text for word in ("picture", "Bild", "foto", "photo")):
        message.add_attachment(_picture(len(line.text)), maintype="image", subtype="png", filename="IMG_2041.png")


def _report(message: EmailMessage, line: Line, person: Person, reported: str) -> bytes:
    head = f"From: {message['From']}\r\nTo: {message['To']}\r\nSubject: Undelivered Mail Returned to Sender\r\n"
    head += f"Date: {message['Date']}\r\nMessage-ID: {message['Message-ID']}\r\nAuto-Submitted: auto-replied\r\n"
    head += 'MIME-Version: 1.0\r\nContent-Type: multipart/report; report-type=delivery-status; boundary="edge"\r\n\r\n'
    words = f"Your message could not be delivered to {person.email}.\r\n"
    told = f"Final-Recipient: rfc822; {person.email}\r\nAction: failed\r\nStatus: 5.1.1\r\n"
    told += f"Diagnostic-Code: smtp; {line.text}\r\n"
    parts = (
        f"Content-Type: text/plain\r\n\r\n{words}",
        f"Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; {CHECKED_BY}\r\n\r\n{told}",
        f"Content-Type: text/rfc822-headers\r\n\r\nMessage-ID: <{reported}>\r\n",
    )
    return (head + "".join(f"--edge\r\n{part}\r\n" for part in parts) + "--edge--\r\n").encode()


def _picture(seed: int) -> bytes:
    """A shoe's picture, more or less: bands of two colours as a PNG."""
    width, height = 120, 80
    warm, cool = bytes((200, 90 + seed % 90, 60)), bytes((235, 232, 224))
    rows = b"".join(b"\x00" + (warm if row // 10 % 2 else cool) * width for row in range(height))

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
