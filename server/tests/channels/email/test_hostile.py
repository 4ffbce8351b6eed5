"""Mails nobody would write: each is read, and none takes long."""

import json
import random
import struct
import time
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.channels.email.letters import FOLDER, absent, mail, mail_of, part, parts
from wayline.channels.email.reading import read_mail

NESTED = 3_000
LINES = [
    b"Content-Type: multipart/mixed; boundary=a",
    b"Content-Type: multipart/alternative; boundary=b",
    b"--a",
    b"--a--",
    b"--b",
    b"--b--",
    b"",
    b"",
    b"Content-Type: message/rfc822",
    b"Content-Type: message/delivery-status",
    b"Content-Type: text/html; charset=x-gbk",
    b"Content-Type: application/ms-tnef",
    b"Content-Transfer-Encoding: base64",
    b"Content-Transfer-Encoding: quoted-printable",
    b"=?utf-8?b?/w==?=",
    b"begin 644 x",
    b"end",
    b"\x78\x9f\x3e\x22",
    b"Subject: =?iso-2022-jp?B?GyRC?=",
    b"\xff\xfe\x00",
    b"From: <<>>, a@b",
    b"filename*0*=''%ff; filename*1=x",
    b"Content-Disposition: attachment; filename*=utf-8'%ff",
    b"Action: failed",
    b"Final-Recipient: rfc822;a@b",
]


def test_multiparts_within_multiparts_thousands_deep_are_read_as_far_as_it_goes() -> None:
    head = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n) for n in range(NESTED))
    letter = read_mail(mail_of(head + b"Content-Type: text/plain\r\n\r\nWhere is my order?"))
    assert "Where is my order?" in letter.text
    assert "structure" in letter.oddities


def test_of_very_many_parts_a_hundred_are_read_and_it_is_said() -> None:
    letter = read_mail(mail_of(parts("mixed", *[part("Content-Type: image/png", body="x")] * 300)))
    assert len(letter.attachments) == 100
    assert letter.oddities == ("parts",)


def test_what_is_larger_than_is_read_is_read_so_far_and_it_is_said() -> None:
    letter = read_mail(mail(body="Where is my order?\n" + "x" * 26 * 1024 * 1024))
    assert letter.text.startswith("Where is my order?")
    assert "size" in letter.oddities


@pytest.mark.parametrize(
    "raw",
    [
        b"Subject: " + b"=?utf-8?q?" * 20_000,
        b"To: " + b"a@" * 50_000,
        b"To: " + b"(" * 50_000,
        b"To: " + b'"' * 50_001,
        b"Content-Type: text/plain" + b'; a="\\' * 20_000,
        b"References: " + b"<" * 100_000,
        b"Content-Type: text/html\r\n\r\n" + b"<div>" * 100_000,
        b"Content-Type: text/html\r\n\r\n" + b"<!" * 100_000,
        b"\r\n\r\n" + b"begin 644 x\n" * 20_000,
        b"From: MAILER-DAEMON@x\r\nSubject: failure notice\r\n\r\n" + b"<a@b>:\n" * 30_000,
        b"X: y\r\n" * 50_000,
    ],
    ids=lambda raw: raw[:30].decode(),
)
def test_nothing_takes_long(raw: bytes) -> None:
    begun = time.process_time()
    read_mail(raw)
    assert time.process_time() - begun < 5


def test_a_packed_file_of_outlook_is_taken_out_and_a_broken_one_stays_a_file() -> None:
    def attribute(level: int, number: int, data: bytes) -> bytes:
        return struct.pack("<BII", level, number, len(data)) + data + b"\0\0"

    packed = struct.pack("<IH", 0x223E9F78, 1) + attribute(1, 0x2800C, b"Where is it?\0")
    packed += attribute(2, 0x69002, b"\0" * 14) + attribute(2, 0x18010, b"shoe.txt\0") + attribute(2, 0x6800F, b"43")
    (file,) = read_mail(mail_of(part("Content-Type: application/ms-tnef", body=packed))).attachments
    assert (file.name, file.content) == ("shoe.txt", b"43")
    (broken,) = read_mail(mail_of(part("Content-Type: application/ms-tnef", body=packed[:10]))).attachments
    assert broken.type == "application/ms-tnef"


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.one_of(st.sampled_from(LINES), st.binary(max_size=40)), max_size=60))
def test_no_lines_whatever_raise(lines: list[bytes]) -> None:
    letter = read_mail(b"\r\n".join(lines))
    assert letter.message_id
    json.dumps(letter.text)


@absent
def test_every_mail_of_the_collection_is_read_also_when_it_is_cut_or_shuffled() -> None:
    chance, count = random.Random(7), 0
    for file in sorted(path for path in FOLDER.rglob("*") if path.suffix in {".eml", ".raw", ""} and path.is_file()):
        raw = file.read_bytes()[:200_000]
        lines = raw.splitlines(keepends=True)
        chance.shuffle(lines)
        for each in (raw, raw[: len(raw) // 2], b"".join(lines), raw.replace(b"\n", b"\r\n")):
            read_mail(each)
        count += 1
    assert count > 300, "there is little in ../shared/data/mail"


DIFFERENT = {
    "malformed/019": "its first header has no name; the other reader skips it, ours takes the mail for a text",
    "thirdparty/002": "the other reader takes a text of rubbish for a file",
    "thirdparty/012": "its boundary is folded over two lines; ours reads all of it as one text",
}


@absent
def test_mails_of_the_collection_are_read_as_another_reader_reads_them() -> None:
    """The records beside the mails are that reader's; it keeps U+FFFD where ours finds the letters out."""
    records = sorted(
        path for path in (FOLDER / "stalwartlabs__mail-parser").rglob("*.json") if ".crlf" not in path.name
    )
    assert len(records) > 100, "there is little in ../shared/data/mail"
    different = set()
    for path in records:
        letter, theirs = read_mail(path.with_suffix(".eml").read_bytes()), json.loads(path.read_text())
        subject, sender, files = _as_recorded(theirs)
        is_same = "\ufffd" in subject or subject.split() == letter.subject.split()
        is_same = is_same and (not sender or (letter.sender is not None and letter.sender.address == sender))
        if not is_same or (path.parent.name != "malformed" and files > len(letter.attachments)):
            different.add(f"{path.parent.name}/{path.stem}")
    assert different == DIFFERENT.keys()


def _as_recorded(theirs: dict[str, Any]) -> tuple[str, str, int]:
    """Subject, address of the sender (empty where there is none) and number of files of a record."""
    head = {
        header["name"]: header["value"] for header in theirs["parts"][0]["headers"] if isinstance(header["name"], str)
    }
    subject, sender = head.get("subject"), head.get("from")
    senders = sender["Address"].get("List", []) if isinstance(sender, dict) else []
    address = (senders[0]["address"] or "") if senders else ""
    words = subject.get("Text") or "" if isinstance(subject, dict) else ""
    return words, address if "@" in address else "", len(theirs["attachments"])
