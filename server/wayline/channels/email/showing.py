"""Showing: the HTML of a mail as a page that can do nothing, with what it quotes folded away."""

import base64
import re
from collections.abc import Mapping, Sequence
from html import escape
from html.parser import HTMLParser

import nh3

from wayline.channels.email.reading import Attachment, Letter

PICTURES = {"image/png", "image/jpeg", "image/gif", "image/webp"}
MOST_PICTURES = 20_000_000
"""Bytes of pictures inside a mail that are put into its page."""
LONGEST = 4_000_000
"""Letters of a page that are shown; the whole is in the mail as it came."""
POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src {}; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'self'; sandbox allow-same-origin allow-popups allow-popups-to-escape-sandbox"
)
"""No script runs in it, nothing is sent, nothing is fetched; `allow-same-origin` lets the console measure it."""
TAGS = {
    "a", "abbr", "address", "article", "b", "bdi", "bdo", "big", "blockquote", "br", "caption", "center", "cite",
    "code", "col", "colgroup", "dd", "del", "dfn", "div", "dl", "dt", "em", "figcaption", "figure", "font",
    "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "i", "img", "ins", "kbd", "li", "main", "map",
    "area", "mark", "ol", "p", "pre", "q", "s", "samp", "section", "small", "span", "strike", "strong", "sub",
    "sup", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "tt", "u", "ul", "var", "wbr",
}  # fmt: skip
EVERYWHERE = {"align", "bgcolor", "class", "color", "dir", "height", "id", "lang", "style", "title", "valign", "width"}
ATTRIBUTES = {
    "*": EVERYWHERE,
    "a": {"href", "name"},
    "blockquote": {"type"},
    "font": {"face", "size"},
    "img": {"alt", "border", "src"},
    "ol": {"start", "type"},
    "table": {"border", "cellpadding", "cellspacing"},
    "td": {"colspan", "nowrap", "rowspan"},
    "th": {"colspan", "nowrap", "rowspan"},
}
STYLES = {
    "background", "background-color", "border", "border-bottom", "border-collapse", "border-color", "border-left",
    "border-radius", "border-right", "border-spacing", "border-style", "border-top", "border-width", "color",
    "direction", "display", "font", "font-family", "font-size", "font-style", "font-weight", "height",
    "letter-spacing", "line-height", "list-style", "list-style-type", "margin", "margin-bottom", "margin-left",
    "margin-right", "margin-top", "max-height", "max-width", "min-height", "min-width", "padding", "padding-bottom",
    "padding-left", "padding-right", "padding-top", "text-align", "text-decoration", "text-indent",
    "text-transform", "vertical-align", "white-space", "width", "word-break", "word-wrap",
}  # fmt: skip
NOTHING = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"
FOLD, UNFOLD = "<details><summary>•••</summary>", "</details>"
VOID = {"area", "br", "col", "hr", "img", "wbr"}
QUOTES = re.compile(
    r"(?i)(?:^|[\s_-])(?:gmail_quote(?:_container)?|gmail_signature|yahoo_quoted|moz-signature|moz-cite-prefix|"
    r"protonmail_quote|tutanota_quote|zmail_extra|wayline-quote|wayline-signature)(?:\s|$)"
)
FROM_HERE = {"divrplyfwdmsg", "appendonsend", "mail-editor-reference-message-container", "x_divrplyfwdmsg"}
"""Ids with which Outlook begins what it quotes: all that follows belongs to it."""
LOOK = """
html { background: #fff; color: #1a1a1a; font: 14px/1.5 system-ui, sans-serif; }
body { margin: 0; padding: 4px; overflow-wrap: anywhere; }
img { max-width: 100%; height: auto; } table { max-width: 100%; }
blockquote { margin: 0 0 0 .5em; padding-left: .8em; border-left: 2px solid #ccc; }
summary { cursor: pointer; width: max-content; list-style: none; padding: 0 .6em; border-radius: 1em; }
summary { background: #e6e6e6; }
img[data-remote] { min-width: 1.2em; min-height: 1.2em; background: #e6e6e6; outline: 1px dashed #bbb; }
"""
DARK = """
html { background: #e2e2e2; filter: invert(1) hue-rotate(180deg); }
img:not([data-remote]) { filter: invert(1) hue-rotate(180deg); }
"""


