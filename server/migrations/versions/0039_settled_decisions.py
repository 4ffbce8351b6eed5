"""What routing gave is settled, opened or not."""

import sqlalchemy as sa
from alembic import op

revision = "0039"
down_revision = "0038"


def upgrade() -> None:
    """Go forward."""
    op.add_column("routing_decision", sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True))
    op.execute("update routing_decision set settled_at = opened_at where opened_at is not null")
    op.drop_index("ix_routing_decision_ringing", "routing_decision")
    op.create_index(
        "ix_routing_decision_ringing",
        "routing_decision",
        ["at"],
        unique=False,
        postgresql_where=sa.text("teammate_id is not null and settled_at is null and missed_at is null"),
    )
