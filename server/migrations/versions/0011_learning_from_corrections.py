"""Learning from what teammates corrected."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "learning",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("corrected", sa.Integer(), nullable=False),
        sa.Column("left_standing", sa.Integer(), nullable=False),
        sa.Column("before", sa.Float(), nullable=True),
        sa.Column("after", sa.Float(), nullable=True),
        sa.Column("mended", sa.Integer(), nullable=False),
        sa.Column("broken", sa.Integer(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_learning")),
        comment="One row is one learning from corrections: of how many texts, and what it brought.",
    )
    op.create_index("ix_learning_at", "learning", ["at"], unique=False)
    op.create_table(
        "learning_pause",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("since_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("since_by", sa.Uuid(), nullable=True),
        sa.Column("until_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("until_by", sa.Uuid(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_learning_pause")),
        comment="One row is one stretch of time in which nothing was learned from corrections.",
    )
    op.create_index(
        "ix_learning_pause_open",
        "learning_pause",
        [sa.text("(until_at is null)")],
        unique=True,
        postgresql_where=sa.text("until_at is null"),
    )
