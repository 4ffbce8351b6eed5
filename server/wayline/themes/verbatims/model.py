"""The tables of imports, and what may become of one."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from wayline.kit.db import Base, index
from wayline.kit.ids import new_id
from wayline.themes.verbatims.errors import VerbatimImportBegun, VerbatimImportOver

UPLOADED, WAITING, RUNNING, DONE, CANCELLED, FAILED = "uploaded", "waiting", "running", "done", "cancelled", "failed"
OPEN = (UPLOADED, WAITING, RUNNING)


class VerbatimImport(Base, kw_only=True):
    """A file of texts on its way to the line. `rows` counts those looked at: they are not looked at again."""

    __tablename__ = "verbatim_import"
    __table_args__ = (
        index(
            "ix_verbatim_import_uploaded_at", "uploaded_at", "id", question="Which files were brought, newest first?"
        ),
        {"comment": "One row is one file of texts: waiting to be mapped, on its way, or brought in."},
    )
    id: Mapped[UUID] = mapped_column(primary_key=True, default_factory=new_id)
    name: Mapped[str]
    format: Mapped[str]
    size: Mapped[int]
    columns: Mapped[list[Any]]
    encoding: Mapped[str | None] = mapped_column(default=None)
    delimiter: Mapped[str | None] = mapped_column(default=None)
    mapping: Mapped[dict[str, Any] | None] = mapped_column(default=None)
    state: Mapped[str] = mapped_column(default=UPLOADED)
    reason: Mapped[str | None] = mapped_column(default=None)
    uploaded_at: Mapped[datetime]
    uploaded_by: Mapped[UUID]
    uploaded_by_name: Mapped[str]
    begun_at: Mapped[datetime | None] = mapped_column(default=None)
    ended_at: Mapped[datetime | None] = mapped_column(default=None)
    total: Mapped[int | None] = mapped_column(default=None)
    rows: Mapped[int] = mapped_column(default=0)
    recorded: Mapped[int] = mapped_column(default=0)
    duplicates: Mapped[int] = mapped_column(default=0)
    rejected: Mapped[int] = mapped_column(default=0)
    understood: Mapped[int] = mapped_column(default=0)
    erased: Mapped[list[Any]] = mapped_column(default_factory=list)

    def begin(self, mapping: dict[str, Any], at: datetime) -> None:
        """From now on it is on its way. Raises VerbatimImportBegun."""
        if self.state != UPLOADED:
            raise VerbatimImportBegun(state=self.state)
        self.state, self.mapping, self.begun_at = WAITING, mapping, at

    def cancel(self, at: datetime) -> None:
        """What was brought in stays; the rest is left. Raises VerbatimImportOver."""
        if self.state not in OPEN:
            raise VerbatimImportOver(state=self.state)
        self.state, self.ended_at = CANCELLED, at

    def end(self, state: str, at: datetime, reason: str | None = None) -> None:
        """It is over."""
        self.state, self.ended_at, self.reason = state, at, reason


class VerbatimRereading(Base, kw_only=True):
    """Verbatims read again by one version of the models: those at positions of the log up to `position` are.

    Rounds are numbered: models that come back after others (what was learned is forgotten) begin a new one.
    """

    __tablename__ = "verbatim_rereading"
    __table_args__ = ({"comment": "One row is one round of reading verbatims again, and how far it is."},)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    version: Mapped[str]
    position: Mapped[int] = mapped_column(BigInteger)


class VerbatimReject(Base, kw_only=True):
    """A row that was not taken: its number and the reason, never its words."""

    __tablename__ = "verbatim_reject"
    __table_args__ = ({"comment": "One row is one row of a file that was not taken, with the reason."},)
    import_id: Mapped[UUID] = mapped_column(ForeignKey("verbatim_import.id", ondelete="cascade"), primary_key=True)
    row: Mapped[int] = mapped_column(primary_key=True)
    reason: Mapped[str]
    column_name: Mapped[str | None] = mapped_column(default=None)
