"""What an identity is: its kind, its one spelling, and the values that name nobody."""

import re
from enum import StrEnum

import phonenumbers

JUNK = frozenset(
    {
        "",
        "-",
        "-1",
        "0",
        "00000000-0000-0000-0000-000000000000",
        "[]",
        "[object object]",
        "{}",
        "anonymous",
        "anonymous_id",
        "anonymousid",
        "distinct_id",
        "distinctid",
        "email",
        "false",
        "guest",
        "id",
        "n/a",
        "na",
        "nan",
        "none",
        "not_authenticated",
        "null",
        "true",
        "undefined",
        "unknown",
        "user_id",
        "userid",
    }
)
LONGEST = 512
_ADDRESS = re.compile(r"[^@\s,;<>\"]+@[^@\s,;<>\"]+\.[^@\s,;<>\"]+")


class Kind(StrEnum):
    """The kinds of identities."""

    ANONYMOUS = "anonymous"
    USER_ID = "user"
    EMAIL = "email"
    PHONE = "phone"
    CHANNEL = "channel"


def is_junk(value: str) -> bool:
    """Whether a value names nobody: what a program writes when it has no id, or one everyone shares."""
    plain = value.strip().strip("\"'").strip().lower()
    return plain in JUNK or len(value) > LONGEST or not plain.strip("0-_. ")


def normalised(kind: str, value: str, region: str = "") -> str | None:
    """The one spelling of an identity's value; None where it names nobody.

    Addresses become lower case with an IDNA domain, phone numbers E.164 (`region`, such as "GB", is where a number
    without a country lies). Ids are only trimmed: they are their makers' to spell.
    """
    if is_junk(value) or "\x00" in value:
        return None
    if kind == Kind.EMAIL:
        return _address(value.strip())
    if kind == Kind.PHONE:
        return _number(value.strip(), region)
    return value.strip()


def _address(value: str) -> str | None:
    value = value.removeprefix("mailto:")
    if not _ADDRESS.fullmatch(value):
        return None
    local, _, domain = value.rpartition("@")
    try:
        domain = domain.rstrip(".").encode("idna").decode("ascii")
    except UnicodeError:
        return None
    return f"{local}@{domain}".lower()


def _number(value: str, region: str) -> str | None:
    try:
        number = phonenumbers.parse(value, region.upper() or None)
    except phonenumbers.NumberParseException:
        return None
    # "Possible", not "valid": ranges are given out faster than any list of them is updated.
    if not phonenumbers.is_possible_number(number):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
