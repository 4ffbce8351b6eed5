"""Which parts are what somebody wrote, and which are files (after RFC 8621, section 4.1.4)."""

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass

from wayline.channels.email.reading.charsets import decoded
from wayline.channels.email.reading.letter import Attachment
from wayline.channels.email.reading.parts import Part
from wayline.language import words_of_html

WORDS = {"text/plain", "text/html"}
CHARSET_TOLD = re.compile(rb"(?i)<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w.:-]{1,40})")
ENDINGS = {"text/calendar": ".ics", "message/rfc822": ".eml", "text/html": ".html", "text/plain": ".txt"}


@dataclass(frozen=True)
class Body:
    """What was written: as words, as HTML where there is any, and what is beside it.

    `is_true` if every letter was in the charset that was named.
    """

    text: str
    html: str | None
    attachments: tuple[Attachment, ...]
    is_true: bool


def body_of(parts: Sequence[Part]) -> Body:
    """Sort the parts. Every part is words, or one of two ways to say the same words, or an attachment: none is lost."""
    shown = [part for part in parts if _is_shown(part)]
    texts, pages, is_true = [], [], True
    has_page = any(part.type == "text/html" for part in shown)
    for part in shown:
        said, is_as_told = _letters(part)
        is_true = is_true and is_as_told
        twins = {other.type for other in shown if _is_other_way(part, other)}
        if part.type == "text/html":
            pages.append(said)
            if "text/plain" not in twins:
                texts.append(words_of_html(said))
        else:
            words = _unflowed(said, is_delsp=part.is_delsp) if part.is_flowed else said
            texts.append(words)
            if has_page and "text/html" not in twins and words.strip():
                pages.append(f'<div style="white-space: pre-wrap">{html.escape(words)}</div>')
    files = [_attachment(part, number) for number, part in enumerate(parts) if part not in shown]
    joined = "\n\n".join(text.strip("\r\n") for text in texts if text.strip())
    return Body(_plain(joined), "\n".join(pages) or None, tuple(files), is_true)


def _is_shown(part: Part) -> bool:
    if part.type not in WORDS or part.disposition == "attachment":
        return False
    if part.within and part.within[-1] == "related" and part.place[-1] > 0:
        return False
    return not part.name


def _is_other_way(part: Part, other: Part) -> bool:
    """Whether both lie below one multipart/alternative, in different children of it."""
    for depth, around in enumerate(part.within):
        if depth >= len(other.within) or part.place[:depth] != other.place[:depth]:
            return False
        if around == "alternative" and part.place[depth] != other.place[depth]:
            return True
    return False


def _letters(part: Part) -> tuple[str, bool]:
    declared = part.charset
    if declared is None and part.type == "text/html" and (told := CHARSET_TOLD.search(part.content[:4_000])):
        declared = told[1].decode("ascii")
    said, is_as_told = decoded(part.content, declared)
    return said.replace("\r\n", "\n").replace("\r", "\n"), is_as_told


def _unflowed(said: str, *, is_delsp: bool) -> str:
    """Lines put together again that were broken softly (RFC 3676)."""
    out: list[str] = []
    goes_on, depth = False, 0
    for line in said.split("\n"):
        quotes = len(line) - len(line.lstrip(">"))
        words = line[quotes:].removeprefix(" ")
        is_soft = words.endswith(" ") and words != "-- "
        kept = words[:-1] if is_soft and is_delsp else words
        if goes_on and quotes == depth and words != "-- ":
            out[-1] += kept
        else:
            out.append(f"{'>' * quotes}{' ' if quotes else ''}{kept}")
        goes_on, depth = is_soft, quotes
    return "\n".join(out)


def _plain(text: str) -> str:
    return text.replace("\x00", "")


def _attachment(part: Part, number: int) -> Attachment:
    name = re.sub(r"[/\\\x00-\x1f]+", "_", part.name).strip(". ")[:200]
    if not name:
        ending = ENDINGS.get(part.type) or "." + re.sub(r"\W", "", part.type.rpartition("/")[2])[:10]
        name = f"part-{number + 1}{ending}"
    return Attachment(
        name,
        part.type,
        part.content,
        part.content_id,
        is_inline=part.disposition != "attachment" and bool(part.content_id),
    )
