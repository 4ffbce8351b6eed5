"""Promises, policies and whose hours count."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0026"
down_revision = "0025"


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "promise_policy",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("removed_by", sa.Uuid(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_promise_policy")),
        comment="One row is one policy of promises, in use or removed.",
    )
    op.create_index("ix_promise_policy_place", "promise_policy", ["place"], unique=False)
    op.create_table(
        "promise_policy_version",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("policy_id", sa.Uuid(), nullable=False),
        sa.Column("plan", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["policy_id"],
            ["promise_policy.id"],
            name=op.f("fk_promise_policy_version_policy_id_promise_policy"),
            ondelete="cascade",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_promise_policy_version")),
        comment="One row is what a policy says from one moment on.",
    )
    op.create_index(
        "ix_promise_policy_version_policy_id", "promise_policy_version", ["policy_id", "made_at"], unique=False
    )
    op.create_table(
        "promise",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("conversation_id", sa.Uuid(), nullable=False),
        sa.Column("metric", sa.Text(), nullable=False),
        sa.Column("cycle", sa.Integer(), nullable=False),
        sa.Column("policy_id", sa.Uuid(), nullable=False),
        sa.Column("version_id", sa.Uuid(), nullable=False),
        sa.Column("priority", sa.Text(), nullable=False),
        sa.Column("seconds", sa.Integer(), nullable=False),
        sa.Column("clock", sa.Text(), nullable=False),
        sa.Column("schedule_id", sa.Uuid(), nullable=True),
        sa.Column("pauses", sa.Boolean(), nullable=False),
        sa.Column("warns", sa.Double(), nullable=True),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("since_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("counted", sa.Double(), nullable=False),
        sa.Column("paused_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("warns_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("next_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("warned_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("breached_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_as", sa.Text(), nullable=True),
        sa.Column("written_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.ForeignKeyConstraint(
            ["conversation_id"],
            ["conversation.id"],
            name=op.f("fk_promise_conversation_id_conversation"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["policy_id"], ["promise_policy.id"], name=op.f("fk_promise_policy_id_promise_policy")),
        sa.ForeignKeyConstraint(
            ["version_id"], ["promise_policy_version.id"], name=op.f("fk_promise_version_id_promise_policy_version")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_promise")),
        sa.UniqueConstraint("conversation_id", "metric", "cycle", name="uq_promise_cycle"),
        comment="One row is one promise of one conversation: of one metric, in one cycle.",
    )
    op.create_index(
        "ix_promise_next_at",
        "promise",
        ["next_at", "id"],
        unique=False,
        postgresql_where=sa.text("next_at is not null"),
    )
    op.create_index(
        "ix_promise_open", "promise", ["conversation_id"], unique=False, postgresql_where=sa.text("ended_at is null")
    )
    op.create_table(
        "promise_change",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("promise_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("due_before_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("due_after_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("by_kind", sa.Text(), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=True),
        sa.Column("facts", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("acted_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["promise_id"], ["promise.id"], name=op.f("fk_promise_change_promise_id_promise"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_promise_change")),
        comment="One row is one thing that became of a promise, with its reason and the due time after it.",
    )
    op.create_index("ix_promise_change_promise_id", "promise_change", ["promise_id", "at"], unique=False)
    op.add_column("conversation", sa.Column("due_at", sa.DateTime(timezone=True), nullable=True))
    op.create_index(
        "ix_conversation_due_at",
        "conversation",
        ["due_at", "id"],
        unique=False,
        postgresql_where=sa.text("status = 'open' and due_at is not null"),
    )
    op.add_column("team", sa.Column("schedule_id", sa.Uuid(), nullable=True))
    op.create_foreign_key(op.f("fk_team_schedule_id_schedule"), "team", "schedule", ["schedule_id"], ["id"])
