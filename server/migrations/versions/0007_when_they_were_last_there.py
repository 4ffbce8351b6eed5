"""When they were last there."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Go forward."""
    op.add_column("session", sa.Column("touched_at", sa.DateTime(timezone=True), nullable=True))
