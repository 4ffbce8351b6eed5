"""Finding personal data: a pattern, and where numbers have one, a checksum."""

import ipaddress
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from wayline.language.personal_data import checksums
from wayline.language.signals import PersonalData

NEAR = 40  # letters before a number in which a word may say what it is


@dataclass(frozen=True)
class Rule:
    """`group` is what is hidden; `holds` is asked of it; `said` must stand shortly before it, where it is given."""

    kind: str
    name: str
    pattern: re.Pattern[str]
    holds: Callable[[str], bool] = lambda _: True
    said: re.Pattern[str] | None = None
    confidence: float = 0.99


def _is_address_of_network(text: str) -> bool:
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return text != "::"


def _is_phone(text: str) -> bool:
    """Seven to fifteen digits (E.164), in at least two groups or with a prefix, and no date, time or amount."""
    number = re.split(r"\s*(?:x|ext\.?)\s*\d", text)[0].strip()
    digits = checksums.digits_of(number)
    groups = re.findall(r"\d+", number)
    if not 7 <= len(digits) <= 15 or len(set(digits)) < 3 or DATE.fullmatch(number):  # noqa: PLR2004 (as E.164 has it)
        return False
    if number.startswith(("+", "00", "(")):
        return len(digits) >= 8 or "-" in number  # noqa: PLR2004 (as numbers are written)
    if len(groups) == 1:
        return False
    if "." in number and len(groups) == 2:  # noqa: PLR2004 (a number with decimals)
        return False
    return len(digits) >= 9 and len(groups[-1]) > 1  # noqa: PLR2004 (as numbers are written)


def _is_bare_phone(text: str) -> bool:
    return 7 <= len(checksums.digits_of(text)) <= 15  # noqa: PLR2004 (as E.164 has it)


DATE = re.compile(
    r"(?:\d{4}[-./ ]\d{1,2}[-./ ]\d{1,2}|\d{1,2}[-./ ]\d{1,2}[-./ ]\d{2,4})(?:[ T]\d{1,2}(?:[:.]\d{2}){1,2})?"
)
CALLS = re.compile(
    r"(?i)\b(?:phone|call|ring|tel|telephone|telefon|mobile|mobil|handy|cell|whatsapp|fax|sms|text me|reach me|"
    r"number is|rückruf|anrufen|téléphone|portable|móvil|teléfono|telefono|cellulare|bellen)\b[^\n]*$"
)
NOT_IN_NUMBER = r"(?<![\w.,/#-])"
NO_MORE = r"(?![\w/-]|[.,]\d)"

DOCUMENT = re.compile(
    r"(?i)\b(?:passport|driv(?:er|ing)[’']?s? licen[cs]e|licen[cs]e (?:number|no)|social security|ssn|national id|"
    r"identity card|id card|personalausweis|führerschein|reisepass)\b[^\n]{0,20}$"
)
SECRET = re.compile(
    r"(?i)\b(?:password|passwort|mot de passe|contraseña|pin(?: code)?|cvv|cvc)\s*(?:is|ist|est|es|:|=)\s*$"
)
BIRTH = re.compile(r"(?i)\b(?:born|birth|dob|geboren|geburtsdatum|née? le|nacid[oa]|nat[oa] il)\b[^\n]*$")
FISCAL_CODE = r"(?i)(?<!\w)[A-Z]{6}\d{2}[ABCDEHLMPRST]\d{2}[A-Z]\d{3}[A-Z](?!\w)"
NIR = r"(?i)(?<!\w)[12] ?\d{2} ?\d{2} ?(?:\d{2}|2[AB]) ?\d{3} ?\d{3} ?\d{2}(?!\w)"
NATIONAL_INSURANCE = (
    r"(?<!\w)(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D](?!\w)"
)
PHONE = r"(?<![\w.,/#-])(?:\+|\(\+?)?\d[\d ().\-]{5,22}\d(?:\s?(?:x|ext\.?)\s?\d{1,6})?(?!\w|[-/.,:]\d)"


