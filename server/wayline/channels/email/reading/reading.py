"""A mail as bytes into a letter. It never raises: what is broken is read as far as it goes, and marked."""

import hashlib

from wayline.channels.email.reading import headers
from wayline.channels.email.reading.automatic import automatic
from wayline.channels.email.reading.bodies import body_of
from wayline.channels.email.reading.bounces import failures
from wayline.channels.email.reading.charsets import decoded
from wayline.channels.email.reading.letter import Letter, Oddity, Sealed
from wayline.channels.email.reading.parts import Opened, opened
from wayline.channels.email.reading.winmail import TYPES, unpacked

MADE_UP = "made-up.wayline.invalid"
"""The domain of ids that are made for mails without one; nobody can own it (RFC 2606)."""


def read_mail(raw: bytes) -> Letter:
    """Read a mail. Takes time with its size (25 MB: seconds), so it is done beside the loop."""
    found = opened(raw)
    head = found.head
    body = body_of(found.parts)
    text, page, attachments = body.text, body.html, list(body.attachments)
    for number, one in enumerate(body.attachments):
        if one.type not in TYPES and one.name.lower() != "winmail.dat":
            continue
        if (packed := unpacked(one.content)) is not None:
            attachments[number : number + 1] = packed.attachments
            text, page = text or packed.text, page or packed.html
    senders = headers.addresses(head, "from") or headers.addresses(head, "sender")
    sender = senders[0] if senders else None
    subject = headers.words(headers.first(head, "subject"))
    reports = failures(found, sender.address if sender else "", subject, text)
    written_at = headers.moment(head)
    oddities = set(found.oddities)
    oddities |= _missing({"charset": not body.is_true, "date": written_at is None, "sender": sender is None})
    own = headers.ids(head, "message-id")
    return Letter(
        message_id=own[0] if own else made_up_id(raw),
        in_reply_to=headers.ids(head, "in-reply-to"),
        references=headers.ids(head, "references"),
        sender=sender,
        reply_to=headers.addresses(head, "reply-to"),
        to=headers.addresses(head, "to"),
        cc=headers.addresses(head, "cc"),
        bcc=headers.addresses(head, "bcc"),
        subject=subject,
        written_at=written_at,
        text=text,
        html=page,
        attachments=tuple(attachments),
        automatic=automatic(head, sender, subject, is_report=bool(reports)),
        failures=reports,
        sealed=_sealed(found),
        verdicts=tuple(headers.words(said) for said in headers.every(head, "authentication-results")),
        oddities=tuple(sorted(oddities)),
    )


def made_up_id(raw: bytes) -> str:
    """The id of a mail that came without one: the same bytes have the same."""
    return f"{hashlib.sha256(raw).hexdigest()[:40]}@{MADE_UP}"


def _missing(what: dict[Oddity, bool]) -> set[Oddity]:
    return {name for name, is_so in what.items() if is_so}


def _sealed(found: Opened) -> Sealed | None:
    """Whether it is signed or encrypted, and by which of the two ways."""
    for said in sorted(found.sealing):  # encrypted before signed
        is_encrypted = said.startswith(("encrypted", "enveloped", "authenveloped"))
        if "pkcs7" in said:
            return "smime_encrypted" if is_encrypted else "smime_signed"
        if "pgp" in said:
            return "pgp_encrypted" if is_encrypted else "pgp_signed"
    first = decoded(found.parts[0].content[:200], None)[0].lstrip() if found.parts else ""
    if first.startswith("-----BEGIN PGP MESSAGE-----"):
        return "pgp_encrypted"
    return "pgp_signed" if first.startswith("-----BEGIN PGP SIGNED MESSAGE-----") else None
