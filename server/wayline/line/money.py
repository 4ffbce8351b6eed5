"""What a customer's orders came to."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from wayline.line.model import ExperienceSummary, Money

SMALLEST = Decimal("0.0001")
ORDER_NAMES = ("Order Completed", "Order Refunded", "Order Cancelled")


def orders(rows: Iterable[Mapping[str, Any]]) -> ExperienceSummary:
    """Orders and their sum per currency, refunds taken off. A cancelled order counts neither way.

    An order told twice (the same order id) is one order; its last value stands.
    """
    completed: dict[str, Mapping[str, Any]] = {}
    back: list[Mapping[str, Any]] = []
    cancelled: set[str] = set()
    for row in rows:
        key = row["order_id"] or str(row["id"])
        if row["name"] == "Order Completed":
            completed[key] = row
        elif row["name"] == "Order Cancelled":
            cancelled.add(key)
        else:
            back.append(row)
    standing = [row for key, row in completed.items() if key not in cancelled]
    sums: dict[str, Decimal] = {}
    for sign, each in ((1, standing), (-1, back)):
        for row in each:
            if row["value"] is not None and row["currency"] and row["order_id"] not in cancelled:
                amount = abs(Decimal(str(row["value"]))).quantize(SMALLEST)
                sums[row["currency"]] = sums.get(row["currency"], Decimal(0)) + sign * amount
    totals = [Money(value, currency) for currency, value in sorted(sums.items(), key=lambda item: -item[1])]
    last = max((row["occurred_at"] for row in standing), default=None)
    return ExperienceSummary(len(standing), totals, last)
