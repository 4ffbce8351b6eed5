"""Who sees what teammates do apart from each other."""

from wayline.company.permissions import Permission
from wayline.company.settings import get_company
from wayline.kit.db import Transaction
from wayline.kit.http import Caller


async def may_compare(tx: Transaction, caller: Caller) -> bool:
    """Whether this caller may see numbers by teammate: where the company compares them, or as a lead."""
    return caller.may(Permission.COACHING_READ) or (await get_company(tx)).compares_teammates
