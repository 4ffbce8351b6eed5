"""What this room does when a customer is exported or erased, and when its rows are old."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from wayline.customers import Whole, on_erase, on_export
from wayline.kit.db import Transaction
from wayline.llm import store
from wayline.llm.model import month_of
from wayline.llm.settings import LlmSettings


async def erase(tx: Transaction, whole: Whole) -> Sequence[str]:
    """Forget what was sent of this customer's words; there are no files."""
    await store.forget_identities(tx, list(whole.identities))
    return []


async def export(tx: Transaction, whole: Whole) -> list[dict[str, Any]]:
    """What was sent of this customer's words, and what came back."""
    return [
        {"at": call.at, "use": call.use, "model": call.model, "sent": call.sent, "answer": call.answer}
        for call in await store.calls_about(tx, list(whole.identities))
    ]


async def forget_old(tx: Transaction, settings: LlmSettings, now: datetime) -> None:
    """Forget what is older than `llm.keep_days`."""
    await store.forget_old(tx, now - timedelta(days=settings.keep_days), month_of(now))


def register() -> None:
    """Be asked when a customer is exported or erased."""
    on_erase("llm", erase)
    on_export("llm", export)
