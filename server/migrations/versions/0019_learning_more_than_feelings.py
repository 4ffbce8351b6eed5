"""Learning intents and emotions from corrections too, and forgetting what was learned."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    """Go forward."""
    op.add_column("learning", sa.Column("signal", sa.String(), server_default="sentiment", nullable=False))
    op.alter_column("learning", "signal", server_default=None)
    op.add_column(
        "learning", sa.Column("labels", postgresql.JSONB(), server_default=sa.text("'[]'::jsonb"), nullable=False)
    )
    op.alter_column("learning", "labels", server_default=None)
    op.drop_index("ix_learning_at", table_name="learning")
    op.create_index("ix_learning_signal", "learning", ["signal", "at"], unique=False)
    op.create_table(
        "learning_forgotten",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_learning_forgotten")),
        comment="One row is one time that a teammate had forgotten what was learned from corrections.",
    )
    op.create_index("ix_learning_forgotten_at", "learning_forgotten", ["at"], unique=False)
