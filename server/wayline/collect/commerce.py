"""Money and orders, as Segment's e-commerce spec writes them."""

from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Any

from wayline.collect.draft import Capture, Draft

_LARGEST = Decimal(10) ** 14
_FOUR_PLACES = Decimal("0.0001")
_VALUES = ("revenue", "total", "value")
_ORDER_IDS = ("order_id", "orderId")
_CURRENCY_LETTERS = 3
LONGEST_ORDER_ID = 200
_LONGEST_AMOUNT = 100


def price(drafts: list[Draft], capture: Capture) -> list[Draft]:
    """Fills value, currency (the company's where none is said) and order id. Never drops."""
    for draft in drafts:
        properties = draft.properties
        if not properties or draft.kind != "track":
            continue
        said = _first(properties, _VALUES)
        if said is not None:
            draft.value = _amount(said)
            if draft.value is None:
                draft.marks += ("value_unreadable",)
            else:
                draft.currency = _currency(properties.get("currency")) or capture.source.currency
        order = _first(properties, _ORDER_IDS)
        if isinstance(order, str | int) and 0 < len(str(order)) <= LONGEST_ORDER_ID:
            draft.order_id = str(order)
    return drafts


def _first(properties: dict[str, Any], names: tuple[str, ...]) -> object:
    for name in names:
        value = properties.get(name)
        if value is not None:
            return value
    return None


def _amount(said: object) -> Decimal | None:
    if isinstance(said, bool) or not isinstance(said, str | int | float):
        return None
    return None if isinstance(said, str) and len(said) > _LONGEST_AMOUNT else _decimal(said)


@lru_cache(maxsize=10_000)
def _decimal(said: str | float) -> Decimal | None:
    try:
        amount = Decimal(str(said).strip())
        return amount.quantize(_FOUR_PLACES) if amount.is_finite() and abs(amount) < _LARGEST else None
    except InvalidOperation:
        return None


def _currency(said: object) -> str | None:
    if isinstance(said, str) and len(said) == _CURRENCY_LETTERS and said.isascii() and said.isalpha():
        return said.upper()
    return None
