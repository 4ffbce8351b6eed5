"""Routing, capacity and what was shown."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0034"
down_revision = "0033"


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "presence_change",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("teammate_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("shown", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["teammate_id"], ["teammate.id"], name=op.f("fk_presence_change_teammate_id_teammate"), ondelete="cascade"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_presence_change")),
        comment="One row is what one teammate shows from one moment on.",
    )
    op.create_index("ix_presence_change_teammate_id", "presence_change", ["teammate_id", "at"], unique=False)
    op.create_table(
        "routing",
        sa.Column("team_id", sa.Uuid(), nullable=False),
        sa.Column("policy", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name=op.f("fk_routing_team_id_team"), ondelete="cascade"),
        sa.PrimaryKeyConstraint("team_id", name=op.f("pk_routing")),
        comment="One row is how one team routes.",
    )
    op.create_table(
        "routing_decision",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("conversation_id", sa.Uuid(), nullable=False),
        sa.Column("team_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("teammate_id", sa.Uuid(), nullable=True),
        sa.Column("made_from", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("outcome", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("missed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["conversation_id"],
            ["conversation.id"],
            name=op.f("fk_routing_decision_conversation_id_conversation"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_routing_decision")),
        comment="One row is one decision of routing, with its candidates and its reason.",
    )
    op.create_index("ix_routing_decision_conversation", "routing_decision", ["conversation_id", "at"], unique=False)
    op.create_index(
        "ix_routing_decision_ringing",
        "routing_decision",
        ["at"],
        unique=False,
        postgresql_where=sa.text("teammate_id is not null and opened_at is null and missed_at is null"),
    )
    op.create_index("ix_routing_decision_teammate", "routing_decision", ["teammate_id", "at"], unique=False)
    op.create_table(
        "teammate_capacity",
        sa.Column("teammate_id", sa.Uuid(), nullable=False),
        sa.Column("capacity", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.ForeignKeyConstraint(
            ["teammate_id"], ["teammate.id"], name=op.f("fk_teammate_capacity_teammate_id_teammate"), ondelete="cascade"
        ),
        sa.PrimaryKeyConstraint("teammate_id", name=op.f("pk_teammate_capacity")),
        comment="One row is what one teammate takes at once, speaks and knows.",
    )
