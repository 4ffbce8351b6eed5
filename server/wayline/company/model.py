"""Us: the company, its teammates, their teams and roles. Mapping and pure decisions, no I/O."""

from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from sqlalchemy import ForeignKey, text
from sqlalchemy.orm import Mapped, mapped_column

from wayline.company.errors import LastAdministrator, TeammateInactive
from wayline.company.permissions import ADMINISTRATOR, built_in_permissions
from wayline.kit.db import Base, index
from wayline.kit.ids import new_id

Presence = Literal["online", "busy", "away", "offline"]


class Company(Base, kw_only=True):
    """The company that runs this Wayline: one row."""

    __tablename__ = "company"
    __table_args__ = ({"comment": "The one row is the company that runs this Wayline."},)
    id: Mapped[UUID] = mapped_column(primary_key=True, default_factory=new_id)
    name: Mapped[str]
    time_zone: Mapped[str]
    currency: Mapped[str] = mapped_column(default="EUR")
    locale: Mapped[str] = mapped_column(default="en")
    week_start: Mapped[int] = mapped_column(default=1)
    department_rules: Mapped[list[Any]] = mapped_column(default_factory=list)
    stage_rules: Mapped[list[Any]] = mapped_column(default_factory=list)
    schedule_id: Mapped[UUID | None] = mapped_column(default=None)
    # Whether numbers are told apart by teammate to everybody who sees numbers; if not, to leads alone.
    compares_teammates: Mapped[bool] = mapped_column(default=True, server_default="true")
    started_at: Mapped[datetime]


class Role(Base, kw_only=True):
    """What its teammates may do. Built-in roles take it from the code, so that new permissions arrive by themselves."""

    __tablename__ = "role"
    __table_args__ = (
        index("ix_role_name", text("lower(name)"), unique=True, question="Is this name taken?"),
        {"comment": "One row is one role: four come built in, the others are the company's own."},
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default_factory=new_id)
    name: Mapped[str]
    built_in: Mapped[str | None] = mapped_column(default=None)
    own_permissions: Mapped[list[Any]] = mapped_column(default_factory=list)
    made_at: Mapped[datetime]

    @property
    def permissions(self) -> frozenset[str]:
        """What it allows, by name."""
        return built_in_permissions(self.built_in) if self.built_in else frozenset(self.own_permissions)


class Teammate(Base, kw_only=True):
    """Somebody who works here and signs in."""

    __tablename__ = "teammate"
    __table_args__ = (
        index("ix_teammate_email", "email", unique=True, question="Who has this address?"),
        index("ix_teammate_role_id", "role_id", question="Who has this role?"),
        {"comment": "One row is one teammate, working here or no longer."},
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default_factory=new_id)
    name: Mapped[str]
    email: Mapped[str]
    role_id: Mapped[UUID] = mapped_column(ForeignKey("role.id"))
    password_hash: Mapped[str | None] = mapped_column(default=None)
    password_set_at: Mapped[datetime | None] = mapped_column(default=None)
    time_zone: Mapped[str | None] = mapped_column(default=None)
    locale: Mapped[str | None] = mapped_column(default=None)
    presence: Mapped[str] = mapped_column(default="offline")
    presence_at: Mapped[datetime | None] = mapped_column(default=None)
    joined_at: Mapped[datetime]
    deactivated_at: Mapped[datetime | None] = mapped_column(default=None)
    deactivated_by: Mapped[UUID | None] = mapped_column(default=None)
    totp_sealed: Mapped[str | None] = mapped_column(default=None)
    totp_confirmed_at: Mapped[datetime | None] = mapped_column(default=None)
    totp_last_step: Mapped[int] = mapped_column(default=0)

    @property
    def active(self) -> bool:
        """Whether they work here now."""
        return self.deactivated_at is None

    def deactivate(self, by: UUID, at: datetime, *, is_last_administrator: bool) -> None:
        """They no longer work here. Raises LastAdministrator, TeammateInactive."""
        if not self.active:
            raise TeammateInactive
        if is_last_administrator:
            raise LastAdministrator
        self.deactivated_at, self.deactivated_by = at, by
        self.presence, self.presence_at = "offline", at

    def reactivate(self) -> None:
        """They are back."""
        self.deactivated_at = self.deactivated_by = None

    def forget_second_step(self) -> None:
        """Sign-in asks for no code any more."""
        self.totp_sealed = self.totp_confirmed_at = None

    def show(self, presence: Presence, at: datetime) -> None:
        """Choose what colleagues see while they are there."""
        self.presence, self.presence_at = presence, at


class PresenceChange(Base, kw_only=True):
    """What a teammate showed from a moment on, until their next: how long somebody was there is counted from it."""

    __tablename__ = "presence_change"
    __table_args__ = (
        index("ix_presence_change_teammate_id", "teammate_id", "at", question="What did this teammate show when?"),
        {"comment": "One row is what one teammate shows from one moment on."},
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default_factory=new_id)
    teammate_id: Mapped[UUID] = mapped_column(ForeignKey("teammate.id", ondelete="cascade"))
    at: Mapped[datetime]
    shown: Mapped[str]


class Team(Base, kw_only=True):
    """Teammates who share work."""

    __tablename__ = "team"
    __table_args__ = (
        index(
            "ix_team_name",
            text("lower(name)"),
            unique=True,
            question="Is this name taken?",
            postgresql_where=text("closed_at is null"),
        ),
        {"comment": "One row is one team, at work or closed."},
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default_factory=new_id)
    name: Mapped[str]
    made_at: Mapped[datetime]
    schedule_id: Mapped[UUID | None] = mapped_column(ForeignKey("schedule.id"), default=None)
    closed_at: Mapped[datetime | None] = mapped_column(default=None)
    closed_by: Mapped[UUID | None] = mapped_column(default=None)


class TeamMember(Base, kw_only=True):
    """A teammate in a team."""

    __tablename__ = "team_member"
    __table_args__ = (
        index("ix_team_member_teammate_id", "teammate_id", question="Which teams is this teammate in?"),
        {"comment": "One row is one teammate's place in one team."},
    )
    team_id: Mapped[UUID] = mapped_column(ForeignKey("team.id", ondelete="cascade"), primary_key=True)
    teammate_id: Mapped[UUID] = mapped_column(ForeignKey("teammate.id", ondelete="cascade"), primary_key=True)


def is_administrator(role: Role) -> bool:
    """Whether this is the role that may do everything and that somebody must always have."""
    return role.built_in == ADMINISTRATOR
