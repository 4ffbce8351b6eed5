"""Conversations have numbers; what is split out of one, and which have to do with each other."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0047"
down_revision = "0046"


def upgrade() -> None:
    """Go forward."""
    op.add_column("conversation", sa.Column("number", sa.BigInteger(), sa.Identity(), nullable=False))
    op.create_unique_constraint("uq_conversation_number", "conversation", ["number"])
    op.add_column("mailbox", sa.Column("tags_subjects", sa.Boolean(), server_default="false", nullable=False))
    op.create_table(
        "split",
        sa.Column("conversation_id", sa.Uuid(), nullable=False),
        sa.Column("from_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("positions", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=True),
        sa.Column("waited_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["conversation_id"],
            ["conversation.id"],
            name=op.f("fk_split_conversation_id_conversation"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["from_id"], ["conversation.id"], name=op.f("fk_split_from_id_conversation"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("conversation_id", name=op.f("pk_split")),
        comment="One row is one conversation that was split out of another, with where its messages stood.",
    )
    op.create_index("ix_split_from", "split", ["from_id"], unique=False)
    op.create_table(
        "conversation_link",
        sa.Column("one_id", sa.Uuid(), nullable=False),
        sa.Column("other_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["one_id"],
            ["conversation.id"],
            name=op.f("fk_conversation_link_one_id_conversation"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["other_id"],
            ["conversation.id"],
            name=op.f("fk_conversation_link_other_id_conversation"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("one_id", "other_id", name=op.f("pk_conversation_link")),
        comment="One row is two conversations that have to do with each other, the smaller id first.",
    )
    op.create_index("ix_conversation_link_other", "conversation_link", ["other_id"], unique=False)
