"""When they were last there."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Go forward."""
    op.add_column("session", sa.Column("touched_at", sa.DateTime(timezone=True), nullable=True))
