"""The door of customers: who is who, what is known of them. See README.md."""

from wayline.customers.bringing import Named, bring
from wayline.customers.erasing import Eraser, erase_again, erased_since
from wayline.customers.exporting import defused
from wayline.customers.facts.describing import set_facts
from wayline.customers.following.following import Follower
from wayline.customers.hooks import Whole, on_erase, on_export, on_export_files
from wayline.customers.identities import Kind, is_junk, normalised
from wayline.customers.joining import claim
from wayline.customers.listing.projecting import rebuild
from wayline.customers.partition import By
from wayline.customers.reads import (
    CustomerSummary,
    blocked_among,
    customer_is,
    customer_of,
    customers_by_id,
    customers_of,
    erased_after,
    facts_of,
    identities_called,
    identities_of,
    is_blocked,
    is_called,
)
from wayline.customers.seeing import Seen, see, see_all

__all__ = [
    "By",
    "CustomerSummary",
    "Eraser",
    "Follower",
    "Kind",
    "Named",
    "Seen",
    "Whole",
    "blocked_among",
    "bring",
    "claim",
    "customer_is",
    "customer_of",
    "customers_by_id",
    "customers_of",
    "defused",
    "erase_again",
    "erased_after",
    "erased_since",
    "facts_of",
    "identities_called",
    "identities_of",
    "is_blocked",
    "is_called",
    "is_junk",
    "normalised",
    "on_erase",
    "on_export",
    "on_export_files",
    "rebuild",
    "see",
    "see_all",
    "set_facts",
]
