"""A touchpoint as a sentence."""

import pytest

from wayline.line.sentences import Sentence, Told, sentence

PAGE = {"page": {"url": "https://shop.example/blog/ten", "title": "Ten trendiest trainers | Court", "referrer": ""}}


def arrived(referrer: str = "", campaign: dict | None = None, *, first: bool = False) -> Sentence:
    context = {"page": {**PAGE["page"], "referrer": referrer}, **({"campaign": campaign} if campaign else {})}
    return sentence(Told(name="Visit Started", context=context, first=first))


def test_the_first_visit_from_a_search_says_how_they_found_us() -> None:
    found = arrived("https://www.google.com/search?q=best+trainers", first=True)
    assert found == Sentence("Found us", "searching “best trainers” → Ten trendiest trainers")


def test_a_visit_from_an_ad_says_which() -> None:
    came = arrived(campaign={"medium": "paid_social", "name": "Autumn trainers", "source": "Instagram"})
    assert came == Sentence("Came back from an ad", "Autumn trainers, Instagram → Ten trendiest trainers")


@pytest.mark.parametrize(
    ("referrer", "campaign", "said"),
    [
        ("https://duckduckgo.com/", None, Sentence("Came back", "by duckduckgo.com → Ten trendiest trainers")),
        ("https://run.example/tips", None, Sentence("Came back", "from run.example → Ten trendiest trainers")),
        ("", {"medium": "email", "name": "June"}, Sentence("Came back from a mail", "June → Ten trendiest trainers")),
        (
            "https://shop.example/elsewhere",
            {"medium": "organic", "term": "best trainers"},
            Sentence("Came back", "searching “best trainers” → Ten trendiest trainers"),
        ),
        ("", None, Sentence("Came back", "→ Ten trendiest trainers")),
        ("https://shop.example/", None, Sentence("Came back", "→ Ten trendiest trainers")),
    ],
)
def test_a_visit_says_where_it_came_from(referrer: str, campaign: dict | None, said: Sentence) -> None:
    assert arrived(referrer, campaign) == said


def test_a_page_of_our_own_tag_is_read_even_when_it_was_reached_from_elsewhere() -> None:
    page = {**PAGE["page"], "referrer": "https://google.com/?q=x"}
    ours = Told(name="Page Viewed", context={"page": page, "library": {"name": "wayline.js"}})
    theirs = Told(name="Page Viewed", context={"page": page, "library": {"name": "analytics.js"}})
    assert sentence(ours) == Sentence("Read", "Ten trendiest trainers")
    assert sentence(theirs).title == "Came back"


@pytest.mark.parametrize(("landing", "title"), [({}, "Came back from an ad"), ({"landing": True}, "Read")])
def test_an_ad_that_is_clicked_while_a_visit_goes_on_is_told_once(landing: dict, title: str) -> None:
    context = {**PAGE, "library": {"name": "wayline.js"}, "campaign": {"medium": "paid_social", "name": "autumn"}}
    assert sentence(Told(name="Page Viewed", context=context | landing)).title == title


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (
            Told(name="Product Added", properties={"name": "Court Low", "variant": "red and white"}),
            Sentence("Put in the basket", "Court Low, red and white"),
        ),
        (
            Told(name="Order Completed", order_id="1042", properties={"products": [{"name": "Court Low"}, {}, {}]}),
            Sentence("Bought", "Court Low and 2 more · order 1042"),
        ),
        (Told(name="Order Shipped", order_id="1042"), Sentence("Order sent out", "order 1042")),
        (
            Told(name="Payment Failed", properties={"code": 12, "reason": "card declined"}),
            Sentence("Payment failed", "error 12 · card declined"),
        ),
        (Told(name="Products Searched", properties={"query": "socks"}), Sentence("Searched", "“socks”")),
        (Told(name="Message Sent", teammate="Tom"), Sentence("Tom answered", None)),
        (Told(name="Survey Answered", properties={"score": 9, "max": 10}), Sentence("Answered 9 of 10", None)),
        (
            Told(name="Warranty Registered", properties={"name": "Court Low"}),
            Sentence("Warranty Registered", "Court Low"),
        ),
    ],
)
def test_what_happened_is_said_with_what_it_happened_to(told: Told, said: Sentence) -> None:
    assert sentence(told) == said


@pytest.mark.parametrize(
    ("path", "title"),
    [("/basket", "Asked in the basket"), ("/checkout/pay", "Asked at the checkout"), ("/p/1", "Asked on a page")],
)
def test_a_conversation_is_named_by_the_page_it_began_on(path: str, title: str) -> None:
    context = {"page": {"url": f"https://shop.example{path}", "path": path}}
    words = sentence(Told(name="Conversation Started", context=context, properties={"text": "Blue and white?"}))
    assert words == Sentence(title, "“Blue and white?”")


def test_a_conversation_a_teammate_began_says_so() -> None:
    assert (
        sentence(Told(name="Conversation Started", initiated_by="company", teammate="Tom")).title == "Tom wrote first"
    )


def test_odd_facts_never_break_a_sentence() -> None:
    for odd in ({"name": None}, {"name": ["a"]}, {"products": "x"}, {"page": 3}, {"name": "x" * 9000}):
        for name in ("Product Viewed", "Order Completed", "Page Viewed", "Conversation Started", "Visit Started", "?"):
            assert len(sentence(Told(name=name, properties=odd, context=odd)).detail or "") <= 160


def test_the_basket_needs_no_address() -> None:
    told = Told(name="Cart Viewed", context={"page": {"url": "https://shop.test/basket", "path": "/basket"}})
    assert (sentence(told).title, sentence(told).detail) == ("Looked into the basket", None)
