"""How a touchpoint is drawn, and how plain it is: the plainest go first when a line is too long to draw whole."""

from wayline.line.model import Kind

_KINDS: dict[str, Kind] = {
    **dict.fromkeys(("Order Completed",), "order"),
    **dict.fromkeys(
        ("Visit Started", "Ad Clicked", "Email Link Clicked", "Promotion Clicked", "Store Visited"), "came"
    ),
    **dict.fromkeys(
        (
            "Page Viewed",
            "Screen Viewed",
            "Page Left",
            "Page Scrolled",
            "Visit Ended",
            "Product List Viewed",
            "Product Viewed",
            "Promotion Viewed",
            "Ad Seen",
            "Email Delivered",
            "Email Opened",
            "Article Viewed",
            "Survey Invited",
            "Survey Shown",
        ),
        "seen",
    ),
    **dict.fromkeys(
        (
            "Conversation Started",
            "Message Received",
            "Message Sent",
            "Call Offered",
            "Call Started",
            "Video Started",
            "Cobrowse Started",
            "Bot Answered",
        ),
        "message",
    ),
    **dict.fromkeys(("Order Shipped", "Order Delivered", "Order Returned", "Order Refunded"), "delivery"),
    **dict.fromkeys(
        (
            "Payment Failed",
            "Error Shown",
            "Error Occurred",
            "Rage Clicked",
            "Dead Clicked",
            "Application Crashed",
            "Order Delayed",
            "Order Cancelled",
            "Delivery Failed",
            "Coupon Denied",
            "Promise Breached",
            "Follow-up Missed",
        ),
        "trouble",
    ),
    **dict.fromkeys(("Survey Answered", "Review Posted"), "answer"),
    **dict.fromkeys(
        (
            "Customer Identified",
            "Customer Joined",
            "Customer Unjoined",
            "Company Identified",
            "Segment Entered",
            "Segment Left",
            "Consent Given",
            "Consent Withdrawn",
        ),
        "change",
    ),
}
PLAINNESS: dict[Kind, int] = {
    "seen": 0,
    "act": 1,
    "change": 1,
    "came": 2,
    "message": 3,
    "delivery": 3,
    "trouble": 4,
    "answer": 5,
    "order": 5,
}


def kind_of(name: str, lens: str) -> Kind:
    """The kind of mark a name is drawn as; an unknown one is an act, in service a change."""
    return _KINDS.get(name) or ("change" if lens == "service" else "act")