def _rules() -> list[Rule]:
    """In the order in which they may take a stretch of text: what has a checksum first."""
    r, sums = re.compile, checksums
    email = r(r"[\w.+%'-]{1,64}@(?:[\w-]{1,63}\.){1,8}[^\W\d_]{2,24}")
    iban = r(r"(?i)(?<!\w)[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?!\w)")
    card = r(r"(?<![\w.])\d(?:[ -]?\d){12,18}(?!\w)")
    version_4 = r(NOT_IN_NUMBER + r"(?:\d{1,3}\.){3}\d{1,3}(?!\w|\.\d)")
    version_6 = r(r"(?i)(?<![\w:.])(?:[0-9a-f]{0,4}:){2,7}[0-9a-f]{0,4}(?![\w:])")
    social_security = r(NOT_IN_NUMBER + r"\d{3}-\d{2}-\d{4}" + NO_MORE)
    dni = r(r"(?i)(?<!\w)(?:\d{8}|[XYZ]-?\d{7})-?[A-Z](?!\w)")
    tax_id = r(NOT_IN_NUMBER + r"\d{2} ?\d{3} ?\d{3} ?\d{3}" + NO_MORE)
    nine = r(NOT_IN_NUMBER + r"\d{9}" + NO_MORE)
    document = r(r"(?<!\w)(?=[A-Z0-9-]*\d[A-Z0-9-]*\d[A-Z0-9-]*\d)[A-Z0-9][A-Z0-9-]{5,19}(?!\w)")
    secret = r(r"(?<=[\s:=])[^\s,;]{4,64}(?<![.!?])")
    bare = r(NOT_IN_NUMBER + r"\+?\d{7,15}" + NO_MORE)
    return [
        Rule("email", "an address with @ and a domain", email),
        Rule("iban", "IBAN: length of the country, modulo 97", iban, sums.is_iban),
        Rule("card", "card: issuer's first digit, Luhn", card, sums.is_card),
        Rule("ip", "IPv4", version_4, _is_address_of_network),
        Rule("ip", "IPv6", version_6, _is_address_of_network),
        Rule("id", "US social security number", social_security, sums.is_us_social_security),
        Rule("id", "Spanish DNI or NIE: modulo 23", dni, sums.is_spanish_id),
        Rule("id", "Italian codice fiscale: last sign", r(FISCAL_CODE), sums.is_italian_fiscal_code),
        Rule("id", "French NIR: modulo 97", r(NIR), sums.is_french_social_security),
        Rule("id", "UK national insurance number", r(NATIONAL_INSURANCE)),
        Rule(
            "id", "German tax id: ISO 7064", tax_id, sums.is_german_tax_id, r(r"(?i)steuer|\btax|\bidnr|identifikation")
        ),
        Rule(
            "id", "Dutch citizen number: eleven test", nine, sums.is_dutch_citizen_number, r(r"(?i)\bbsn\b|burgerserv")
        ),
        Rule("id", "a document's number, named before it", document, said=DOCUMENT, confidence=0.9),
        Rule("secret", "a password or code, named before it", secret, said=SECRET, confidence=0.85),
        Rule("birth", "a date after a word for birth", DATE, said=BIRTH, confidence=0.9),
        Rule("phone", "a phone number: groups of digits", r(PHONE), _is_phone, confidence=0.9),
        Rule("phone", "digits after a word for calling", bare, _is_bare_phone, CALLS, 0.85),
    ]


RULES = tuple(_rules())
# Without a digit, an @, colons as in an address, or a word for a secret there is nothing that any rule could match.
MAY_HOLD = re.compile(r"[\d@]|:[0-9a-fA-F]{0,4}:|(?i:password|passwort|passe|contraseña|pin|cvv|cvc)")


def find_personal_data(text: str) -> list[PersonalData]:
    """Everything personal that has a structure, in order and never overlapping. Names and streets are not sought."""
    return _found(text) if MAY_HOLD.search(text) else []


def _found(text: str) -> list[PersonalData]:
    taken: list[PersonalData] = []
    for rule in RULES:
        for start, end in _matches(rule, text):
            if all(end <= other.start or start >= other.end for other in taken):
                taken.append(PersonalData(rule.kind, start, end, rule.name, rule.confidence))
    return sorted(taken, key=lambda one: one.start)


def _matches(rule: Rule, text: str) -> Iterator[tuple[int, int]]:
    for match in rule.pattern.finditer(text):
        start, end = match.span()
        if rule.said is not None and not rule.said.search(text[max(0, start - NEAR) : start]):
            continue
        if rule.holds(match.group()):
            yield start, end
