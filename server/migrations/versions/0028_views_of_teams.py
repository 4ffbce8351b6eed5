"""Views that are shared, and acts on many conversations at once."""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"


def upgrade() -> None:
    """Go forward."""
    op.add_column("saved_view", sa.Column("audience", sa.Text(), server_default="own", nullable=False))
    op.add_column("saved_view", sa.Column("team_id", sa.Uuid(), nullable=True))
    op.create_index(
        "ix_saved_view_audience",
        "saved_view",
        ["audience", "team_id"],
        postgresql_where=sa.text("audience <> 'own'"),
    )
    op.create_table_comment(
        "saved_view",
        "One row is one view of the inbox that one teammate keeps, for themselves or for others too.",
        existing_comment="One row is one view of the inbox that one teammate keeps for themselves.",
    )
