"""What is understood of conversations."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "rereading",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("begun_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("done", sa.Integer(), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rereading")),
        comment="One row is one reading again of all texts that other models had read: how many, and how far.",
    )
    op.create_index(
        "ix_rereading_open", "rereading", ["begun_at"], unique=False, postgresql_where=sa.text("ended_at is null")
    )
    op.create_table(
        "understanding",
        sa.Column("entry_id", sa.Uuid(), nullable=False),
        sa.Column("conversation_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("writer", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("signals", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("corrections", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.ForeignKeyConstraint(
            ["conversation_id"],
            ["conversation.id"],
            name=op.f("fk_understanding_conversation_id_conversation"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["entry_id"], ["entry.id"], name=op.f("fk_understanding_entry_id_entry"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("entry_id", name=op.f("pk_understanding")),
        comment="One row is what was understood of one message or note, and what teammates corrected of it.",
    )
    op.create_index("ix_understanding_conversation", "understanding", ["conversation_id", "position"], unique=False)
    op.create_index("ix_understanding_version", "understanding", ["version", "entry_id"], unique=False)
    op.add_column("conversation", sa.Column("said_position", sa.Integer(), server_default="0", nullable=False))
    op.add_column("conversation", sa.Column("understood_position", sa.Integer(), server_default="0", nullable=False))
    op.add_column("conversation", sa.Column("feeling", sa.Double(), nullable=True))
    op.add_column("conversation", sa.Column("urgency", sa.Double(), nullable=True))
    op.add_column("conversation", sa.Column("signs", postgresql.ARRAY(sa.Text()), server_default="{}", nullable=False))
    # What was said before today is read too, in the background.
    op.execute("update conversation set said_position = position")
    op.create_index("ix_conversation_signs", "conversation", ["signs"], unique=False, postgresql_using="gin")
    op.create_index(
        "ix_conversation_unread",
        "conversation",
        ["last_at", "id"],
        unique=False,
        postgresql_where=sa.text("said_position > understood_position"),
    )
    op.create_index(
        "ix_conversation_urgent",
        "conversation",
        ["unanswered_at", "id"],
        unique=False,
        postgresql_where=sa.text("status = 'open' and unanswered_at is not null and urgency >= 0.5"),
    )
