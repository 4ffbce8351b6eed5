"""Whom mail is for."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "suppressed_address",
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("address", name=op.f("pk_suppressed_address")),
        comment="One row is an address nothing is sent to any more, because a mail to it bounced.",
    )
    op.add_column("entry", sa.Column("addressed", postgresql.JSONB(astext_type=sa.Text()), nullable=True))
    op.add_column(
        "mail", sa.Column("recipients", postgresql.JSONB(astext_type=sa.Text()), server_default="[]", nullable=False)
    )
