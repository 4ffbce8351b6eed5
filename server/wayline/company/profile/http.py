"""The company's settings."""

from typing import Annotated
from uuid import UUID

import msgspec
from litestar import get, patch
from litestar.params import JSONBody
from msgspec import UNSET, Meta, UnsetType

from wayline.company import settings, store
from wayline.company.model import Company
from wayline.company.permissions import Permission
from wayline.company.rules import DepartmentRule, StageRule
from wayline.kit.http import Asker, Now, Tx, needs

Name = Annotated[str, Meta(min_length=1, max_length=120, pattern=r"\S")]
Currency = Annotated[str, Meta(pattern="^[A-Z]{3}$")]
Locale = Annotated[str, Meta(pattern="^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
WeekStart = Annotated[int, Meta(ge=1, le=7)]
Departments = Annotated[list[DepartmentRule], Meta(max_length=500)]
Stages = Annotated[list[StageRule], Meta(max_length=500)]


class CompanySettings(msgspec.Struct, kw_only=True):
    """The company. `week_start`: 1 is Monday, 7 Sunday. The first rule that matches wins.

    `compares_teammates`: whether whoever sees numbers sees them by teammate, or leads alone do.
    """

    name: str
    time_zone: str
    currency: str
    locale: str
    week_start: int
    departments: list[DepartmentRule]
    stages: list[StageRule]
    schedule_id: UUID | None
    compares_teammates: bool


class CompanyPatch(msgspec.Struct, kw_only=True):
    """What is to be different; the lists of rules are replaced whole."""

    name: Name | UnsetType = UNSET
    time_zone: Annotated[str, Meta(max_length=80)] | UnsetType = UNSET
    currency: Currency | UnsetType = UNSET
    locale: Locale | UnsetType = UNSET
    week_start: WeekStart | UnsetType = UNSET
    departments: Departments | UnsetType = UNSET
    stages: Stages | UnsetType = UNSET
    schedule_id: UUID | UnsetType | None = UNSET
    compares_teammates: bool | UnsetType = UNSET


@get("/api/company", tags=["company"], **needs(Permission.COMPANY_READ))
async def show_company(tx: Tx) -> CompanySettings:
    """The company's settings."""
    return _settings(await store.load_company(tx))


@patch("/api/company", tags=["company"], **needs(Permission.COMPANY_EDIT))
async def change_company(data: JSONBody[CompanyPatch], tx: Tx, now: Now, caller: Asker) -> CompanySettings:
    """Change the company's settings."""
    wanted = settings.CompanyChange(**{field: getattr(data, field) for field in data.__struct_fields__})
    return _settings(await settings.change_company(tx, wanted, caller, now))


def _settings(company: Company) -> CompanySettings:
    return CompanySettings(
        name=company.name,
        time_zone=company.time_zone,
        currency=company.currency,
        locale=company.locale,
        week_start=company.week_start,
        departments=msgspec.convert(company.department_rules, list[DepartmentRule]),
        stages=msgspec.convert(company.stage_rules, list[StageRule]),
        schedule_id=company.schedule_id,
        compares_teammates=company.compares_teammates,
    )


handlers = [show_company, change_company]
