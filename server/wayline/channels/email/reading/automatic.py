"""Whether a person wrote it (RFC 3834): what is automatic starts no clock and is never answered by a machine."""

import re
from email.message import Message

from wayline.channels.email.reading import headers
from wayline.channels.email.reading.letter import Address, Automatic

SYSTEMS = re.compile(
    r"(?i)^(?:mailer-daemon|postmaster|no-?reply|do-?not-?reply|bounces?|listserv|majordomo)(?:[+=-].*)?@"
)
VENDORS = {
    # Headers that only an answering machine sets, with the values that mean nothing. X-Auto-Response-Suppress is not
    # among them: Outlook sets it on what people write, too.
    "x-autoreply": {"no", "false", "0"},
    "x-autorespond": {"no", "false", "0"},
    "x-autoresponder": {"no", "false", "0"},
    "x-mail-autoreply": {"no", "false"},
    "x-vacation": {"no", "false"},
    "x-ms-exchange-inbox-rules-loop": {""},
    "x-loop": {""},
    "auto-reply": {"no", "false"},
    "delivered-by-autoresponder": {"no", "false"},
}
SUBJECTS = re.compile(
    r"(?i)^\s*(?:(?:re|aw|sv|antw|vs|odp)\s*:\s*)?(?:"
    r"out of (?:the )?office|automatic reply|auto(?:matic)?[- ]?(?:reply|response|responder)|"
    r"away from (?:my|the) office|"
    r"abwesen(?:heit|d)\w*|automatische antwort|nicht im (?:büro|haus)|"
    r"réponse automatique|absence du bureau|absent du bureau|"
    r"respuesta automática|fuera de (?:la )?oficina|resposta automática|fora do escritório|"
    r"risposta automatica|fuori ufficio|automatisch antwoord|afwezig(?:heid)?\b|"
    r"automatiskt? svar|frånvaro|automatisk svar|fraværende|autom\w* odpowiedź|poza biurem|"
    r"automatická odpověď|automatikus válasz|otomatik yan\u0131t|автоответ|自動返信|自动回复|자동 회신|رد تلقائي)"
)


def automatic(message: Message, sender: Address | None, subject: str, *, is_report: bool) -> Automatic | None:
    """Why no person wrote it; None if one did. `maybe` rests on the subject alone, and is weak.

    `Auto-Submitted: no` says that a person wrote it, and outweighs the weak signs.
    """
    submitted = _value(message, "auto-submitted")
    if is_report:
        return Automatic("bounce", "content-type", "multipart/report")
    if submitted and submitted != "no":
        is_reply = submitted.startswith("auto-replied")
        return Automatic("reply" if is_reply else "notice", "auto-submitted", submitted)
    path = headers.first(message, "return-path")
    if path is not None and path.strip() in {"<>", "<MAILER-DAEMON>"}:
        return Automatic("bounce", "return-path", "<>")
    return (
        _of_a_list(message)
        or _by_precedence(message)
        or _by_vendor(message)
        or (None if submitted == "no" else _weakly(sender, subject))
    )


def _of_a_list(message: Message) -> Automatic | None:
    for name in ("list-id", "list-unsubscribe", "list-post"):
        if said := _value(message, name):
            return Automatic("list", name, said)
    return None


def _by_precedence(message: Message) -> Automatic | None:
    said = _value(message, "precedence")
    if said in {"auto_reply", "auto-reply"}:
        return Automatic("reply", "precedence", said)
    if said in {"bulk", "junk"}:
        return Automatic("notice", "precedence", said)
    return Automatic("list", "precedence", said) if said == "list" else None


def _by_vendor(message: Message) -> Automatic | None:
    for name, nothing in VENDORS.items():
        said = headers.first(message, name)
        if said is None or said.strip().lower() in nothing:
            continue
        return Automatic("reply", name, headers.words(said))
    return None


def _weakly(sender: Address | None, subject: str) -> Automatic | None:
    if sender and SYSTEMS.match(sender.address):
        return Automatic("notice", "from", sender.address)
    if found := SUBJECTS.match(subject):
        return Automatic("maybe", "subject", found[0].strip())
    return None


def _value(message: Message, name: str) -> str:
    """What a header says, in small letters, without its parameters and comments."""
    said = headers.words(headers.first(message, name))
    return re.sub(r"\([^)]*\)", "", said).partition(";")[0].strip().lower()
