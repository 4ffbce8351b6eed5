"""Where conversations stand, how much they press, and who said that no reply is needed."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    """Go forward."""
    op.add_column("conversation", sa.Column("priority", sa.Text(), server_default="normal", nullable=False))
    op.add_column("conversation", sa.Column("follows_id", sa.Uuid(), nullable=True))
    op.add_column("conversation", sa.Column("no_reply_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("conversation", sa.Column("no_reply_by_id", sa.Uuid(), nullable=True))
    op.add_column("conversation", sa.Column("no_reply_since_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("conversation", sa.Column("thanks_position", sa.Integer(), server_default="0", nullable=False))
    op.create_foreign_key(
        op.f("fk_conversation_follows_id_conversation"),
        "conversation",
        "conversation",
        ["follows_id"],
        ["id"],
        ondelete="SET NULL",
    )
    op.create_index(
        "ix_conversation_follows",
        "conversation",
        ["follows_id"],
        postgresql_where=sa.text("follows_id is not null"),
    )
    op.drop_index("ix_conversation_urgent", table_name="conversation")
    op.create_index(
        "ix_conversation_urgent",
        "conversation",
        ["unanswered_at", "id"],
        postgresql_where=sa.text(
            "status = 'open' and unanswered_at is not null and (urgency >= 0.5 or priority = 'urgent')"
        ),
    )
