"""What teammates work on."""

import sqlalchemy as sa
from alembic import op

revision = "0042"
down_revision = "0041"

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "focus",
        sa.Column("conversation_id", sa.Uuid(), nullable=False),
        sa.Column("teammate_id", sa.Uuid(), nullable=False),
        sa.Column("began_at", MOMENT, nullable=False),
        sa.Column("ended_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("conversation_id", "teammate_id", name=op.f("pk_focus")),
        sa.ForeignKeyConstraint(
            ["conversation_id"],
            ["conversation.id"],
            name=op.f("fk_focus_conversation_id_conversation"),
            ondelete="CASCADE",
        ),
        comment="One row is a stretch of one teammate's attention on one conversation that may still go on.",
    )
    op.create_index("ix_focus_ended", "focus", ["ended_at"])
