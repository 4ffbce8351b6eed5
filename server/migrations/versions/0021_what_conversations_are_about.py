"""What conversations are about: topics, phases, followers, fields; tags as a tree."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0021"
down_revision = "0020"

MOMENT = sa.DateTime(timezone=True)
JSON = postgresql.JSONB(astext_type=sa.Text())


def upgrade() -> None:
    """Go forward."""
    _topics()
    _followers()
    _fields()
    op.add_column("tag", sa.Column("parent_id", sa.Uuid(), nullable=True))
    op.create_foreign_key(op.f("fk_tag_parent_id_tag"), "tag", "tag", ["parent_id"], ["id"], ondelete="SET NULL")


def _topics() -> None:
    op.create_table(
        "topic",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("parent_id", sa.Uuid(), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("archived_at", MOMENT, nullable=True),
        sa.Column("archived_by_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["parent_id"], ["topic.id"], name=op.f("fk_topic_parent_id_topic")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_topic")),
        comment="One row is one reason why customers contact us, beneath a wider one or at the top.",
    )
    top = sa.text("coalesce(parent_id, '00000000-0000-0000-0000-000000000000'::uuid)")
    op.create_index("ix_topic_name", "topic", [top, sa.text("lower(name)")], unique=True)
    op.add_column("conversation", sa.Column("topic_id", sa.Uuid(), nullable=True))
    op.add_column("conversation", sa.Column("phase", sa.Text(), nullable=True))
    op.add_column("conversation", sa.Column("about", JSON, nullable=True))
    op.create_foreign_key(op.f("fk_conversation_topic_id_topic"), "conversation", "topic", ["topic_id"], ["id"])
    op.create_index("ix_conversation_topic", "conversation", ["topic_id", "last_at", "id"])


def _followers() -> None:
    op.create_table(
        "follower",
        sa.Column("conversation_id", sa.Uuid(), nullable=False),
        sa.Column("teammate_id", sa.Uuid(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["conversation_id"],
            ["conversation.id"],
            name=op.f("fk_follower_conversation_id_conversation"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("conversation_id", "teammate_id", name=op.f("pk_follower")),
        comment="One row is one teammate who follows one conversation: since when, and who made them.",
    )
    op.create_index("ix_follower_teammate", "follower", ["teammate_id"])


def _fields() -> None:
    op.create_table(
        "field",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("options", JSON, nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("archived_at", MOMENT, nullable=True),
        sa.Column("archived_by_id", sa.Uuid(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_field")),
        comment="One row is one thing a company wants to know of its conversations, with its kind and options.",
    )
    op.create_index("ix_field_name", "field", [sa.text("lower(name)")], unique=True)
    op.create_table(
        "field_value",
        sa.Column("conversation_id", sa.Uuid(), nullable=False),
        sa.Column("field_id", sa.Uuid(), nullable=False),
        sa.Column("value", JSON, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["conversation_id"],
            ["conversation.id"],
            name=op.f("fk_field_value_conversation_id_conversation"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["field_id"], ["field.id"], name=op.f("fk_field_value_field_id_field")),
        sa.PrimaryKeyConstraint("conversation_id", "field_id", name=op.f("pk_field_value")),
        comment="One row is what one field says of one conversation: who said so, when.",
    )
    op.create_index("ix_field_value_field", "field_value", ["field_id"])
