"""What conversations came to."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    """Go forward."""
    op.add_column("conversation", sa.Column("resolution", sa.Text(), nullable=True))
    op.add_column("conversation", sa.Column("refund", sa.Numeric(), nullable=True))
    op.add_column("conversation", sa.Column("refund_currency", sa.Text(), nullable=True))
