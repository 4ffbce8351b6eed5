"""Bytes into letters: what a mail says its characters are, what that is usually taken for, and what it is after all."""

import codecs
from functools import lru_cache

import charset_normalizer

ALIASES = {
    # Names of the wire that Python does not know, and narrow sets that stand for the wider one in practice
    # (https://encoding.spec.whatwg.org/#names-and-labels).
    "ansi_x3.4-1968": "ascii",
    "us-ascii": "ascii",
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "iso_8859-1": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "iso-8859-8-i": "iso8859_8",
    "iso-8859-8-e": "iso8859_8",
    "logical": "iso8859_8",
    "iso-8859-9": "cp1254",
    "iso-8859-11": "cp874",
    "tis-620": "cp874",
    "windows-874": "cp874",
    "euc-kr": "cp949",
    "korean": "cp949",
    "ks_c_5601": "cp949",
    "ks_c_5601-1987": "cp949",
    "ks_c_5601-1989": "cp949",
    "ksc5601": "cp949",
    "ksc_5601": "cp949",
    "windows-949": "cp949",
    "gb2312": "gb18030",
    "gb_2312-80": "gb18030",
    "chinese": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "cp936": "gb18030",
    "windows-936": "gb18030",
    "hz-gb-2312": "hz",
    "big5": "cp950",
    "x-x-big5": "cp950",
    "cn-big5": "cp950",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "sjis": "cp932",
    "x-sjis": "cp932",
    "ms_kanji": "cp932",
    "windows-31j": "cp932",
    "windows-932": "cp932",
    "x-euc-jp": "euc_jp",
    "iso-2022-jp": "iso2022_jp_ext",
    "iso-2022-jp-1": "iso2022_jp_1",
    "iso-2022-jp-2": "iso2022_jp_2",
    "iso-2022-jp-ms": "iso2022_jp_ext",
    "cp50220": "iso2022_jp_ext",
    "cp50221": "iso2022_jp_ext",
    "x-mac-roman": "mac_roman",
    "macintosh": "mac_roman",
    "x-mac-cyrillic": "mac_cyrillic",
    "x-mac-ce": "mac_latin2",
    "koi8": "koi8_r",
    "cp-850": "cp850",
    "unicode-1-1-utf-7": "utf_7",
    "unicode-1-1-utf-8": "utf_8",
    "utf8mb4": "utf_8",
    "iso-10646-ucs-2": "utf_16",
    "ucs-2": "utf_16",
    "unicode": "utf_16",
}
ONE_BYTE = ("cp125", "iso8859", "koi8", "mac_", "cp437", "cp85", "cp86", "cp874")
DENSE = 0.25
"""Share of bytes beyond ASCII from which a text is hardly in a western language."""
BOMS = ((codecs.BOM_UTF8, "utf_8_sig"), (codecs.BOM_UTF16_LE, "utf_16"), (codecs.BOM_UTF16_BE, "utf_16"))
ESCAPES = ((b"\x1b$B", "iso2022_jp_ext"), (b"\x1b$@", "iso2022_jp_ext"), (b"\x1b$)C", "iso2022_kr"))
NO_TEXT = {"undefined", "idna", "punycode", "unicode_escape", "raw_unicode_escape", "mbcs", "oem"}
GUESSED_FROM = 20_000  # bytes: what a text is written in shows early, and a guess over megabytes takes seconds


def decoded(content: bytes, declared: str | None) -> tuple[str, bool]:
    r"""The text of these bytes, and whether every one of them was read as the mail said (or as plain UTF-8).

    Never raises; bytes that are nothing become U+FFFD.

    >>> decoded(b"caf\xe9", "iso-8859-1")
    ('café', True)
    """
    for mark, name in BOMS:
        if content.startswith(mark) and (text := _strictly(content, name)) is not None:
            return text, True
    codec = codec_of(declared) if declared else None
    if codec in {None, "ascii"}:
        return _undeclared(content)
    # UTF-8 is hardly ever anything else by accident, but for two or three bytes of a Chinese or Japanese charset.
    for name in ("utf_8", codec) if codec.startswith(ONE_BYTE) and not content.isascii() else (codec, "utf_8"):
        if (text := _strictly(content, name)) is not None:
            return text, name == codec
    return content.decode(codec, errors="replace"), False


@lru_cache(maxsize=512)
def codec_of(name: str) -> str | None:
    """The codec for a name as it stands in a mail; None if there is none."""
    plain = name.strip().strip("\"'").lower().partition(";")[0].strip()
    for wanted in (_usual(plain), plain, plain.removeprefix("x-"), plain.replace("windows-", "cp")):
        try:
            found = codecs.lookup(wanted)
        except (LookupError, ValueError):  # no such name, or none that could be one
            continue
        if found.name.replace("-", "_") in NO_TEXT or not getattr(found, "_is_text_encoding", True):
            continue
        return _usual(found.name)
    return None


def _usual(name: str) -> str:
    return ALIASES.get(name) or ALIASES.get(name.replace("_", "-")) or name


def _undeclared(content: bytes) -> tuple[str, bool]:
    if content.isascii() and b"\x1b" not in content:
        return content.decode("ascii"), True
    for escape, name in ESCAPES:
        if escape in content and (text := _strictly(content, name)) is not None:
            return text, False
    if (text := _strictly(content, "utf_8")) is not None:
        return text, True
    sample = content[:GUESSED_FROM]
    guess = charset_normalizer.from_bytes(sample).best() if _beyond_ascii(sample) > DENSE else None
    return content.decode(guess.encoding if guess else "cp1252", errors="replace"), False


def _beyond_ascii(content: bytes) -> float:
    letters = content.translate(None, b" \t\r\n")
    return sum(byte > 0x7F for byte in letters) / max(1, len(letters))  # noqa: PLR2004 (the last of ASCII)


def _strictly(content: bytes, codec: str) -> str | None:
    try:
        return content.decode(codec)
    except (UnicodeError, ValueError):
        return None
