"""Why somebody is here."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from wayline.kit.ids import derived_id, new_id
from wayline.line.model import Shown
from wayline.line.why import Case, reasons, tone_of

NOW = datetime(2026, 11, 12, 14, 3, tzinfo=UTC)
TALK = derived_id("conversation", "now")


def seen(
    name: str, minutes: float, /, *, conversation: UUID | None = None, value: str | None = None, **more: Any
) -> Shown:
    order = more.pop("order", None)
    return Shown(
        id=new_id(),
        position=1,
        name=name,
        is_arrival=False,
        kind="act",
        title=name,
        detail=None,
        occurred_at=NOW - timedelta(minutes=minutes),
        recorded_at=NOW,
        lens="experience",
        channel="web",
        department="sales",
        stage=None,
        initiated_by="customer",
        conversation_id=conversation,
        order_id=order,
        teammate_id=None,
        teammate_name=None,
        value=Decimal(value) if value else None,
        currency="GBP" if value else None,
        properties=more,
        context={"page": more.pop("page")} if "page" in more else {},
        marks=[],
    )


def said(*before: Shown, page: str | None = None) -> list[str]:
    opening = seen("Conversation Started", 0, conversation=TALK, **({"page": {"path": page}} if page else {}))
    return [reason.words for reason in reasons(Case(list(before), opening, NOW))]


def test_nothing_is_said_when_the_facts_say_nothing() -> None:
    assert said(seen("Page Viewed", 5), seen("Product Viewed", 3)) == []


def test_failed_payments_are_counted_with_their_span_and_their_one_code() -> None:
    failed = [seen("Payment Failed", minutes, code=12) for minutes in (13, 9, 4)]
    assert said(*failed) == ["Payment failed 3 times in 9 min, error 12 each time"]


def test_payments_that_failed_before_one_went_through_are_no_reason() -> None:
    assert said(seen("Payment Failed", 13, code=12), seen("Order Completed", 9)) == []


def test_different_codes_are_not_said_to_be_one() -> None:
    assert said(seen("Payment Failed", 9, code=12), seen("Payment Failed", 4, code=7)) == [
        "Payment failed twice in 5 min"
    ]


def test_the_basket_is_what_was_put_in_less_what_was_taken_out_and_bought() -> None:
    assert said(
        seen("Product Added", 60, name="Old", value="5"),
        seen("Order Completed", 50),
        seen("Product Added", 20, name="Court Low", variant="red and white", value="118"),
        seen("Product Added", 18, name="Socks", value="9"),
        seen("Product Removed", 16, name="Socks"),
        page="/basket",
    ) == ["Court Low, red and white in the basket, £118", "Wrote from the basket"]


def test_an_order_is_late_until_it_is_delivered() -> None:
    late = seen("Order Delayed", 900, order="1042", promised_for="2026-11-10")
    assert said(late) == ["Order 1042 is late: it was expected on 10 Nov"]
    assert said(late, seen("Order Delivered", 100, order="1042")) == []


def test_another_conversation_this_week_is_a_repeat_contact() -> None:
    other = seen("Conversation Started", 2000, conversation=derived_id("conversation", "other"))
    assert said(other) == ["Second contact in 7 days"]
    assert said(seen("Conversation Started", 20_000, conversation=derived_id("conversation", "old"))) == []


def test_what_went_wrong_is_said_before_what_was_wanted() -> None:
    failed = [seen("Product Added", 20, name="Court Low", value="118"), seen("Payment Failed", 4, code=12)]
    opening = seen("Conversation Started", 0, conversation=TALK)
    found = reasons(Case(failed, opening, NOW))
    assert [reason.words for reason in found] == [
        "Payment failed 4 min before, error 12",
        "Court Low in the basket, £118",
    ]
    assert tone_of(found) == "negative"


def test_rage_clicks_count_for_an_hour() -> None:
    assert said(seen("Rage Clicked", 6, text="Pay")) == ["Clicked “Pay” again and again"]
    assert said(seen("Rage Clicked", 61, text="Pay")) == []
