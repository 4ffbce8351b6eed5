"""The check digits that tell a number from a number that looks like it."""

import re

LETTERS_OF_DNI = "TRWAGMYFPDXBNJZSQVHLCKE"
# Length of an IBAN by country (registry of SWIFT, release 99); a country that is not here has none.
IBAN_LENGTHS = {
    15: "NO", 16: "BE", 18: "DK FI FK FO GL NL SD", 19: "MK SI", 20: "AT BA EE KZ LT LU XK", 21: "CH CR HR LI LV",
    22: "BG BH DE GB GE IE ME RS VA", 23: "AE GI IL IQ OM TL", 24: "AD CZ ES MD PK RO SA SE SK TN VG", 25: "LY PT ST",
    26: "IS TR", 27: "BI DJ FR GR IT MC MR SM SO", 28: "AL AZ BY CY DO GT HN HU LB NI PL SV", 29: "BR EG PS QA UA",
    30: "JO KW MU YE", 31: "MT SC", 32: "LC", 33: "RU",
}  # fmt: skip
LENGTH_OF = {country: length for length, countries in IBAN_LENGTHS.items() for country in countries.split()}


def digits_of(text: str) -> str:
    """The digits alone."""
    return re.sub(r"\D", "", text)


# How many digits a card has that begins so (ISO/IEC 7812 and the schemes' own tables).
CARDS = re.compile(
    r"4(?:\d{12}|\d{15}|\d{18})|(?:5[1-5]|2[2-7])\d{14}|3[47]\d{13}|3(?:0|6|[89])\d{12}|35\d{14}|"
    r"(?:5[06-9]|6\d)\d{10,17}"
)


def is_card(text: str) -> bool:
    """A payment card: first digits and length as a scheme has them, Luhn's sum (ISO/IEC 7812-1) a multiple of ten."""
    digits = digits_of(text)
    if not CARDS.fullmatch(digits) or len(set(digits)) == 1:
        return False
    doubled = [int(d) for d in reversed(digits)]
    doubled[1::2] = [sum(divmod(2 * d, 10)) for d in doubled[1::2]]
    return sum(doubled) % 10 == 0


def is_iban(text: str) -> bool:
    """An account's number: the length of its country, and 1 modulo 97 (ISO 13616)."""
    packed = re.sub(r"\s", "", text).upper()
    if LENGTH_OF.get(packed[:2]) != len(packed) or not packed.isascii():
        return False
    return int("".join(str(int(sign, 36)) for sign in packed[4:] + packed[:4])) % 97 == 1


def is_us_social_security(text: str) -> bool:
    """No number starts with 000, 666 or 9, and no group is all zeros (Social Security Administration)."""
    area, group, serial = text[:3], text[4:6], text[7:]
    return area not in {"000", "666"} and area[0] != "9" and group != "00" and serial != "0000"


def is_spanish_id(text: str) -> bool:
    """DNI or NIE: the letter is the number modulo 23."""
    packed = text.upper().replace("-", "").replace(" ", "")
    number = packed[:-1].translate(str.maketrans("XYZ", "012"))
    return number.isdigit() and LETTERS_OF_DNI[int(number) % 23] == packed[-1]


def is_german_tax_id(text: str) -> bool:
    """Steuerliche Identifikationsnummer: eleven digits, the last by ISO 7064 MOD 11,10."""
    digits = [int(d) for d in digits_of(text)]
    if len(digits) != 11 or digits[0] == 0:  # noqa: PLR2004 (eleven by law)
        return False
    product = 10
    for digit in digits[:10]:
        total = (digit + product) % 10 or 10
        product = total * 2 % 11
    return (11 - product) % 10 == digits[10]


def is_dutch_citizen_number(text: str) -> bool:
    """BSN: nine digits whose weighted sum is a multiple of eleven."""
    digits = [int(d) for d in digits_of(text)]
    if len(digits) != 9:  # noqa: PLR2004 (nine by law)
        return False
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return sum(w * d for w, d in zip(weights, digits, strict=True)) % 11 == 0 and any(digits)


def is_french_social_security(text: str) -> bool:
    """NIR: the last two digits are 97 less the rest modulo 97 (Corsica's letters counted as 19 and 18)."""
    packed = text.upper().replace(" ", "").replace("2A", "19").replace("2B", "18")
    return len(packed) == 15 and packed.isdigit() and 97 - int(packed[:13]) % 97 == int(packed[13:])  # noqa: PLR2004 (fifteen by law)


def is_italian_fiscal_code(text: str) -> bool:
    """Codice fiscale: sixteen signs, the last by the sums of the odd and the even places."""
    packed = text.upper()
    odd = dict(zip("0123456789", (1, 0, 5, 7, 9, 13, 15, 17, 19, 21), strict=True))
    values = (1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23)
    odd |= dict(zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", values, strict=True))
    even = {sign: int(sign, 36) - (10 if sign.isalpha() else 0) for sign in odd}
    total = sum(odd[s] if place % 2 == 0 else even[s] for place, s in enumerate(packed[:15]))
    return chr(ord("A") + total % 26) == packed[15]
