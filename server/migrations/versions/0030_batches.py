"""Acts on many conversations at once."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0030"
down_revision = "0029"


def upgrade() -> None:
    """Go forward."""
    jsonb = postgresql.JSONB(astext_type=sa.Text())
    op.create_table(
        "batch",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("by_kind", sa.Text(), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=True),
        sa.Column("act", jsonb, nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("begun_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("stopped_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_batch")),
        comment="One row is one act on many conversations that somebody asked for.",
    )
    op.create_table(
        "batch_item",
        sa.Column("batch_id", sa.Uuid(), nullable=False),
        sa.Column("conversation_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("was", jsonb, nullable=False),
        sa.Column("became", jsonb, nullable=False),
        sa.Column("code", sa.Text(), nullable=True),
        sa.Column("message", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["batch_id"], ["batch.id"], ondelete="CASCADE", name=op.f("fk_batch_item_batch_id_batch")
        ),
        sa.ForeignKeyConstraint(
            ["conversation_id"],
            ["conversation.id"],
            ondelete="CASCADE",
            name=op.f("fk_batch_item_conversation_id_conversation"),
        ),
        sa.PrimaryKeyConstraint("batch_id", "conversation_id", name=op.f("pk_batch_item")),
        comment="One row is one conversation of a batch, and what became of it.",
    )
    op.create_index(
        "ix_batch_item_ahead",
        "batch_item",
        ["batch_id", "place"],
        postgresql_where=sa.text("state in ('waiting', 'undoing')"),
    )
    op.create_index("ix_batch_item_conversation", "batch_item", ["conversation_id"])
