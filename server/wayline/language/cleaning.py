"""What somebody wrote, out of what arrived: without mark-up, quoted mail, signatures and unseen signs."""

import re
import unicodedata
from html.parser import HTMLParser

from wayline.language.signals import Form

MOST_LETTERS = (
    20_000  # what is longer is read so far: nobody's message is, and a hostile one must not hold the others up
)
MOST_MARKUP = 400_000
UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")
SPACES = re.compile(r"[^\S\n]+")
GAPS = re.compile(r"\n(?:[^\S\n]*\n)+[^\S\n]*")
NO_WORDS = re.compile(r"(?<!\w)@\w{2,30}|\bhttps?://\S+|\bwww\.\S+|\[[A-Za-z]{2,12}(?: \d{1,4})?\]|#(?=\w)")
BLOCKS = {"p", "div", "br", "li", "tr", "h1", "h2", "h3", "h4", "blockquote", "table", "ul", "ol", "hr"}
CELLS = {"td", "th"}
SILENT = {"script", "style", "head", "title", "template"}
QUOTES = {"gmail_quote", "yahoo_quoted", "moz-cite-prefix", "protonmail_quote"}
QUOTED_LINE = re.compile(r"\s*>")
QUOTE_BEGINS = re.compile(
    r"(?im)^[ \t]*(?:-{2,}\s*(?:original message|forwarded message|ursprüngliche nachricht|weitergeleitete nachricht|"
    r"message d'origine|mensaje original|oorspronkelijk bericht)\s*-{2,}"
    r"|on [^\n]{6,120}\bwrote:|am [^\n]{6,120}\bschrieb[^\n]{0,80}:|le [^\n]{6,120}\ba écrit\s*:|"
    r"el [^\n]{6,120}\bescribió:|op [^\n]{6,120}\bschreef[^\n]{0,80}:|il [^\n]{6,120}\bha scritto:"
    r"|(?:from|von|de): [^\n]{3,120}\n\s*(?:sent|date|gesendet|datum|envoyé|enviado): [^\n]*)"
)
SIGNATURE_BEGINS = re.compile(
    r"(?im)^(?:-- ?$|_{10,}$|sent from my \w+[^\n]{0,40}$|von meinem \w+ gesendet[^\n]{0,40}$|"
    r"envoyé de mon \w+[^\n]{0,40}$|get outlook for \w+[^\n]{0,20}$)"
)
FAREWELL = re.compile(
    r"(?i)[ \t]*(?:(?:kind|best|warm|many)?[ \t]*regards|best wishes|cheers|sincerely(?: yours)?|"
    r"yours (?:sincerely|faithfully)|mit freundlichen grüßen|freundliche grüße|viele grüße|mfg|lg|cordialement|"
    r"saludos|un saludo|met vriendelijke groet)[,.! \t]*"
)
LAST_LINES = 10  # a farewell further up is part of what is said


def clean(body: str, form: Form) -> tuple[str, bool]:
    """The words somebody wrote, and whether they were more than is read (20,000 letters).

    Never raises; what is only quoted gives the empty text.
    """
    is_cut = False
    if form == "html":
        is_cut = len(body) > MOST_MARKUP
        body = _read(_Unquoted(), body[:MOST_MARKUP])
    is_cut = is_cut or len(body) > MOST_LETTERS
    text = unicodedata.normalize("NFKC", body[:MOST_LETTERS].replace("\r\n", "\n").replace("\r", "\n"))
    text = SPACES.sub(" ", UNSEEN.sub("", text))
    text = GAPS.sub("\n\n", text)
    if form in {"mail", "html"}:
        text = without_signature(without_quotes(text))
    return GAPS.sub("\n\n", text).strip()[:MOST_LETTERS], is_cut


def prepared(text: str) -> str:
    """A whole text as heads and vectors are asked of it."""
    return spoken(clean(text, "plain")[0])


