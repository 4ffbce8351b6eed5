"""The company's settings: read by every room, changed by those who may."""

from datetime import datetime
from uuid import UUID

import msgspec

from wayline.company import store
from wayline.company.auditing import note
from wayline.company.errors import TimeZoneUnknown
from wayline.company.model import Company
from wayline.company.rules import DepartmentRule, StageRule
from wayline.company.schedules.choosing import tell_hours_changed
from wayline.company.schedules.hours import is_time_zone
from wayline.company.schedules.store import load_schedule
from wayline.company.telling import tell_of_company
from wayline.kit.db import Transaction
from wayline.kit.http import Caller


class CompanyChange(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What is to be different; UNSET stays. `departments` and `stages` replace the whole list."""

    name: str | msgspec.UnsetType = msgspec.UNSET
    time_zone: str | msgspec.UnsetType = msgspec.UNSET
    currency: str | msgspec.UnsetType = msgspec.UNSET
    locale: str | msgspec.UnsetType = msgspec.UNSET
    week_start: int | msgspec.UnsetType = msgspec.UNSET
    compares_teammates: bool | msgspec.UnsetType = msgspec.UNSET
    departments: list[DepartmentRule] | msgspec.UnsetType = msgspec.UNSET
    stages: list[StageRule] | msgspec.UnsetType = msgspec.UNSET
    schedule_id: UUID | msgspec.UnsetType | None = msgspec.UNSET


FIELDS = {"departments": "department_rules", "stages": "stage_rules"}


async def get_company(tx: Transaction) -> Company:
    """The company. Raises NoCompany before the set-up."""
    return await store.load_company(tx)


async def find_company(tx: Transaction) -> Company | None:
    """The company, or None before the set-up."""
    return await store.find_company(tx)


async def change_company(tx: Transaction, wanted: CompanyChange, by: Caller, at: datetime) -> Company:
    """Change the settings and write down what changed. Raises TimeZoneUnknown, NotFound for a schedule."""
    company = await store.load_company(tx)
    if isinstance(wanted.time_zone, str) and not is_time_zone(wanted.time_zone):
        raise TimeZoneUnknown(time_zone=wanted.time_zone)
    if isinstance(wanted.schedule_id, UUID):
        await load_schedule(tx, wanted.schedule_id)
    changed: dict[str, object] = {}
    for field in wanted.__struct_fields__:
        value = getattr(wanted, field)
        if value is msgspec.UNSET:
            continue
        plain = value if field == "schedule_id" else msgspec.to_builtins(value)
        setattr(company, FIELDS.get(field, field), plain.strip() if isinstance(plain, str) else plain)
        changed[field] = str(value) if isinstance(value, UUID) else plain
    await tx.flush()
    await note(tx, by, at, "company.changed", ("company", company.id), changed=changed)
    await tell_of_company(tx, company, at)
    if "schedule_id" in changed:
        await tell_hours_changed(tx)
    return company
