"""Whether numbers are told apart by teammate."""

import sqlalchemy as sa
from alembic import op

revision = "0035"
down_revision = "0034"


def upgrade() -> None:
    """Go forward."""
    op.add_column("company", sa.Column("compares_teammates", sa.Boolean(), server_default="true", nullable=False))
