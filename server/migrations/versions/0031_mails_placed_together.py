"""Mails that wait to be placed, and mails that answers name before they come."""

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0030"


def upgrade() -> None:
    """Go forward."""
    op.create_index(
        "ix_mail_waiting", "mail", ["at", "id"], postgresql_where=sa.text("state = 'stored' and state_at is null")
    )
    op.create_table(
        "awaited_mail",
        sa.Column("channel_id", sa.Uuid(), nullable=False),
        sa.Column("message_id", sa.Text(), nullable=False),
        sa.Column("conversation_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["channel_id"], ["mailbox.channel_id"], name=op.f("fk_awaited_mail_channel_id_mailbox")
        ),
        sa.PrimaryKeyConstraint("channel_id", "message_id", name=op.f("pk_awaited_mail")),
        comment="One row is a mail that the first mail of a conversation answers, and that was not here then.",
    )
    op.create_index("ix_awaited_mail_conversation_id", "awaited_mail", ["conversation_id"])
