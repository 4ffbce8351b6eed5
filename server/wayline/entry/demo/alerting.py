"""The demo's alerts: what Cortado's lead wants to be told, and what is so just now."""

from datetime import datetime
from uuid import UUID

import msgspec

from wayline.alerts.keeping import add_alert
from wayline.alerts.rules import AlertPlan
from wayline.kit.db import Transaction
from wayline.kit.http import Caller

COMPLAINS = {"all": [{"field": "intent", "is": "is", "value": ["complaint", "problem"]}]}
ALERTS = (
    ("Somebody waits", {"about": "waiting", "seconds": 5 * 60, "to": ["assignee", "team"]}),
    ("Broken promises", {"about": "promise_breached", "to": ["assignee", "team"]}),
    ("Follow-ups", {"about": "follow_up", "seconds": 15 * 60, "to": ["assignee"]}),
    ("The inbox fills up", {"about": "unassigned", "count": 3, "mail": True}),
    ("Somebody is unhappy", {"about": "wrote", "when": COMPLAINS, "to": ["assignee"]}),
)


async def be_told(tx: Transaction, lead: Caller, told: tuple[UUID, ...], at: datetime) -> None:
    """Have these teammates told of what a shop's desk looks out for."""
    for name, plan in ALERTS:
        whole = {**plan, "teammate_ids": [str(each) for each in told]}
        await add_alert(tx, name, msgspec.convert(whole, AlertPlan), lead, at)
