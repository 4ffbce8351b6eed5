"""The standard names: "Object Action", each with the lens, department and stage it has unless a setting says otherwise.

Names are never renamed or removed. Sources: the Segment e-commerce, B2B and browser specs, and our own for service.
"""

import msgspec

from wayline.touchpoints.touchpoint import Initiator, Lens


class Name(msgspec.Struct, frozen=True):
    """A standard name and what it means when nothing else is said."""

    name: str
    department: str
    stage: str | None
    lens: Lens = Lens.EXPERIENCE
    initiated_by: Initiator = Initiator.CUSTOMER


def _experience(department: str, stage: str | None, *names: str, by: Initiator = Initiator.CUSTOMER) -> list[Name]:
    return [Name(name, department, stage, Lens.EXPERIENCE, by) for name in names]


def _service(by: Initiator, *names: str) -> list[Name]:
    return [Name(name, "service", "support", Lens.SERVICE, by) for name in names]


_standard: list[Name] = [
    *_experience("marketing", "awareness", "Page Viewed", "Screen Viewed", "Visit Started", "Visit Ended"),
    *_experience("marketing", "awareness", "Link Clicked", "Button Clicked", "Form Submitted", "Page Scrolled"),
    *_experience("marketing", "awareness", "Page Left", "Promotion Viewed", "Promotion Clicked", "Ad Clicked"),
    *_experience("marketing", "awareness", "Ad Seen", "Email Delivered", "Email Opened", by=Initiator.COMPANY),
    *_experience("marketing", "awareness", "Email Link Clicked", "Unsubscribed"),
    *_experience("product", None, "Error Occurred", "Rage Clicked", "Dead Clicked", "Application Opened"),
    *_experience("product", None, "Application Installed", "Application Updated", "Application Crashed"),
    *_experience("sales", "consideration", "Products Searched", "Product List Viewed", "Product List Filtered"),
    *_experience("sales", "consideration", "Product Clicked", "Product Viewed", "Product Shared", "Cart Shared"),
    *_experience("sales", "consideration", "Product Added to Wishlist", "Product Removed from Wishlist"),
    *_experience("sales", "consideration", "Wishlist Product Added to Cart", "Product Reviewed"),
    *_experience("sales", "purchase", "Product Added", "Product Removed", "Cart Viewed", "Checkout Started"),
    *_experience("sales", "purchase", "Checkout Step Viewed", "Checkout Step Completed", "Payment Info Entered"),
    *_experience("sales", "purchase", "Coupon Entered", "Coupon Applied", "Coupon Denied", "Coupon Removed"),
    *_experience("sales", "purchase", "Order Completed", "Order Updated", "Store Visited", "Trial Started"),
    *_experience("product", "purchase", "Payment Failed", by=Initiator.SYSTEM),
    *_experience("fulfilment", "use", "Order Refunded", "Order Cancelled", "Order Returned", by=Initiator.COMPANY),
    *_experience("fulfilment", "use", "Order Shipped", "Order Delivered", "Order Delayed", by=Initiator.COMPANY),
    *_experience("fulfilment", "use", "Delivery Failed", by=Initiator.COMPANY),
    *_experience("product", "onboarding", "Signed Up", "Signed In", "Signed Out", "Account Created", "Account Deleted"),
    *_experience("product", "onboarding", "Trial Ended", "Account Added User", "Account Removed User", "Invite Sent"),
    *_experience("billing", "use", "Subscription Started", "Subscription Renewed", "Subscription Ended"),
    *_experience("billing", "use", "Invoice Sent", "Invoice Paid", by=Initiator.COMPANY),
    *_experience("marketing", None, "Customer Identified"),
    *_experience("marketing", None, "Customer Joined", "Customer Unjoined", by=Initiator.SYSTEM),
    *_experience("marketing", None, "Company Identified", "Segment Entered", "Segment Left", by=Initiator.SYSTEM),
    *_experience("marketing", "loyalty", "Review Posted", "Feedback Given"),
    *_experience("marketing", None, "Survey Invited", "Survey Shown", by=Initiator.COMPANY),
    *_experience("marketing", None, "Survey Started", "Survey Answered", "Consent Given", "Consent Withdrawn"),
    *_service(Initiator.COMPANY, "Answer Flagged", "Answer Followed Up"),
    *_service(Initiator.CUSTOMER, "Conversation Started", "Message Received", "Call Offered", "Help Searched"),
    *_service(Initiator.CUSTOMER, "Article Viewed"),
    *_service(
        Initiator.COMPANY,
        "Message Sent",
        "Conversation Assigned",
        "Conversation Snoozed",
        "Conversation Woken",
    ),
    *_service(Initiator.COMPANY, "Conversation Escalated", "Conversation Transferred", "Conversation Resolved"),
    *_service(Initiator.COMPANY, "Conversation Reopened", "Conversation Merged", "Conversation Focused"),
    *_service(Initiator.COMPANY, "Conversation Split", "Conversation Split Undone", "Conversation Linked"),
    *_service(Initiator.COMPANY, "Conversation Cause Corrected", "Conversation Marked Spam", "Conversation Tagged"),
    *_service(Initiator.COMPANY, "Conversation Spam Undone", "Customer Blocked", "Customer Unblocked"),
    *_service(
        Initiator.COMPANY,
        "Note Added",
        "Call Started",
        "Call Held",
        "Call Ended",
        "Video Started",
        "Video Ended",
    ),
    *_service(Initiator.COMPANY, "Cobrowse Started", "Cobrowse Ended", "Transcript Sent"),
    *_service(Initiator.SYSTEM, "Bot Answered", "Bot Handed Over", "Text Understood", "Text Themed"),
    *_service(Initiator.COMPANY, "Text Corrected"),
    *_service(Initiator.COMPANY, "Follow-up Promised", "Follow-up Kept", "Follow-up Missed"),
    *_service(
        Initiator.SYSTEM,
        "Promise Started",
        "Promise Paused",
        "Promise Resumed",
        "Promise Met",
        "Promise Warned",
    ),
    *_service(Initiator.SYSTEM, "Promise Breached", "Promise Moved", "Promise Kept Late", "Promise Dropped"),
    *_service(Initiator.COMPANY, "Status Changed", "Priority Changed", "Topic Changed", "Conversation Described"),
    *_service(Initiator.COMPANY, "No Reply Needed Marked", "No Reply Needed Undone"),
]
STANDARD: dict[str, Name] = {name.name: name for name in _standard}
# Said of a touchpoint rather than happening to a customer: no row of a line, and counted nowhere.
BOOKKEEPING = frozenset({"Text Understood", "Text Corrected", "Text Themed"})
# What becomes of our own clocks: no row of a line either, though there is a metric of it. A broken promise is one.
CLOCKWORK = frozenset(
    {
        "Promise Started",
        "Promise Paused",
        "Promise Resumed",
        "Promise Moved",
        "Promise Warned",
        "Promise Met",
        "Promise Kept Late",
        "Promise Dropped",
    }
)
# What a teammate had in front of them: there is a metric of it, and nothing a customer took part in.
ATTENTION = frozenset({"Conversation Focused"})
NOT_ON_LINES = BOOKKEEPING | CLOCKWORK | ATTENTION


def standard(name: str) -> Name:
    """What a name means by default; a name we do not know is an experience without a department."""
    return STANDARD.get(name) or Name(name, "other", None)
