"""One spelling of an identity, and the values that name nobody."""

import pytest

from wayline.customers import is_junk, normalised


@pytest.mark.parametrize(
    "value",
    ["undefined", "NULL", "0", "-1", " ", "", "[object Object]", "Guest", "anonymous", "none", "NaN", "true", '"null"',
     "00000000-0000-0000-0000-000000000000", "x" * 600],
)  # fmt: skip
def test_what_names_nobody_is_junk(value: str) -> None:
    assert is_junk(value)
    assert normalised("user", value) is None


@pytest.mark.parametrize("value", ["10", "nullmann", "guest-7", "a", "0x1", "trueman@example.com"])
def test_what_may_be_somebody_is_not(value: str) -> None:
    assert normalised("user", value) == value


@pytest.mark.parametrize(
    ("kind", "value", "region", "spelling"),
    [
        ("email", " Maya@Okafor.EXAMPLE ", "", "maya@okafor.example"),
        ("email", "maya@bücher.example", "", "maya@xn--bcher-kva.example"),
        ("email", "maya", "", None),
        ("email", "maya@okafor", "", None),
        ("phone", "020 7946 0018", "GB", "+442079460018"),
        ("phone", "+44 20 7946 0018", "", "+442079460018"),
        ("phone", "020 7946 0018", "", None),
        ("phone", "12", "GB", None),
        ("user", "  Maya  ", "", "Maya"),
        ("user", "ma\x00ya", "", None),
    ],
)
def test_an_identity_has_one_spelling(kind: str, value: str, region: str, spelling: str | None) -> None:
    assert normalised(kind, value, region) == spelling
