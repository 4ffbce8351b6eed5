"""What was drawn to be reviewed."""

import sqlalchemy as sa
from alembic import op

revision = "0036"
down_revision = "0035"

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "sampled",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("conversation_id", sa.Uuid(), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("reviewer_id", sa.Uuid(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("seed", sa.Text(), nullable=False),
        sa.Column("drawn_at", MOMENT, nullable=False),
        sa.Column("due_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sampled")),
        sa.ForeignKeyConstraint(
            ["conversation_id"],
            ["conversation.id"],
            name=op.f("fk_sampled_conversation_id_conversation"),
            ondelete="CASCADE",
        ),
        sa.UniqueConstraint("conversation_id", "subject_id", name="uq_sampled_part"),
        comment="One row is one part of a conversation, drawn for a reviewer, with the seed of its draw.",
    )
    op.create_index("ix_sampled_reviewer", "sampled", ["reviewer_id", "due_at"])
