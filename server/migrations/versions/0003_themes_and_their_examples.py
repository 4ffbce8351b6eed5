"""Themes and their examples."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "theme",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("parent_id", sa.Uuid(), nullable=True),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("definition", sa.Text(), nullable=False),
        sa.Column("about", sa.Text(), nullable=True),
        sa.Column("owner_id", sa.Uuid(), nullable=True),
        sa.Column("rules", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by", sa.Uuid(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("archived_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("archived_by", sa.Uuid(), nullable=True),
        sa.Column("merged_into", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["parent_id"], ["theme.id"], name=op.f("fk_theme_parent_id_theme")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_theme")),
        comment="One row is one theme, counted or put away.",
    )
    op.create_index(
        "ix_theme_name",
        "theme",
        [
            sa.literal_column("coalesce(parent_id, '00000000-0000-0000-0000-000000000000'::uuid)"),
            sa.literal_column("lower(name)"),
        ],
        unique=True,
        postgresql_where=sa.text("archived_at is null"),
    )
    op.create_table(
        "theme_example",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("theme_id", sa.Uuid(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("is_it", sa.Boolean(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("text_id", sa.Uuid(), nullable=True),
        sa.Column("identity", sa.Uuid(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["theme_id"], ["theme.id"], name=op.f("fk_theme_example_theme_id_theme")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_theme_example")),
        comment="One row is one text and whether it is about one theme.",
    )
    op.create_index("ix_theme_example_identity", "theme_example", ["identity"], unique=False)
    op.create_index(
        "ix_theme_example_text",
        "theme_example",
        ["theme_id", sa.literal_column("md5(text)")],
        unique=True,
        postgresql_where=sa.text("text_id is null"),
    )
    op.create_index(
        "ix_theme_example_text_id",
        "theme_example",
        ["text_id", "theme_id"],
        unique=True,
        postgresql_where=sa.text("text_id is not null"),
    )
    op.create_index("ix_theme_example_theme_id", "theme_example", ["theme_id", "made_at", "id"], unique=False)
