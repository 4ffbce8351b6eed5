"""Training."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0044"
down_revision = "0043"

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "training_item",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("content", JSONB(), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("made_by_id", sa.Uuid(), nullable=False),
        sa.Column("archived_at", MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_training_item")),
        comment="One row is one page, link or quiz that teammates can be given.",
    )
    op.create_table(
        "training",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("item_id", sa.Uuid(), nullable=False),
        sa.Column("teammate_id", sa.Uuid(), nullable=False),
        sa.Column("given_by_id", sa.Uuid(), nullable=False),
        sa.Column("given_at", MOMENT, nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("note_id", sa.Uuid(), nullable=True),
        sa.Column("done_at", MOMENT, nullable=True),
        sa.Column("right", sa.Integer(), nullable=True),
        sa.Column("questions", sa.Integer(), nullable=True),
        sa.Column("reminded_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_training")),
        sa.ForeignKeyConstraint(["item_id"], ["training_item.id"], name=op.f("fk_training_item_id_training_item")),
        sa.ForeignKeyConstraint(
            ["note_id"], ["coaching_note.id"], name=op.f("fk_training_note_id_coaching_note"), ondelete="SET NULL"
        ),
        comment="One row is one item that one teammate was given, until when, and how it went.",
    )
    is_open = sa.text("done_at is null")
    op.create_index("ix_training_open", "training", ["item_id", "teammate_id"], unique=True, postgresql_where=is_open)
    op.create_index("ix_training_teammate", "training", ["teammate_id", "due_on"])
    op.create_index("ix_training_due", "training", ["due_on"], postgresql_where=is_open)
