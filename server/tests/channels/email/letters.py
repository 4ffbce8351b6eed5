"""Mails for tests."""

from pathlib import Path

import pytest

FOLDER = Path(__file__).resolve().parents[5] / "shared" / "data" / "mail"
absent = pytest.mark.skipif(not FOLDER.is_dir(), reason="the mails are not here: ../shared/data/mail")


def mail(*headers: str, body: str | bytes = "Where is my order?\n") -> bytes:
    """A mail of Maya's with these headers over her own; `body` as text is UTF-8."""
    own = ["From: Maya Chen <maya@example.com>", "To: help@court-shoes.test", "Date: Mon, 2 Nov 2026 09:00:00 +0100"]
    names = {header.partition(":")[0] for header in headers}
    head = [line for line in own if line.partition(":")[0] not in names]
    content = body.encode() if isinstance(body, str) else body
    return "\r\n".join([*head, *headers]).encode("utf-8", "surrogateescape") + b"\r\n\r\n" + content


def parts(kind: str, *inner: bytes) -> bytes:
    """The body of a multipart of this kind, with its own headers before it."""
    edge = b"edge-of-" + kind.encode()
    lines = [b"--" + edge + b"\r\n" + part + b"\r\n" for part in inner]
    return b"Content-Type: multipart/%s; boundary=%s\r\n\r\n%s--%s--\r\n" % (kind.encode(), edge, b"".join(lines), edge)


def part(*headers: str, body: str | bytes) -> bytes:
    """One part with its headers."""
    return "\r\n".join(headers).encode() + b"\r\n\r\n" + (body.encode() if isinstance(body, str) else body)


def mail_of(inner: bytes) -> bytes:
    """A mail of Maya's whose body brings its own headers."""
    return mail("MIME-Version: 1.0", body="")[: -len(b"\r\n")] + inner
