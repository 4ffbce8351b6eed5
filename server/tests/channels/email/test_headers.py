"""What stands above a mail."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.channels.email.letters import mail
from wayline.channels.email.reading import Address, read_mail
from wayline.channels.email.reading.headers import words


@pytest.mark.parametrize(
    ("raw", "meant"),
    [
        ("=?utf-8?q?Gr=C3=BC=C3=9Fe?=", "Grüße"),
        ("=?UTF-8?B?R3LDvMOfZQ==?=", "Grüße"),
        ("=?utf-8?B?R3LDvMOfZQ?=", "Grüße"),  # without its padding
        ("=?utf-8?q?Gr=C3?= =?utf-8?q?=BC=C3=9Fe?=", "Grüße"),  # a letter cut in two
        ("=?utf-8?q?Hello?=\r\n =?utf-8?q?_Maya?=", "Hello Maya"),
        ("=?utf-8*en?q?Hello?= you", "Hello you"),
        ("=?utf-8?q?where is it??=", "where is it?"),  # blanks and a question mark where none may be
        ("=?ks_c_5601-1987?B?vsiz5w==?=", "안녕"),
        ("=?iso-2022-jp?B?GyRCRnxLXDhsGyhC?=", "日本語"),
        ("=?x-none?q?Caf=C3=A9?=", "Café"),
        ("Re: =?utf-8?q?=E2=80=AEevil?= \x00order", "Re: evil order"),
        ("plain = nothing ? to see", "plain = nothing ? to see"),
    ],
)
def test_words_are_read_as_they_were_meant(raw: str, meant: str) -> None:
    assert words(raw) == meant


def test_names_and_addresses_are_found_also_in_broken_lists() -> None:
    letter = read_mail(
        mail(
            "From: =?utf-8?q?Maya_=22M=22_Chen?= <maya@example.com>",
            'To: "Help, please" <help@court-shoes.test>, help@court-shoes.test, (nobody) <>, undisclosed-recipients:;',
            "Cc: Tom <tom@court-shoes.test>; vic@court-shoes.test",
        )
    )
    assert letter.sender == Address('Maya "M" Chen', "maya@example.com")
    assert letter.to == (Address("Help, please", "help@court-shoes.test"),)
    assert [one.address for one in letter.cc] == ["tom@court-shoes.test", "vic@court-shoes.test"]


def test_ids_lose_their_brackets_and_are_there_once() -> None:
    letter = read_mail(
        mail(
            "Message-ID:\r\n <a@x>",
            "In-Reply-To: Your message of today <b@x>",
            "References: <c@x>\r\n\t<b@x> <c@x>",
        )
    )
    assert (letter.message_id, letter.in_reply_to, letter.references) == ("a@x", ("b@x",), ("c@x", "b@x"))


def test_a_mail_without_an_id_gets_the_same_one_each_time() -> None:
    one, other = mail("Subject: Hello"), mail("Subject: Hello!")
    assert read_mail(one).message_id == read_mail(one).message_id != read_mail(other).message_id


@pytest.mark.parametrize(
    ("said", "at"),
    [
        ("Mon, 2 Nov 2026 09:00:00 +0100", datetime(2026, 11, 2, 8, tzinfo=UTC)),
        ("2 Nov 2026 09:00:00 -0000", datetime(2026, 11, 2, 9, tzinfo=UTC)),
        ("Mon, 2 Nov 2026 09:00:00 EST (Eastern)", datetime(2026, 11, 2, 14, tzinfo=UTC)),
        ("yesterday", None),
        ("Mon, 99 Foo 99999 99:99:99 +9999", None),
    ],
)
def test_the_time_it_was_written_is_read_or_is_none(said: str, at: datetime | None) -> None:
    letter = read_mail(mail(f"Date: {said}"))
    assert letter.written_at == at
    assert ("date" in letter.oddities) == (at is None)


@given(st.text(max_size=200))
def test_no_header_raises(said: str) -> None:
    raw = mail(*(f"{name}: {said}" for name in ("Subject", "From", "To", "Date", "References", "Content-Type")))
    assert read_mail(raw).text is not None
