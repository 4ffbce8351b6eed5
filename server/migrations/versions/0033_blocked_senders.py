"""Senders whose mail is blocked."""

import sqlalchemy as sa
from alembic import op

revision = "0033"
down_revision = "0032"


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "blocked_sender",
        sa.Column("sender", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=True),
        sa.PrimaryKeyConstraint("sender", name=op.f("pk_blocked_sender")),
        comment="One row is an address or a domain whose mail is stored, shown as blocked, and opens nothing.",
    )
    op.create_index("ix_mail_blocked", "mail", ["at"], postgresql_where=sa.text("state = 'blocked'"))
