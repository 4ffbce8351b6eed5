"""A touchpoint as a sentence: `title` says what happened, `detail` with what. The same touchpoint, the same words."""

from collections.abc import Callable

import msgspec

from wayline.line.facts import (
    Fields,
    arrival_of,
    inner,
    page_of,
    page_words,
    place_in_shop,
    product_of,
    products_of,
    shortened,
    text,
)
from wayline.line.wording import ENGLISH, say


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """What a sentence is made from. `first` says whether the line begins with it."""

    name: str
    properties: Fields = {}
    context: Fields = {}
    order_id: str | None = None
    teammate: str | None = None
    initiated_by: str = "customer"
    first: bool = False


class Sentence(msgspec.Struct, frozen=True):
    """Two parts of one sentence: "Put in the basket" · "Court Low, red and white"."""

    title: str
    detail: str | None


def sentence(told: Told) -> Sentence:
    """What happened, in words. A name nobody taught us speaks for itself."""
    if is_arrival(told):
        return _came(told)
    title = _TITLES[told.name](told) if told.name in _TITLES else ENGLISH.get(told.name, told.name)
    detail = _DETAILS.get(told.name, _anything)(told)
    return Sentence(title, shortened(detail) if detail else None)


def is_arrival(told: Told) -> bool:
    """Whether it says how they came: a visit begins, or a page was reached from elsewhere."""
    return told.name == "Visit Started" or (told.name == "Page Viewed" and _is_reached_from_elsewhere(told))


def label(name: str) -> str:
    """The title of a name alone, where the rest of the touchpoint is not at hand."""
    return ENGLISH.get(name, ENGLISH["came_back"] if name == "Visit Started" else name)


def product_words(properties: Fields) -> str | None:
    """The product and its variant: Court Low, red and white."""
    name, variant = product_of(properties)
    if not name:
        return None
    return say("product_variant", name=name, variant=variant) if variant else name


def _is_reached_from_elsewhere(told: Told) -> bool:
    """Whether the page says how they came: our own tag says it with `Visit Started`, but not of an ad in between."""
    by = arrival_of(told.properties, told.context).by
    if inner(told.context, "library").get("name") != "wayline.js":
        return by != "direct"
    return by in {"ad", "mail"} and "landing" not in told.context


def _came(told: Told) -> Sentence:
    came = arrival_of(told.properties, told.context)
    page = page_words(page_of(told.properties, told.context))
    key = "found_us" if told.first else {"ad": "came_back_ad", "mail": "came_back_mail"}.get(came.by, "came_back")
    where = None
    if came.term:
        where = say("came.search_term", term=came.term)
    elif came.campaign:
        where = say("came.campaign", campaign=came.campaign)
    elif came.source:
        where = say("came.search" if came.by == "search" else "came.site", source=came.source)
    detail = say("to_page", from_where=where, page=page) if where and page else where or (page and f"→ {page}")
    return Sentence(say(key), detail or None)


def _conversation_began(told: Told) -> str:
    if told.initiated_by == "company":
        return say("wrote_first", teammate=told.teammate) if told.teammate else say("Message Sent")
    page = page_of(told.properties, told.context)
    place = place_in_shop(page)
    if place:
        return say(f"asked.{place}")
    return say("asked.page") if page else say("Conversation Started")


def _by_teammate(key: str) -> Callable[[Told], str]:
    return lambda told: say(key, teammate=told.teammate) if told.teammate else say(told.name)


def _answered(told: Told) -> str:
    score = text(told.properties, "score", "rating", "answer")
    top = text(told.properties, "max", "scale_max", "of")
    return say("answered_score", score=score, top=top) if score and top else say(told.name)


def _page(told: Told) -> str | None:
    return page_words(page_of(told.properties, told.context))


def _product(told: Told) -> str | None:
    return product_words(told.properties)


def _order(told: Told) -> str | None:
    lines = products_of(told.properties)
    words = product_words(lines[0]) if lines else None
    if words and len(lines) > 1:
        words = say("products_more", first=words, more=len(lines) - 1)
    if told.order_id:
        return say("with_order", words=words, order=told.order_id) if words else say("order", order=told.order_id)
    return words


