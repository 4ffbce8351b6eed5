"""What the readers of the log need to know of us is recorded with its moment."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from wayline.company.model import Company, Team, Teammate
from wayline.kit.db import Transaction
from wayline.touchpoints.recording import record_fact


async def tell_of_teammate(tx: Transaction, teammate: Teammate, team_ids: Sequence[UUID], at: datetime) -> None:
    """From `at` on, this is who the teammate is."""
    data = {"name": teammate.name, "active": teammate.active, "team_ids": sorted(str(id) for id in team_ids)}
    await record_fact(tx, "teammate", teammate.id, data, at)


async def tell_of_team(tx: Transaction, team: Team, at: datetime) -> None:
    """From `at` on, this is the team."""
    schedule_id = str(team.schedule_id) if team.schedule_id else None
    data = {"name": team.name, "active": team.closed_at is None, "schedule_id": schedule_id}
    await record_fact(tx, "team", team.id, data, at)


async def tell_of_company(tx: Transaction, company: Company, at: datetime) -> None:
    """From `at` on, this is the company."""
    data = {"name": company.name, "time_zone": company.time_zone, "currency": company.currency}
    schedule_id = str(company.schedule_id) if company.schedule_id else None
    await record_fact(tx, "company", company.id, {**data, "schedule_id": schedule_id}, at)
