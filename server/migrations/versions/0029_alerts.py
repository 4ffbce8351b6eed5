"""Alerts, the alarms they raise, and where alarms are sent."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0029"
down_revision = "0028"


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "alert",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("plan", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by", sa.Uuid(), nullable=False),
        sa.Column("paused_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_alert")),
        comment="One row is one thing that the company wants to be told of.",
    )
    op.create_table(
        "alert_stirred",
        sa.Column("conversation_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("conversation_id", name=op.f("pk_alert_stirred")),
        comment="One row is one conversation that alerts are to look at.",
    )
    op.create_table(
        "alert_target",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("host", sa.Text(), nullable=False),
        sa.Column("url_sealed", sa.Text(), nullable=False),
        sa.Column("secret_sealed", sa.Text(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_alert_target")),
        comment="One row is one address outside that alarms are sent to.",
    )
    op.create_table(
        "alarm",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("alert_id", sa.Uuid(), nullable=False),
        sa.Column("cause", sa.Text(), nullable=False),
        sa.Column("conversation_id", sa.Uuid(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("since_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("facts", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["alert_id"], ["alert.id"], name=op.f("fk_alarm_alert_id_alert"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["conversation_id"],
            ["conversation.id"],
            name=op.f("fk_alarm_conversation_id_conversation"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_alarm")),
        sa.UniqueConstraint("alert_id", "cause", name=op.f("uq_alarm_alert_id_cause")),
        comment="One row is one thing that was told of, and when it was over.",
    )
    op.create_index(
        "ix_alarm_conversation_id",
        "alarm",
        ["conversation_id"],
        unique=False,
        postgresql_where=sa.text("conversation_id is not null"),
    )
    op.create_index("ix_alarm_ended_at", "alarm", ["ended_at"], unique=False)
    op.create_index(
        "ix_alarm_open",
        "alarm",
        ["alert_id", "conversation_id"],
        unique=False,
        postgresql_where=sa.text("ended_at is null"),
    )
    op.create_table(
        "alarm_peace",
        sa.Column("teammate_id", sa.Uuid(), nullable=False),
        sa.Column("quiet_from", sa.Time(), nullable=True),
        sa.Column("quiet_until", sa.Time(), nullable=True),
        sa.Column("digest", sa.Time(), nullable=True),
        sa.ForeignKeyConstraint(
            ["teammate_id"], ["teammate.id"], name=op.f("fk_alarm_peace_teammate_id_teammate"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("teammate_id", name=op.f("pk_alarm_peace")),
        comment="One row is how one teammate wants to be mailed of alarms.",
    )
    op.create_table(
        "alert_watched",
        sa.Column("alert_id", sa.Uuid(), nullable=False),
        sa.Column("conversation_id", sa.Uuid(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["alert_id"], ["alert.id"], name=op.f("fk_alert_watched_alert_id_alert"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["conversation_id"],
            ["conversation.id"],
            name=op.f("fk_alert_watched_conversation_id_conversation"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("alert_id", "conversation_id", name=op.f("pk_alert_watched")),
        comment="One row is one conversation that one alert is for, now or from a moment on.",
    )
    op.create_index("ix_alert_watched_conversation_id", "alert_watched", ["conversation_id"], unique=False)
    op.create_index(
        "ix_alert_watched_due_at",
        "alert_watched",
        ["due_at"],
        unique=False,
        postgresql_where=sa.text("due_at is not null"),
    )
    op.create_table(
        "alarm_delivery",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("target_id", sa.Uuid(), nullable=False),
        sa.Column("alarm_id", sa.Uuid(), nullable=True),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("status", sa.Integer(), nullable=True),
        sa.Column("said", sa.Text(), nullable=False),
        sa.Column("delivered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("given_up_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["alarm_id"], ["alarm.id"], name=op.f("fk_alarm_delivery_alarm_id_alarm"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["target_id"],
            ["alert_target.id"],
            name=op.f("fk_alarm_delivery_target_id_alert_target"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_alarm_delivery")),
        comment="One row is one thing sent to one place outside, and what became of it.",
    )
    op.create_index("ix_alarm_delivery_target_id", "alarm_delivery", ["target_id", "asked_at"], unique=False)
    op.create_table(
        "alarm_told",
        sa.Column("alarm_id", sa.Uuid(), nullable=False),
        sa.Column("teammate_id", sa.Uuid(), nullable=False),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("snoozed_until_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("mail_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("mailed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["alarm_id"], ["alarm.id"], name=op.f("fk_alarm_told_alarm_id_alarm"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["teammate_id"], ["teammate.id"], name=op.f("fk_alarm_told_teammate_id_teammate"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("alarm_id", "teammate_id", name=op.f("pk_alarm_told")),
        comment="One row is one teammate who is told of one alarm.",
    )
    op.create_index(
        "ix_alarm_told_mail_at",
        "alarm_told",
        ["mail_at"],
        unique=False,
        postgresql_where=sa.text("mail_at is not null"),
    )
    op.create_index("ix_alarm_told_teammate_id", "alarm_told", ["teammate_id"], unique=False)
