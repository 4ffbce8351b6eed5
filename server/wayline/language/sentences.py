"""A text in sentences, each with its place."""

import re

MOST = 200  # sentences of one text; the rest stays unread
LONGEST = 600  # letters: what has no end mark is cut here, at a space where there is one
SHORT_FORMS = re.compile(
    r"(?:\b(?:mr|mrs|ms|dr|prof|st|no|nr|vs|etc|e\.g|i\.e|approx|inc|ltd|co|z\.b|d\.h|bzw|ca|str|tel|abs|usw|sr|sra|art)|"
    r"\b[A-Z])\.$",
    re.IGNORECASE,
)
END = re.compile(r"[.!?…。\uff01\uff1f]+[\"'”’)\]]*(?=\s|$|[\U0001F300-\U0001FAFF])|\n+|$")
WORD = re.compile(r"\w|[\U0001F000-\U0001FAFF☀-➿]|[?!]")


def sentences(text: str) -> list[tuple[int, int]]:
    """Start and end of each sentence, in order; signs without a word or a picture make none."""
    found: list[tuple[int, int]] = []
    start = 0
    for match in END.finditer(text):
        if match.group().startswith(".") and len(match.group()) == 1 and SHORT_FORMS.search(text[start : match.end()]):
            continue
        found += _pieces(text, start, match.end())
        start = match.end()
        if len(found) >= MOST:
            break
    return found[:MOST]


def _pieces(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The stretch without its outer spaces, cut where it is too long."""
    pieces = []
    while start < end:
        stop = end
        if end - start > LONGEST:
            space = text.rfind(" ", start + 1, start + LONGEST)
            stop = space if space > start else start + LONGEST
        part = text[start:stop]
        left = start + len(part) - len(part.lstrip())
        right = left + len(part.strip())
        if right > left and WORD.search(part):
            pieces.append((left, right))
        start = stop
    return pieces
