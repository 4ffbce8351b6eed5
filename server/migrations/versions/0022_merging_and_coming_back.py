"""Conversations that were merged, and what teammates promised to come back with."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0022"
down_revision = "0021"

MOMENT = sa.DateTime(timezone=True)
OPEN = sa.text("kept_at is null and missed_at is null and withdrawn_at is null")


def upgrade() -> None:
    """Go forward."""
    op.add_column("conversation", sa.Column("merged_into_id", sa.Uuid(), nullable=True))
    op.add_column("conversation", sa.Column("merge_was", postgresql.JSONB(astext_type=sa.Text()), nullable=True))
    op.create_foreign_key(
        op.f("fk_conversation_merged_into_id_conversation"),
        "conversation",
        "conversation",
        ["merged_into_id"],
        ["id"],
        ondelete="SET NULL",
    )
    op.create_index(
        "ix_conversation_merged",
        "conversation",
        ["merged_into_id"],
        postgresql_where=sa.text("merged_into_id is not null"),
    )
    op.create_table(
        "follow_up",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("conversation_id", sa.Uuid(), nullable=False),
        sa.Column("teammate_id", sa.Uuid(), nullable=True),
        sa.Column("promised_at", MOMENT, nullable=False),
        sa.Column("due_at", MOMENT, nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("kept_at", MOMENT, nullable=True),
        sa.Column("missed_at", MOMENT, nullable=True),
        sa.Column("withdrawn_at", MOMENT, nullable=True),
        sa.Column("withdrawn_by_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["conversation_id"],
            ["conversation.id"],
            name=op.f("fk_follow_up_conversation_id_conversation"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_follow_up")),
        comment="One row is one promise to come back to a customer by a moment, and how it ended.",
    )
    op.create_index("ix_follow_up_open", "follow_up", ["conversation_id"], unique=True, postgresql_where=OPEN)
    op.create_index("ix_follow_up_due", "follow_up", ["due_at"], postgresql_where=OPEN)
    op.create_index("ix_follow_up_conversation", "follow_up", ["conversation_id", "promised_at"])
