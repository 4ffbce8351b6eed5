"""Mailboxes that are only watched."""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"


def upgrade() -> None:
    """Go forward."""
    op.add_column("imap_account", sa.Column("headers_only", sa.Boolean(), server_default="false", nullable=False))
