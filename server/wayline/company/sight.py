"""What a caller may see: personal data in what was written and in the customer's record, and how replies read."""

from typing import Any
from uuid import UUID

import msgspec

from wayline.company.permissions import Permission
from wayline.company.store import load_role, teammate_by_email
from wayline.kit.db import Transaction
from wayline.kit.http import Caller
from wayline.language import Masks


class Sight(msgspec.Struct, frozen=True):
    """`personal_data`: what was written is shown as it is, else with masks. `customers`: the customer's record too.

    `replies`: how kind and clear every teammate's replies read; without it those of `teammate`, who looks, alone.
    """

    personal_data: bool
    customers: bool
    replies: bool = False
    teammate: UUID | None = None

    def words(self, text: str) -> str:
        """A text as this caller may see it."""
        return text if self.personal_data else Masks().hide(text)

    def facts(self, value: Any, masks: Masks | None = None) -> Any:  # noqa: ANN401 (whatever JSON or struct fields hold)
        """The same with every text inside it as this caller may see it; the names of fields stay."""
        return value if self.personal_data else _hidden(value, masks or Masks())

    def judges(self, author: UUID | None) -> bool:
        """Whether how a reply of this author reads is shown."""
        return self.replies or (author is not None and author == self.teammate)

    def name(self, name: str | None) -> str | None:
        """What a customer is called: an address stands for a missing name, and belongs to the record."""
        return name if name is None or self.personal_data or self.customers else self.words(name)


EVERYTHING = Sight(personal_data=True, customers=True)
"""All of customers: for those whose own words they are, and for work that shows nothing to anybody."""


def sight_of(caller: Caller) -> Sight:
    """What this teammate or key may see."""
    return Sight(
        personal_data=caller.may(Permission.PERSONAL_DATA_READ),
        customers=caller.may(Permission.CUSTOMERS_READ),
        replies=caller.may(Permission.COACHING_READ),
        teammate=caller.id if caller.kind == "teammate" else None,
    )


async def sight_of_teammate(tx: Transaction, email: str) -> Sight | None:
    """What the teammate with this address may see; None where it is nobody's of ours."""
    teammate = await teammate_by_email(tx, email.lower())
    if teammate is None:
        return None
    allowed = (await load_role(tx, teammate.role_id)).permissions
    return Sight(personal_data=Permission.PERSONAL_DATA_READ in allowed, customers=Permission.CUSTOMERS_READ in allowed)


def _hidden(value: Any, masks: Masks) -> Any:  # noqa: ANN401 (see `facts`)
    if isinstance(value, str):
        return masks.hide(value)
    if isinstance(value, dict):
        return {name: _hidden(each, masks) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_hidden(each, masks) for each in value]
    return value
