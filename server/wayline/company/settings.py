"""The company's settings: read by every room, changed by those who may."""

from wayline.company import store
from wayline.company.model import Company
from wayline.kit.db import Transaction


async def get_company(tx: Transaction) -> Company:
    """The company. Raises NoCompany before the set-up."""
    return await store.load_company(tx)


async def find_company(tx: Transaction) -> Company | None:
    """The company, or None before the set-up."""
    return await store.find_company(tx)
