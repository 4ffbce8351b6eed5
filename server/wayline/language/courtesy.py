"""What can be told in many languages by set phrases: thanks alone, and texts that nobody wrote."""

import re

from wayline.language.signals import Because, Signal

THANKS = re.compile(
    r"(?i)\b(?:thanks?(?: you)?|thx|ty|cheers|much appreciated|"
    r"(?:vielen |herzlichen |besten )?dank(?:e(?: schön| sehr)?)?|"
    r"merci(?: beaucoup)?|(?:muchas )?gracias|grazie(?: mille)?|obrigad[oa]|dank (?:je|u)(?: wel)?|"
    r"bedankt|tack|dziękuję|"
    r"tak(?: skal du have)?|kiitos|děkuji|teşekkürler)\b"
)
PLEASANT = re.compile(
    r"(?i)\b(?:so|very|much|a lot|for|your|the|help|quick|fast|great|super|perfect|ok|okay|all|good|that|is|was|it|"
    r"works?|now|you|too|again|und|für|die|ihre|hilfe|schnelle|antwort|pour|votre|aide|por|su|ayuda|reply|answer|again|"
    r"sehr|day|have|nice|wish|bye|best|regards)\b"
)
AUTOMATIC = re.compile(
    r"(?i)(?:\b(?:out of (?:the )?office|automatic reply|auto(?:matic|mated)?[- ]?(?:reply|response|message)|"
    r"this is an automat(?:ed|ic)|do not reply to this|i am (?:currently )?(?:out|away|on (?:leave|vacation|holiday))\b"
    r"[^.\n]{0,60}\b(?:until|return|back|limited access)|"
    r"delivery (?:status notification|has failed|failure)|undeliverable|"
    r"mail delivery (?:failed|subsystem)|abwesenheitsnotiz|automatische antwort|ich bin (?:derzeit|bis)[^\n]{0,60}"
    r"(?:nicht (?:im (?:büro|haus)|erreichbar))|réponse automatique|absent du bureau|respuesta automática|"
    r"fuera de la oficina|risposta automatica|automatisch antwoord|resposta automática))"
)
FEW = 12  # words


def thanks(text: str) -> Signal | None:
    """Thanks, where the text is hardly more than that; in fifteen languages."""
    said = THANKS.search(text)
    if said is None:
        return None
    rest = re.findall(r"\w+", PLEASANT.sub(" ", THANKS.sub(" ", text)))
    if "?" in text or len(rest) > FEW // 4 or len(text.split()) > FEW:
        return None
    return Signal("thanks", 0.95, Because("rule", "a word of thanks and hardly more", (said.group(),)))


def is_automatic(text: str) -> bool:
    """Whether a machine wrote it: an out-of-office note, a delivery report."""
    return AUTOMATIC.search(text[:2_000]) is not None
