"""What a mail is once it is read."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Sealed = Literal["smime_signed", "smime_encrypted", "pgp_signed", "pgp_encrypted"]
Action = Literal["failed", "delayed", "delivered", "relayed", "expanded"]
"""What a server did with a mail (RFC 3464, section 2.3.3)."""
Oddity = Literal[
    "charset",  # its letters are not in the charset it names
    "content",  # base64 or quoted-printable that is broken
    "structure",  # parts without an end, without a boundary, or too deep to tell apart
    "parts",  # more parts than are read
    "size",  # larger than is read
    "date",  # no time that could be read
    "sender",  # no address it comes from
]
"""What is not as the standards have it. The mail is read all the same; its bytes are kept as they came."""


@dataclass(frozen=True)
class Address:
    """Somebody a mail names; the name is empty where none is given."""

    name: str
    address: str


@dataclass(frozen=True)
class Attachment:
    """A part that is a file. `content_id` is what the text calls it by, without brackets, in small letters."""

    name: str
    type: str
    content: bytes
    content_id: str | None = None
    is_inline: bool = False


@dataclass(frozen=True)
class Automatic:
    """That no person wrote it, and why it is thought so: the header, and what it says."""

    kind: Literal["reply", "notice", "list", "bounce", "maybe"]
    header: str
    says: str


@dataclass(frozen=True)
class Failure:
    """What became of one mail of ours to one address (RFC 3464): `status` is its code, such as 5.1.1."""

    address: str
    action: Action
    status: str
    says: str
    message_id: str | None = None

    @property
    def is_lasting(self) -> bool:
        """Whether it is of no use to try again."""
        return self.action == "failed" and not self.status.startswith("4")


@dataclass(frozen=True)
class Letter:
    """One mail, read. Times in UTC; ids without brackets.

    `message_id` is made of the content's hash where the mail has none. `text` is its words, whole, whichever part they
    come from; `html` is as it came and must be cleaned before it is shown. `sealed`: signed or encrypted.
    """

    message_id: str
    in_reply_to: tuple[str, ...]
    references: tuple[str, ...]
    sender: Address | None
    reply_to: tuple[Address, ...]
    to: tuple[Address, ...]
    cc: tuple[Address, ...]
    bcc: tuple[Address, ...]
    subject: str
    written_at: datetime | None
    text: str
    html: str | None
    attachments: tuple[Attachment, ...]
    automatic: Automatic | None
    failures: tuple[Failure, ...]
    sealed: Sealed | None
    verdicts: tuple[str, ...]
    """Authentication-Results as they stand, from the top; only those of a server that is trusted mean something."""
    oddities: tuple[Oddity, ...]
