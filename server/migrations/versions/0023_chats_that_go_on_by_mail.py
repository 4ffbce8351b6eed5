"""Chats that go on by mail."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "mail_onward",
        sa.Column("channel_id", sa.Uuid(), nullable=False),
        sa.Column("mailbox_id", sa.Uuid(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["channel_id"], ["channel.id"], name=op.f("fk_mail_onward_channel_id_channel")),
        sa.ForeignKeyConstraint(["mailbox_id"], ["mailbox.channel_id"], name=op.f("fk_mail_onward_mailbox_id_mailbox")),
        sa.PrimaryKeyConstraint("channel_id", name=op.f("pk_mail_onward")),
        comment="One row is a chat whose unread answers go on by mail: from which mailbox, after which minutes.",
    )
