"""Reading what a touchpoint carries: sites name the same fact differently, so each is looked for where they put it."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qs, urlsplit

import msgspec

Fields = Mapping[str, Any]
LONGEST = 160


class Arrival(msgspec.Struct, frozen=True):
    """How somebody came: by `ad`, `mail`, `search` or another `site`, or `direct`."""

    by: str
    source: str | None = None
    term: str | None = None
    campaign: str | None = None


def text(fields: Fields, *names: str) -> str | None:
    """The first of these fields that says something, shortened to a line."""
    for name in names:
        value = fields.get(name)
        if isinstance(value, str | int | float) and not isinstance(value, bool) and str(value).strip():
            return shortened(str(value))
    return None


def shortened(words: str, longest: int = LONGEST) -> str:
    """One line of at most `longest` characters."""
    line = " ".join(words.split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def inner(fields: Fields, name: str) -> Fields:
    """The object under this name, or an empty one."""
    value = fields.get(name)
    return value if isinstance(value, Mapping) else {}


def page_of(properties: Fields, context: Fields) -> Fields:
    """The page it happened on: what the touchpoint says itself, else its context."""
    for place in (inner(properties, "page"), inner(properties, "opened_on"), inner(context, "page")):
        if place.get("url") or place.get("title") or place.get("path"):
            return place
    return properties if properties.get("url") else {}


def page_words(page: Fields) -> str | None:
    """What a person calls the page: its title without the shop's name, else its path."""
    title = text(page, "title")
    if title:
        for between in (" | ", " · ", " – ", " — ", " - "):
            title = title.split(between)[0]
        return title
    return path_of(page)


def path_of(page: Fields) -> str | None:
    """The path of its address."""
    return text(page, "path") or urlsplit(str(page.get("url") or "")).path or None


def place_in_shop(page: Fields) -> str | None:
    """`checkout` or `basket`, where the address says so."""
    path = (path_of(page) or "").lower()
    if any(word in path for word in ("checkout", "payment", "/pay", "kasse")):
        return "checkout"
    return "basket" if any(word in path for word in ("basket", "cart", "warenkorb")) else None


def arrival_of(properties: Fields, context: Fields) -> Arrival:
    """How the visit came about, from the campaign of its address and the page before it."""
    campaign = inner(context, "campaign") or properties
    medium = (text(campaign, "medium") or "").lower()
    named = [
        text(campaign, "name", "campaign") if campaign is not properties or medium else None,
        text(campaign, "source"),
    ]
    told = ", ".join(part for part in named if part) or None
    if "mail" in medium or medium == "newsletter":
        return Arrival("mail", campaign=told)
    if medium and medium not in {"organic", "referral"}:
        return Arrival("ad", campaign=told)
    page = page_of(properties, context)
    referrer = text(page, "referrer") or text(properties, "referrer") or ""
    parts = urlsplit(referrer)
    host = (parts.hostname or "").removeprefix("www.")
    own = (urlsplit(str(page.get("url") or "")).hostname or "").removeprefix("www.")
    asked = parse_qs(parts.query)
    term = text({name: words[0] for name, words in asked.items()}, "q", "query", "p") or text(campaign, "term")
    if not host or host == own:
        sought = text(campaign, "term")
        return Arrival("search", term=sought) if sought else Arrival("direct")
    return Arrival("search" if term or _searches(host) else "site", source=host, term=term)


def product_of(properties: Fields) -> tuple[str | None, str | None]:
    """A product's name and its variant (colour, size)."""
    inside = inner(properties, "product") or properties
    variant = [text(inside, "variant", "colour", "color"), text(inside, "size")]
    name = text(inside, "name", "product_name", "title", "product", "sku", "product_id")
    return name, ", ".join(part for part in variant if part) or None


def products_of(properties: Fields) -> list[Fields]:
    """The lines of an order or basket."""
    found = properties.get("products")
    return [each for each in found if isinstance(each, Mapping)] if isinstance(found, list) else []


def _searches(host: str) -> bool:
    engines = ("google.", "bing.", "duckduckgo.", "ecosia.", "yahoo.", "startpage.", "qwant.", "baidu.", "yandex.")
    return any(host.startswith(engine) or f".{engine}" in host for engine in engines)
