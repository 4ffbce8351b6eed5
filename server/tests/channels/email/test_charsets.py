"""Letters of mails, whatever a mail calls its charset."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wayline.channels.email.reading.charsets import codec_of, decoded


@pytest.mark.parametrize(
    ("text", "codec", "declared"),
    [
        ("안녕하세요 똠방각하", "cp949", "ks_c_5601-1987"),
        ("你好鞋子在哪里", "gb18030", "x-gbk"),
        ("你好鞋子在哪里", "gb18030", "gb2312"),
        ("①髙島屋", "cp932", "windows-31j"),
        ("①髙島屋", "cp932", "Shift_JIS"),
        ("日本語の手紙", "iso2022_jp_ext", "ISO-2022-JP"),
        ("“Grüße” – 5 €", "cp1252", "iso-8859-1"),
        ("Где мой заказ?", "koi8_r", "koi8-r"),
        ("Wo ist’s?", "utf_8", '"UTF-8"; foo'),
        ("שלום", "iso8859_8", "iso-8859-8-i"),
        ("สวัสดี", "cp874", "tis-620"),
    ],
)
def test_a_declared_charset_is_read_as_it_is_used(text: str, codec: str, declared: str) -> None:
    assert decoded(text.encode(codec), declared) == (text, True)


def test_utf_8_under_the_name_of_a_western_charset_is_utf_8() -> None:
    assert decoded("Grüße".encode(), "iso-8859-1") == ("Grüße", False)


def test_two_bytes_of_chinese_that_could_be_utf_8_are_chinese() -> None:
    assert decoded("联通".encode("gbk"), "gbk") == ("联通", True)


@pytest.mark.parametrize("declared", [None, "us-ascii", "x-unknown", "", "utf\x00", "rot13", "idna", "unicode_escape"])
def test_undeclared_letters_are_found_out(declared: str | None) -> None:
    assert decoded("Grüße aus Köln".encode(), declared)[0] == "Grüße aus Köln"
    assert decoded("Grüße aus Köln".encode("cp1252"), declared)[0] == "Grüße aus Köln"
    assert decoded("日本語の手紙".encode("iso2022_jp"), declared)[0] == "日本語の手紙"


def test_dense_undeclared_letters_are_guessed() -> None:
    russian = "Здравствуйте, я заказала кроссовки две недели назад, и они до сих пор не пришли. Где мой заказ?"
    assert decoded(russian.encode("cp1251"), None) == (russian, False)


def test_a_name_that_is_no_text_codec_is_none() -> None:
    assert [codec_of(name) for name in ("zlib", "rot_13", "base64", "undefined", "x-user-defined")] == [None] * 5


@given(st.binary(max_size=300), st.one_of(st.none(), st.text(max_size=30), st.sampled_from(["utf-7", "hz", "utf-16"])))
def test_no_bytes_and_no_name_raise(content: bytes, declared: str | None) -> None:
    text, _ = decoded(content, declared)
    text.encode("utf-8", "surrogatepass")
