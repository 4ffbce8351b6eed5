"""The newest live tests."""

from sqlalchemy import select

from wayline.company.checklist.model import ChecklistTest
from wayline.kit.db import Transaction


async def tests(tx: Transaction) -> dict[str, ChecklistTest]:
    """The newest test of each step that was tested."""
    return {each.step: each for each in (await tx.execute(select(ChecklistTest))).scalars()}


async def keep(tx: Transaction, test: ChecklistTest) -> None:
    """Put it in the place of the one before."""
    await tx.merge(test)
    await tx.flush()