def spoken(sentence: str) -> str:
    """What the models are asked of: without addresses, @names, masks and the sign of a hashtag, which say nothing.

    >>> spoken("@shop my #parcel is late [email 1]")
    'my parcel is late'
    """
    words = " ".join(NO_WORDS.sub(" ", sentence).split())
    return words or sentence


def without_quotes(text: str) -> str:
    """A mail without what it answers to."""
    begun = QUOTE_BEGINS.search(text)
    kept = text[: begun.start()] if begun else text
    return "\n".join(line for line in kept.split("\n") if not QUOTED_LINE.match(line))


def folded(text: str) -> tuple[str, str]:
    r"""A mail in two parts that are all of it: what was written, and the quotes and signature below it.

    A mail that is answered below what it quotes stays whole.

    >>> folded("Blue, please.\n\nOn Mon, 2 Nov 2026, Tom wrote:\n> Which one?")
    ('Blue, please.\n\n', 'On Mon, 2 Nov 2026, Tom wrote:\n> Which one?')
    """
    begins = [found.start() for pattern in (QUOTE_BEGINS, SIGNATURE_BEGINS) if (found := pattern.search(text))]
    end = min(begins, default=len(text))
    lines = text[:end].splitlines(keepends=True)
    while lines and (QUOTED_LINE.match(lines[-1]) or not lines[-1].strip()):
        lines.pop()
    said = "".join(lines)
    blank = len(text[len(said) :]) - len(text[len(said) :].lstrip())
    said = text[: len(said) + blank]
    return (said, text[len(said) :]) if said.strip() else (text, "")


def without_signature(text: str) -> str:
    """A mail without the name, number and slogan below it."""
    begun = SIGNATURE_BEGINS.search(text)
    lines = (text[: begun.start()] if begun else text).rstrip().split("\n")
    for place in range(max(1, len(lines) - LAST_LINES), len(lines)):
        if FAREWELL.fullmatch(lines[place]):
            return "\n".join(lines[:place])
    return "\n".join(lines)


def words_of_html(body: str) -> str:
    """The words of a page or mail as they are seen, with what it quotes, a line where a block begins. Never raises.

    >>> words_of_html("<p>Hello<br>you</p><style>p {}</style>").split()
    ['Hello', 'you']
    """
    return GAPS.sub("\n\n", SPACES.sub(" ", _read(_Words(), body[:MOST_MARKUP]))).strip()


def _read(reader: "_Words", body: str) -> str:
    try:
        reader.feed(body)
        reader.close()
    except (AssertionError, ValueError):  # the standard parser gives up on some broken declarations
        return re.sub(r"<[^<>]{0,500}>", " ", body)
    return "".join(reader.words)


class _Words(HTMLParser):
    """Collects words; it keeps depths and no tree, so a million open tags cost no more than a million letters."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 (the parser's own)
        """Go silent inside scripts."""
        if tag in SILENT:
            self._silent += 1
        if tag in BLOCKS:
            self.words.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """Speak again after them."""
        if tag in SILENT:
            self._silent = max(0, self._silent - 1)
        if tag in CELLS:
            self.words.append(" ")
        if tag in BLOCKS:
            self.words.append("\n")

    def handle_data(self, data: str) -> None:
        """Take the words that are shown."""
        if not self._silent:
            self.words.append(data)


class _Unquoted(_Words):
    """Leaves out what is only quoted."""

    def __init__(self) -> None:
        super().__init__()
        self._quoted: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Count how deep in a quote it is."""
        names = set((dict(attrs).get("class") or "").split())
        if self._quoted:
            if tag == self._quoted[0]:
                self._quoted.append(tag)
        elif tag != "br" and (tag == "blockquote" or names & QUOTES):
            self._quoted.append(tag)
        super().handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """Leave a quote."""
        if self._quoted and tag == self._quoted[0]:
            self._quoted.pop()
        super().handle_endtag(tag)

    def handle_data(self, data: str) -> None:
        """Take what is shown and not quoted."""
        if not self._quoted:
            super().handle_data(data)