def page_of(letter: Letter, *, with_images: bool, dark: bool) -> str:
    """A mail as a page: cleaned, its own pictures inside, remote ones only `with_images`, quotes behind one click.

    In the dark its colours are turned round, so that what is written dark on white is light on dark.
    """
    cleaned = _cleaned((letter.html or "")[:LONGEST], letter.attachments, with_images=with_images)
    look = LOOK + (DARK if dark else "")
    head = f'<meta charset="utf-8"><base target="_blank"><style>{look}</style>'
    return f"<!doctype html><html><head>{head}</head><body>{_folded(cleaned, with_images=with_images)}</body></html>"


def policy(*, with_images: bool) -> str:
    """What a page may do; remote pictures are fetched over HTTPS alone."""
    return POLICY.format("data: https:" if with_images else "data:")


def _cleaned(page: str, attachments: Sequence[Attachment], *, with_images: bool) -> str:
    pictures = _pictures(attachments)

    def filtered(element: str, name: str, value: str) -> str | None:
        if name == "style" and "url(" in value.lower() and not with_images:
            return re.sub(r"(?i)url\([^)]*\)", "none", value)
        if (element, name) != ("img", "src"):
            return None if name == "href" and re.match(r"(?i)\s*(?:data|cid):", value) else value
        address = value.strip()
        if address[:4].lower() == "cid:":
            return pictures.get(address[4:].strip("<>").lower(), NOTHING)
        if address[:5].lower() == "data:":
            return address if re.match(r"(?i)data:image/(?:png|jpeg|gif|webp)[;,]", address) else NOTHING
        return re.sub(r"(?i)^http:", "https:", address)

    return nh3.clean(
        page,
        tags=TAGS,
        clean_content_tags={"script", "style", "title", "head", "noscript", "template"} - TAGS,
        attributes=ATTRIBUTES,
        attribute_filter=filtered,
        filter_style_properties=STYLES,
        url_relative="deny",
        url_schemes={"http", "https", "mailto", "tel", "cid", "data"},
        link_rel="noopener noreferrer nofollow",
    )


def _pictures(attachments: Sequence[Attachment]) -> Mapping[str, str]:
    found: dict[str, str] = {}
    left = MOST_PICTURES
    for one in attachments:
        if one.content_id and one.type in PICTURES and len(one.content) <= left:
            left -= len(one.content)
            found[one.content_id] = f"data:{one.type};base64,{base64.b64encode(one.content).decode()}"
    return found


def _folded(page: str, *, with_images: bool) -> str:
    folding = _Folding(with_images=with_images)
    folding.feed(page)
    folding.close()
    return folding.whole()


class _Folding(HTMLParser):
    """Writes a clean page again, with what it quotes inside `<details>`, and pictures from elsewhere held back."""

    def __init__(self, *, with_images: bool) -> None:
        super().__init__(convert_charrefs=False)
        self._with_images = with_images
        self._out: list[str] = []
        # Of each open element its name, and what is written before and behind its end.
        self._open: list[list[str]] = [["", "", ""]]

    def whole(self) -> str:
        """What was written."""
        ends = [f"{before}</{tag}>{behind}" for tag, before, behind in reversed(self._open[1:])]
        return "".join([*self._out, *ends, self._open[0][1]])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open it; where a quote begins, fold."""
        held = dict(attrs)
        behind = ""
        if not any(before or after for _, before, after in self._open):
            names = f"{held.get('class') or ''} {held.get('id') or ''}"
            if tag not in VOID and (QUOTES.search(names) or (tag == "blockquote" and held.get("type") == "cite")):
                self._out.append(FOLD)
                behind = UNFOLD
            elif (held.get("id") or "").lower() in FROM_HERE:
                self._out.append(FOLD)
                self._open[-1][1] = UNFOLD
        if tag == "img" and not self._with_images and (held.get("src") or "").startswith("https:"):
            attrs = [("src", NOTHING), ("data-remote", ""), *(each for each in attrs if each[0] != "src")]
        written = "".join(f' {name}="{escape(value or "")}"' for name, value in attrs)
        self._out.append(f"<{tag}{written}>")
        if tag not in VOID:
            self._open.append([tag, "", behind])

    def handle_endtag(self, tag: str) -> None:
        """Close it, and what was folded in it or around it."""
        if len(self._open) > 1 and self._open[-1][0] == tag:
            _, before, behind = self._open.pop()
            self._out.append(f"{before}</{tag}>{behind}")

    def handle_data(self, data: str) -> None:
        """Words stay as they are."""
        self._out.append(data)

    def handle_entityref(self, name: str) -> None:
        """So do letters by name."""
        self._out.append(f"&{name};")

    def handle_charref(self, name: str) -> None:
        """And by number."""
        self._out.append(f"&#{name};")
