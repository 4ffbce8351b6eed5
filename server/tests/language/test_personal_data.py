"""Personal data: what is found, what is left alone, and that a mask comes off again."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wayline.language import Masks, find_personal_data, mask, unmask
from wayline.language.personal_data import finding

FOUND = [
    ("Write to maya.okafor+shop@example.co.uk please", "email", "maya.okafor+shop@example.co.uk"),
    ("Call me on +44 20 7946 0958 today", "phone", "+44 20 7946 0958"),
    ("my phone is 01632960983", "phone", "01632960983"),
    ("Rückruf bitte 030 901820 77", "phone", "030 901820 77"),
    ("Card 4111 1111 1111 1111 was charged", "card", "4111 1111 1111 1111"),
    ("IBAN DE89 3704 0044 0532 0130 00 it is", "iban", "DE89 3704 0044 0532 0130 00"),
    ("from 203.0.113.7 last night", "ip", "203.0.113.7"),
    ("from 2001:db8::8a2e:370:7334 again", "ip", "2001:db8::8a2e:370:7334"),
    ("my DNI is 12345678Z", "id", "12345678Z"),
    ("SSN 531-21-7351", "id", "531-21-7351"),
    ("Steuer-ID 86 095 742 719", "id", "86 095 742 719"),
    ("mon NIR 2 55 08 14 168 025 38", "id", "2 55 08 14 168 025 38"),
    ("passport number C01X00T47", "id", "C01X00T47"),
    ("My password is hunter2!x", "secret", "hunter2!x"),
    ("She was born on 12/27/1986", "birth", "12/27/1986"),
]
LEFT_ALONE = [
    "My order 4711002233 has not come",
    "Card 4111 1111 1111 1112 fails Luhn",
    "DE89 3704 0044 0532 0130 01 fails modulo 97",
    "We met on 2026-11-22 14:30",
    "It costs 1,234,567.89 EUR",
    "version 1.2.3 of the app",
    "at 10:15, 3 times, in 2 weeks",
    "The code 12345678A is on the box",
    "999.999.999.999 is no address",
    "ratio 16:9 and time 12:30:45",
]


@pytest.mark.parametrize(("text", "kind", "value"), FOUND)
def test_what_is_personal_is_found(text, kind, value):
    found = find_personal_data(text)

    assert [(one.kind, text[one.start : one.end]) for one in found] == [(kind, value)]


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_what_only_looks_like_it_is_left_alone(text):
    assert find_personal_data(text) == []


def test_a_mask_says_what_it_hides_and_the_same_value_has_the_same_mask():
    masked = mask("a@example.com wrote to b@example.com; a@example.com got no answer on +49 30 901820")

    assert masked.text == "[email 1] wrote to [email 2]; [email 1] got no answer on [phone 1]"


def test_a_mask_that_the_text_brings_itself_is_not_taken_for_ours():
    masked = mask("[email 1] is not c@example.com")

    assert masked.text == "[email 1] is not [email 2]"
    assert unmask(masked.text, masked.hidden) == "[email 1] is not c@example.com"


PERSONAL = st.sampled_from([value for _, _, value in FOUND] + ["[email 1]", "[phone 2]"])


@given(st.lists(st.one_of(st.text(max_size=30), PERSONAL), max_size=8).map(" ".join))
def test_a_mask_comes_off_again_whatever_the_text(text):
    masked = mask(text)

    assert unmask(masked.text, masked.hidden) == text


def test_texts_that_are_read_together_share_their_masks():
    masks = Masks(known={"[email 1]": "a@example.com"}, spoken=["[phone 1]"])
    assert masks.hide("a@example.com or b@example.com") == "[email 1] or [email 2]"
    assert masks.hide("b@example.com, +49 30 901820") == "[email 2], [phone 2]"
    assert masks.hidden["[phone 2]"] == "+49 30 901820"


@pytest.mark.parametrize(
    ("cut", "hidden"),
    [
        ("my card is 4111 1111 11…", "my card is …"),
        ("write to maya.okafor@exam…", "write to …"),
        ("to DE89 3704 0044…", "to …"),
        ("call +44 7700 9…", "call …"),
        ("we are 5 and came in 2…", "we are 5 and came in 2…"),
        ("nothing to hide here…", "nothing to hide here…"),
    ],
)
def test_half_a_number_at_the_end_of_a_cut_text_is_hidden(cut: str, hidden: str):
    assert Masks().hide(cut) == hidden


def test_looking_for_half_a_number_is_quick_in_a_long_hostile_text():
    text = "1 " * 10_000 + "x…"
    began = time.perf_counter()
    Masks().hide(text)
    assert time.perf_counter() - began < 2


@given(
    st.lists(st.sampled_from([*(text for text, _, _ in FOUND), "::", "a:b:c", "pin: hush", "und so", " "]), max_size=4)
)
def test_the_quick_look_passes_over_nothing(parts: list[str]):
    text = " ".join(parts)
    assert find_personal_data(text) == finding._found(text)  # noqa: SLF001 (the rules without the quick look)
