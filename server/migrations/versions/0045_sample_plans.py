"""Samples that are drawn every week."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0045"
down_revision = "0044"

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "sample_plan",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("sample", JSONB(), nullable=False),
        sa.Column("weekday", sa.Integer(), nullable=False),
        sa.Column("at", sa.Time(), nullable=False),
        sa.Column("next_at", MOMENT, nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("made_by_id", sa.Uuid(), nullable=False),
        sa.Column("paused_at", MOMENT, nullable=True),
        sa.Column("drawn_at", MOMENT, nullable=True),
        sa.Column("drawn", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sample_plan")),
        comment="One row is one sample that is drawn every week by itself.",
    )
    op.create_index("ix_sample_plan_next", "sample_plan", ["next_at"], postgresql_where=sa.text("paused_at is null"))
