"""Mailboxes, and the mails that went through them."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "mailbox",
        sa.Column("channel_id", sa.Uuid(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("secret", sa.Text(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["channel_id"], ["channel.id"], name=op.f("fk_mailbox_channel_id_channel")),
        sa.PrimaryKeyConstraint("channel_id", name=op.f("pk_mailbox")),
        sa.UniqueConstraint("address", name="uq_mailbox_address"),
        comment="One row is one address that mail comes to and goes out from; its channel has the name and hours.",
    )
    op.create_table(
        "mail",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("channel_id", sa.Uuid(), nullable=False),
        sa.Column("way", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=True),
        sa.Column("message_id", sa.Text(), nullable=True),
        sa.Column("identity", sa.Uuid(), nullable=True),
        sa.Column("conversation_id", sa.Uuid(), nullable=True),
        sa.Column("entry_id", sa.Uuid(), nullable=True),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("references", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("sender", sa.Text(), nullable=False),
        sa.Column("answer_to", sa.Text(), nullable=False),
        sa.Column("participants", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("rest", sa.Text(), nullable=False),
        sa.Column("left_out", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("state_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["channel_id"], ["channel.id"], name=op.f("fk_mail_channel_id_channel")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mail")),
        sa.UniqueConstraint("channel_id", "digest", name="uq_mail_digest"),
        sa.UniqueConstraint("channel_id", "way", "message_id", name="uq_mail_message_id"),
        comment="One row is one mail that came or goes out, with what became of it.",
    )
    op.create_index("ix_mail_conversation_id", "mail", ["conversation_id", "at"])
    op.create_index("ix_mail_identity", "mail", ["identity"])
    op.create_index("ix_mail_entry_id", "mail", ["entry_id"])
    op.create_index(
        "ix_mail_state", "mail", ["state", "at"], postgresql_where=sa.text("state in ('unreadable', 'failed')")
    )
