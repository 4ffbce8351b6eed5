"""Why somebody is here, as a sentence from facts: what went wrong, what is late, what they were about to do.

Rules, not guesses: each rule looks at the touchpoints before the conversation and says its sentence or nothing.
"""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from typing import NamedTuple

from wayline.line.facts import page_of, page_words, place_in_shop, shortened, text
from wayline.line.model import Shown, Tone
from wayline.line.sentences import product_words
from wayline.line.wording import say

RECENT = timedelta(hours=24)
LATE_SINCE = timedelta(days=30)
AGAIN_WITHIN = timedelta(days=7)
SENTENCES = 2


class Reason(NamedTuple):
    """One sentence, and how bad what it says is. `trouble` names the touchpoint others may have had too."""

    words: str
    tone: Tone
    trouble: str | None = None


class Case(NamedTuple):
    """What the rules look at: what happened before (oldest first), the touchpoint that opened the conversation."""

    before: Sequence[Shown]
    opening: Shown
    at: datetime

    def recent(self, name: str, within: timedelta = RECENT) -> list[Shown]:
        """The touchpoints of this name not longer ago than `within`."""
        return [each for each in self.before if each.name == name and each.occurred_at >= self.at - within]


def reasons(case: Case) -> list[Reason]:
    """What the facts say, the weightiest first, two sentences at most."""
    found = [reason for rule in _RULES if (reason := rule(case)) is not None]
    bad = [reason for reason in found if reason.tone != "neutral"]
    kept = bad[:SENTENCES] + [reason for reason in found if reason.tone == "neutral"][: 1 if bad else SENTENCES]
    return kept[:SENTENCES]


def tone_of(found: Sequence[Reason]) -> Tone:
    """The worst tone among them."""
    return next((tone for tone in ("negative", "warning") if any(each.tone == tone for each in found)), "neutral")


def spoken_span(span: timedelta) -> str:
    """As people say it: 40 s, 9 min, 2 h, 3 d."""
    seconds = int(span.total_seconds())
    for size, unit in ((86_400, "d"), (3_600, "h"), (60, "min")):
        if seconds >= size:
            return f"{seconds // size} {unit}"
    return f"{max(seconds, 1)} s"


def spoken_money(value: Decimal, currency: str) -> str:
    """As people say it: £118 or £118.50."""
    amount = f"{value:,.0f}" if value == value.to_integral_value() else f"{value:,.2f}"
    sign = {"GBP": "£", "EUR": "€", "USD": "$"}.get(currency)
    return f"{sign}{amount}" if sign else f"{amount} {currency}"


def _payments(case: Case) -> Reason | None:
    paid = max((each.occurred_at for each in case.before if each.name == "Order Completed"), default=None)
    failed = [each for each in case.recent("Payment Failed") if paid is None or each.occurred_at > paid]
    if not failed:
        return None
    codes = {text(each.properties, "code", "error_code", "error") for each in failed}
    if len(failed) == 1:
        words = say("why.payment", ago=spoken_span(case.at - failed[0].occurred_at))
        code = next(iter(codes))
        said = f"{words}, {_code(code)}" if code else words
    else:
        span = spoken_span(failed[-1].occurred_at - failed[0].occurred_at)
        said = say("why.payments", times=_times(len(failed)), span=span)
        if len(codes) == 1 and (code := next(iter(codes))):
            said = say("why.each_time", words=said, code=_code(code))
    return Reason(said, "negative", "Payment Failed")


def _delivery_failed(case: Case) -> Reason | None:
    failed = [each for each in case.recent("Delivery Failed", LATE_SINCE) if not _delivered(case, each)]
    if not failed:
        return None
    order = failed[-1].order_id
    return Reason(say("why.delivery_failed", order=order) if order else say("why.delivery_failed_some"), "negative")


def _late(case: Case) -> Reason | None:
    late = [each for each in case.recent("Order Delayed", LATE_SINCE) if not _delivered(case, each)]
    if not late:
        return None
    last = late[-1]
    said = say("why.late", order=last.order_id) if last.order_id else say("why.late_some")
    day = text(last.properties, "promised_for", "expected_at", "expected", "due_at")
    return Reason(say("why.late_until", words=said, day=_day(day)) if day else said, "negative")


def _rage(case: Case) -> Reason | None:
    clicked = case.recent("Rage Clicked", timedelta(hours=1))
    if not clicked:
        return None
    on = text(clicked[-1].properties, "text", "label", "name", "selector")
    return Reason(
        say("why.rage", words=f"“{shortened(on, 40)}”" if on else "the same place"), "warning", "Rage Clicked"
    )


def _error(case: Case) -> Reason | None:
    seen = case.recent("Error Shown", timedelta(hours=1)) or case.recent("Error Occurred", timedelta(minutes=30))
    words = text(seen[-1].properties, "message", "error", "code") if seen else None
    return Reason(say("why.error", words=shortened(words, 60)), "warning") if words else None


def _again(case: Case) -> Reason | None:
    others = {each.conversation_id for each in case.recent("Conversation Started", AGAIN_WITHIN)}
    others -= {case.opening.conversation_id, None}
    if not others:
        return None
    return Reason(say("why.repeat", nth=_nth(len(others) + 1), days=AGAIN_WITHIN.days), "warning")


def _basket(case: Case) -> Reason | None:
    basket: dict[str, Shown] = {}
    for each in case.before:
        if each.occurred_at < case.at - RECENT:
            continue
        words = product_words(each.properties)
        if each.name == "Order Completed":
            basket.clear()
        elif each.name == "Product Added" and words:
            basket[words] = each
        elif each.name == "Product Removed" and words:
            basket.pop(words, None)
    if not basket:
        return None
    newest = list(basket)[-1]
    words = newest if len(basket) == 1 else say("products_more", first=newest, more=len(basket) - 1)
    worth = [each for each in basket.values() if each.value is not None and each.currency]
    if len(worth) < len(basket) or len({each.currency for each in worth}) != 1:
        return Reason(say("why.basket", words=words), "neutral")
    total = sum((each.value for each in worth if each.value is not None), Decimal(0))
    return Reason(say("why.basket_value", words=words, money=spoken_money(total, str(worth[0].currency))), "neutral")


def _page(case: Case) -> Reason | None:
    page = page_of(case.opening.properties, case.opening.context)
    place = place_in_shop(page)
    if place:
        return Reason(say("why.checkout" if place == "checkout" else "why.in_basket"), "neutral")
    words = page_words(page)
    return Reason(say("why.page", page=words), "neutral") if words and words != "/" else None


_RULES: tuple[Callable[[Case], Reason | None], ...] = (
    _payments,
    _delivery_failed,
    _late,
    _rage,
    _error,
    _again,
    _basket,
    _page,
)


def _delivered(case: Case, order: Shown) -> bool:
    return any(
        each.name in {"Order Delivered", "Order Cancelled", "Order Refunded"}
        and each.order_id == order.order_id
        and each.occurred_at >= order.occurred_at
        for each in case.before
    )


def _code(code: str | None) -> str:
    return say("error_code", code=code) if code and code[:1].isdigit() else str(code)


def _times(count: int) -> str:
    return {2: "twice"}.get(count, f"{count} times")


def _nth(count: int) -> str:
    return {2: "Second", 3: "Third", 4: "Fourth", 5: "Fifth"}.get(count, f"{count}th")


def _day(moment: str) -> str:
    try:
        at = datetime.fromisoformat(moment)
    except ValueError:
        return moment
    return f"{at.day} {at:%b}"
