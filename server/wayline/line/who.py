"""Whose line it is: the identities whose touchpoints are one customer's, and the teammates who acted on it."""

from collections.abc import Iterable
from uuid import UUID

import msgspec

from wayline.company import teammates_by_id
from wayline.customers import customer_of, identities_of
from wayline.kit.db import Transaction


class Whose(msgspec.Struct, frozen=True):
    """A customer and every identity read as theirs today."""

    customer: UUID
    identities: list[UUID]


async def whose(tx: Transaction, anyone: UUID) -> Whose:
    """The customer of this id, which may be an identity's or one that was joined into another."""
    customer = await customer_of(tx, anyone)
    return Whose(customer, list(await identities_of(tx, customer)) or [customer])


async def names_of(tx: Transaction, teammates: Iterable[UUID | None]) -> dict[UUID, str]:
    """The names of these teammates; who has left the company has one still."""
    wanted = {teammate for teammate in teammates if teammate is not None}
    found = await teammates_by_id(tx, list(wanted)) if wanted else {}
    return {id: summary.name for id, summary in found.items()}
