"""Being told of what customers say."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "words_alert",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("theme_id", sa.Uuid(), nullable=True),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.Column("mail", sa.Boolean(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by", sa.Uuid(), nullable=False),
        sa.Column("made_by_name", sa.Text(), nullable=False),
        sa.Column("judged_until_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("standing", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["theme_id"], ["theme.id"], name=op.f("fk_words_alert_theme_id_theme")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_words_alert")),
        comment="One row is one thing a teammate wants to be told of what customers say.",
    )
    op.create_index(
        "ix_words_alert_same",
        "words_alert",
        ["made_by", "about", sa.text("coalesce(theme_id, '00000000-0000-0000-0000-000000000000'::uuid)")],
        unique=True,
    )
    op.create_table(
        "words_alarm",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("alert_id", sa.Uuid(), nullable=False),
        sa.Column("cause", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("change", sa.Text(), nullable=False),
        sa.Column("seen", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("mailed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["alert_id"], ["words_alert.id"], name=op.f("fk_words_alarm_alert_id_words_alert"), ondelete="cascade"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_words_alarm")),
        sa.UniqueConstraint("alert_id", "cause", name=op.f("uq_words_alarm_alert_id")),
        comment="One row is one thing a teammate was told, with what was seen then.",
    )
    op.create_index("ix_words_alarm_at", "words_alarm", ["at", "id"], unique=False)
