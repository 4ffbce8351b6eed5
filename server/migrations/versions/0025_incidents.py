"""Incidents, and the conversations that hang on them."""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "incident",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("opened_at", MOMENT, nullable=False),
        sa.Column("opened_by_id", sa.Uuid(), nullable=True),
        sa.Column("answer", sa.Text(), nullable=True),
        sa.Column("solved_at", MOMENT, nullable=True),
        sa.Column("solved_by_id", sa.Uuid(), nullable=True),
        sa.Column("stopped_at", MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_incident")),
        comment="One row is one cause that many customers write about, and what they were answered with.",
    )
    op.create_index("ix_incident_opened", "incident", ["opened_at"])
    op.create_index("ix_incident_open", "incident", ["opened_at"], postgresql_where=sa.text("solved_at is null"))
    op.add_column("conversation", sa.Column("incident_id", sa.Uuid(), nullable=True))
    op.create_foreign_key(
        op.f("fk_conversation_incident_id_incident"), "conversation", "incident", ["incident_id"], ["id"]
    )
    op.create_index(
        "ix_conversation_incident",
        "conversation",
        ["incident_id", "started_at"],
        postgresql_where=sa.text("incident_id is not null"),
    )
