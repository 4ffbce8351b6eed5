"""What readers of the log need of themes: where each lies, whose it is, and until when it was counted."""

from collections.abc import Iterable
from datetime import datetime

from wayline.kit.db import Transaction
from wayline.themes.model import Theme
from wayline.touchpoints.recording import record_facts

KIND = "theme"


async def tell(tx: Transaction, themes: Iterable[Theme], at: datetime) -> None:
    """From `at` on, readers know them so."""
    facts = {
        theme.id: {
            "name": theme.name,
            "parent_id": str(theme.parent_id) if theme.parent_id else None,
            "about": theme.about,
            "owner_id": str(theme.owner_id) if theme.owner_id else None,
            "archived": theme.archived_at is not None,
            "merged_into": str(theme.merged_into) if theme.merged_into else None,
        }
        for theme in themes
    }
    await record_facts(tx, KIND, facts, at)