def _message(told: Told) -> str | None:
    words = text(told.properties, "text", "body", "message", "snippet", "preview", "subject")
    return say("quoted", words=words) if words else None


def _conversation(told: Told) -> str | None:
    return _message(told) or _page(told)


def _clicked(told: Told) -> str | None:
    words = text(told.properties, "text", "label", "name", "href", "selector")
    on = _page(told)
    return " · ".join(part for part in (words and say("quoted", words=words), on) if part) or None


def _failed(told: Told) -> str | None:
    code = text(told.properties, "code", "error_code", "error")
    why = text(told.properties, "reason", "message", "error_message")
    return " · ".join(part for part in (code and say("error_code", code=code), why) if part) or None


def _field(*names: str) -> Callable[[Told], str | None]:
    return lambda told: text(told.properties, *names)


def _described(told: Told) -> str | None:
    what, value = text(told.properties, "field", "what"), text(told.properties, "value")
    return f"{what}: {value}" if what and value else what


def _settled(told: Told) -> str | None:
    came_to, amount = text(told.properties, "resolution"), text(told.properties, "amount")
    words = came_to and came_to.replace("_", " ")
    return f"{words}, {amount} {text(told.properties, 'currency')}" if words and amount else words


def _searched(told: Told) -> str | None:
    words = text(told.properties, "query", "search", "term")
    return say("quoted", words=words) if words else None


def _anything(told: Told) -> str | None:
    named = text(told.properties, "detail", "name", "title", "label", "topic", "reason", "subject")
    return named or (_order(told) if told.order_id else None)


_TITLES: dict[str, Callable[[Told], str]] = {
    "Conversation Started": _conversation_began,
    "Message Sent": _by_teammate("sent_by"),
    "Note Added": _by_teammate("noted_by"),
    "Conversation Resolved": _by_teammate("resolved_by"),
    "Video Started": _by_teammate("video_with"),
    "Survey Answered": _answered,
}
_DETAILS: dict[str, Callable[[Told], str | None]] = {
    **dict.fromkeys(("Page Viewed", "Page Left", "Page Scrolled", "Visit Ended"), _page),
    **dict.fromkeys(
        ("Product Viewed", "Product Clicked", "Product Added", "Product Removed", "Product Shared", "Product Reviewed"),
        _product,
    ),
    **dict.fromkeys(("Product Added to Wishlist", "Product Removed from Wishlist"), _product),
    **dict.fromkeys(
        ("Order Completed", "Order Updated", "Order Shipped", "Order Delivered", "Order Returned", "Order Refunded"),
        _order,
    ),
    **dict.fromkeys(("Order Delayed", "Order Cancelled", "Delivery Failed", "Checkout Started"), _order),
    **dict.fromkeys(("Message Received", "Message Sent", "Note Added", "Bot Answered", "Review Posted"), _message),
    **dict.fromkeys(("Link Clicked", "Button Clicked", "Rage Clicked", "Dead Clicked", "Form Submitted"), _clicked),
    **dict.fromkeys(("Error Shown", "Error Occurred", "Payment Failed", "Application Crashed"), _failed),
    **dict.fromkeys(("Products Searched", "Help Searched"), _searched),
    "Conversation Started": _conversation,
    "Product List Viewed": _field("category", "list_name", "list_id", "name"),
    "Screen Viewed": _field("name", "screen"),
    "Coupon Applied": _field("coupon_name", "coupon_id", "coupon"),
    "Coupon Denied": _field("reason", "coupon_name", "coupon_id"),
    "Survey Answered": _field("comment", "text", "question"),
    "Conversation Tagged": _field("tag", "tags", "name"),
    "Conversation Resolved": _settled,
    "Status Changed": _field("status"),
    "Priority Changed": _field("priority"),
    "Topic Changed": _field("topic"),
    "Conversation Described": _described,
    "Conversation Assigned": _field("assignee_name", "teammate_name", "team_name"),
    "Customer Identified": _field("name", "email", "user_id"),
    "Cart Viewed": lambda _: None,
    "Customer Joined": lambda _: None,
    "Customer Unjoined": lambda _: None,
}
