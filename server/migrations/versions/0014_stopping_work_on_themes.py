"""Work on themes can be stopped, by somebody."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """Go forward."""
    op.add_column("theme_job", sa.Column("cancelled_by", sa.Uuid(), nullable=True))
