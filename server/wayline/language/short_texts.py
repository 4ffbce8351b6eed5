"""Of texts too short for statistics: signs that only some languages write, and words said alone."""

import re
from collections.abc import Mapping, Sequence

SIGNS: Mapping[str, frozenset[str]] = {
    sign: frozenset(codes.split())
    for signs, codes in {
        "¡¿": "es", "ñ": "es", "ß": "de", "ä": "de sv fi", "ö": "de sv fi tr", "ü": "de tr es", "å": "sv da no",
        "æø": "da no", "ãõ": "pt", "ê": "fr pt", "àèù": "fr it", "ìò": "it", "ëïœû": "fr nl", "î": "fr tr",
        "ç": "fr pt tr", "áíóú": "es pt cs", "é": "fr es pt it cs nl", "ąęłńśźż": "pl", "ć": "pl", "ěřůčšžď": "cs",
        "ığş": "tr",
    }.items()
    for sign in signs
}  # fmt: skip
"""Which of the languages that are told apart write a sign; a sign that is not here says nothing."""

WORDS: Mapping[str, str] = {
    word: code
    for code, words in {
        "en": "hello thanks please yes sorry okay bye thx cheers",
        "de": "hallo danke bitte ja nein tschüss super dankeschön moin servus",
        "es": "hola gracias vale sí perfecto buenas genial adiós claro",
        "fr": "bonjour merci oui salut parfait bonsoir voilà",
        "it": "ciao grazie buongiorno perfetto prego sì",
        "pt": "olá obrigado obrigada sim perfeito",
        "nl": "hoi bedankt dankjewel alstublieft",
        "sv": "hej tack ja",
        "pl": "dziękuję cześć tak dzień",
        "fi": "kiitos moi",
        "cs": "děkuji ahoj",
        "tr": "merhaba teşekkürler evet",
    }.items()
    for word in words.split()
}
SHARED = frozenset({"super", "ja", "perfecto", "tak"})
"""Said in more languages than one: they say nothing alone."""
WORD = re.compile(r"[^\W\d_]+")


def short_tongue(text: str, allowed: Sequence[str]) -> str | None:
    """The only language of those allowed (none: any) that its signs and words leave; None: they tell none."""
    said = text.lower()
    words = [word for word in WORD.findall(said) if word not in SHARED]
    hints = [SIGNS[sign] for sign in said if sign in SIGNS]
    hints += [frozenset({WORDS[word]}) for word in words if word in WORDS]
    if not hints:
        return None
    left = frozenset.intersection(*hints)
    left = left & frozenset(allowed) if allowed else left
    return next(iter(left)) if len(left) == 1 else None
