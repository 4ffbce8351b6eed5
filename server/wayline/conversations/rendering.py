"""Words as safe HTML: a teammate's Markdown, a customer's plain text."""

import html
import re
from collections.abc import Mapping
from functools import lru_cache

import nh3
from markdown_it import MarkdownIt

from wayline.language import MASK

TAGS = {
    "a", "b", "blockquote", "br", "code", "del", "em", "h1", "h2", "h3", "h4", "hr", "i", "li", "ol", "p", "pre", "s",
    "strong", "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip
ATTRIBUTES = {"a": {"href", "title"}, "ol": {"start"}}
SCHEMES = {"http", "https", "mailto", "tel"}
ADDRESS = re.compile(r"https?://[^\s<>\"']+[^\s<>\"'.,;:!?)\]]")

_markdown = (
    MarkdownIt("commonmark", {"html": False, "breaks": True}).enable(["table", "strikethrough"]).disable("image")
)


@lru_cache(maxsize=4096)
def from_markdown(text: str) -> str:
    """Markdown as HTML with a closed list of tags; HTML in it is shown as text, pictures are links."""
    return _cleaned(_with_links(_markdown.render(text)))


@lru_cache(maxsize=4096)
def from_plain(text: str) -> str:
    """Text as it was written, with line breaks and addresses that can be followed."""
    paragraphs = re.split(r"\n{2,}", text.replace("\r\n", "\n").strip("\n"))
    lines = ("<br>".join(html.escape(paragraph).split("\n")) for paragraph in paragraphs)
    return _cleaned(_with_links("".join(f"<p>{line}</p>" for line in lines)))


def with_marks(rendered: str) -> str:
    """The masks in a rendered text as `<mark>`, so that they are seen to be none of the writer's words."""
    parts = re.split(r"(<[^>]+>)", rendered)
    return "".join(part if index % 2 else MASK.sub(r"<mark>\g<0></mark>", part) for index, part in enumerate(parts))


def with_spans(rendered: str, shown: Mapping[str, str]) -> str:
    """These words in a rendered text as `<span>`, each said as it is to be; the first of two that begin alike wins.

    >>> with_spans("<p>@Tom, see @Tom Reed</p>", {"@Tom Reed": "@Tom Berg", "@Tom": "@Tom"})
    '<p><span title="@Tom">@Tom</span>, see <span title="@Tom Berg">@Tom Berg</span></p>'
    """
    said = {html.escape(words): html.escape(each) for words, each in shown.items()}
    found = re.compile("|".join(re.escape(words) for words in said))

    def put(one: re.Match[str]) -> str:
        return f'<span title="{said[one[0]]}">{said[one[0]]}</span>'

    parts = re.split(r"(<[^>]+>)", rendered)
    return "".join(part if index % 2 else found.sub(put, part) for index, part in enumerate(parts))


def _with_links(rendered: str) -> str:
    """Bare addresses outside of links and code become links."""
    parts = re.split(r"(<a [^>]*>.*?</a>|<code>.*?</code>|<pre>.*?</pre>|<[^>]+>)", rendered, flags=re.DOTALL)
    return "".join(part if index % 2 else ADDRESS.sub(_link, part) for index, part in enumerate(parts))


def _link(found: re.Match[str]) -> str:
    address = found[0]
    return f'<a href="{address}">{address}</a>'


def _cleaned(rendered: str) -> str:
    return nh3.clean(
        rendered, tags=TAGS, attributes=ATTRIBUTES, url_schemes=SCHEMES, link_rel="noopener noreferrer nofollow"
    )
