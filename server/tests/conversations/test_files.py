"""Files: known by their bytes, handed out so that nothing runs, and only to those who may."""

from io import BytesIO
from zipfile import ZipFile

import pytest

from tests.cast import As
from tests.conversations.conftest import Talk
from wayline.conversations.files.keeping import safe_name, sniff

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360000002000001e221bc330000000049454e44ae426082"
)


def zipped() -> bytes:
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        archive.writestr("a.txt", "a")
    return packed.getvalue()


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (PNG, "image/png"),
        (b"%PDF-1.7\n1 0 obj", "application/pdf"),
        (zipped(), "application/zip"),
        (b"just some words", "text/plain"),
        (b"<html><script>alert(1)</script>", "application/octet-stream"),
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "application/octet-stream"),
        (bytes(range(256)), "application/octet-stream"),
    ],
)
def test_a_file_is_what_its_bytes_are(content: bytes, kind: str) -> None:
    assert sniff(content) == kind


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\temp\\a.png", "a.png"),
        ("gnp\u202eexe.", "gnpexe"),
        ("\r\nSet-Cookie: a", "Set-Cookie: a"),
        ("", "file"),
        ("x" * 300 + ".png", "x" * 116 + ".png"),
    ],
)
def test_a_name_is_only_a_name(name: str, safe: str) -> None:
    assert safe_name(name) == safe


async def test_a_picture_is_shown_in_place_and_anything_else_saved(talk: Talk, as_role: As) -> None:
    tom = await as_role("teammate")
    given = {"a.html": PNG, "b.png": b"<script>alert(1)</script>"}
    for name, content in given.items():
        kept = (await tom.post("/api/files", files={"file": (name, content, "text/html")})).json()
        got = await tom.get(kept["url"])
        way = "inline" if content is PNG else "attachment"
        assert got.content == content
        assert got.headers["content-disposition"] == f"{way}; filename*=UTF-8''{name}"
        assert got.headers["content-type"] == kept["type"] != "text/html"
        assert got.headers["x-content-type-options"] == "nosniff"
        assert got.headers["content-security-policy"] == "default-src 'none'; sandbox"


async def test_a_file_goes_with_one_message_of_whoever_sent_it(talk: Talk, as_role: As) -> None:
    tom, lea = await as_role("teammate"), await as_role("lead")
    kept = (await tom.post("/api/files", files={"file": ("a.png", PNG)})).json()
    path = f"/api/conversations/{talk.id}/messages"
    message = {"body": "", "attachments": [kept["id"]]}
    assert (await lea.post(path, json={"client_id": "l", **message})).status_code == 404
    sent = await tom.post(path, json={"client_id": "t", **message})
    assert sent.json()["attachments"] == [kept]
    assert (await tom.post(path, json={"client_id": "u", **message})).status_code == 404


async def test_too_large_empty_and_programs_are_refused(talk: Talk, as_role: As) -> None:
    tom = await as_role("teammate")
    for content, code in {
        b"x" * 10_000_001: "file_too_large",
        b"": "file_refused",
        b"MZ\x90\x00\x03\x00\x00\x00\x04\x00" + b"\x00" * 50 + b"\x80\x00\x00\x00": "file_refused",
        b"\x7fELF\x02\x01\x01" + b"\x00" * 60: "file_refused",
    }.items():
        refused = await tom.post("/api/files", files={"file": ("a", content)})
        assert (refused.status_code, refused.json()["code"]) == (422, code)
