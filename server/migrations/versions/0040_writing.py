"""Macros and their uses, mentions in notes, signatures of mails; what is done with what waits to go out."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0040"
down_revision = "0039"


def upgrade() -> None:
    """Go forward."""
    _macros()
    _mentions()
    op.create_table(
        "signature",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("teammate_id", sa.Uuid(), nullable=True),
        sa.Column("channel_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["channel_id"], ["channel.id"], name=op.f("fk_signature_channel_id_channel")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signature")),
        comment="One row is what stands beneath the mails of one teammate, of one mailbox, or of everyone.",
    )
    op.create_index(
        "ix_signature_whose",
        "signature",
        ["teammate_id", "channel_id"],
        unique=True,
        postgresql_nulls_not_distinct=True,
    )


def _macros() -> None:
    op.create_table(
        "macro",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("teammate_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("acts", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("audience", sa.Text(), nullable=False),
        sa.Column("team_id", sa.Uuid(), nullable=True),
        sa.Column("archived_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_macro")),
        comment="One row is one prepared answer with its acts, for one teammate, a team or everyone.",
    )
    op.create_index("ix_macro_teammate", "macro", ["teammate_id"])
    op.create_index(
        "ix_macro_audience", "macro", ["audience", "team_id"], postgresql_where=sa.text("audience <> 'own'")
    )
    op.create_table(
        "macro_use",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("macro_id", sa.Uuid(), nullable=False),
        sa.Column("teammate_id", sa.Uuid(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("conversation_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["macro_id"], ["macro.id"], name=op.f("fk_macro_use_macro_id_macro"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["conversation_id"],
            ["conversation.id"],
            name=op.f("fk_macro_use_conversation_id_conversation"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_macro_use")),
        comment="One row is one time that a teammate sent what a macro prepared.",
    )
    op.create_index("ix_macro_use_macro", "macro_use", ["macro_id", "at"])
    op.create_index(
        "ix_macro_use_conversation",
        "macro_use",
        ["conversation_id"],
        postgresql_where=sa.text("conversation_id is not null"),
    )
    acts = sa.Column("acts", postgresql.JSONB(astext_type=sa.Text()), nullable=False, server_default="[]")
    macros = sa.Column("macro_ids", postgresql.ARRAY(sa.Uuid()), nullable=False, server_default="{}")
    op.add_column("sending", acts)
    op.add_column("sending", macros)


def _mentions() -> None:
    op.create_table(
        "mention",
        sa.Column("entry_id", sa.Uuid(), nullable=False),
        sa.Column("whom_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["entry_id"], ["entry.id"], name=op.f("fk_mention_entry_id_entry"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("entry_id", "whom_id", name=op.f("pk_mention")),
        comment="One row is one teammate or team that one note mentions, and the words it used.",
    )
    op.create_table(
        "mention_told",
        sa.Column("entry_id", sa.Uuid(), nullable=False),
        sa.Column("teammate_id", sa.Uuid(), nullable=False),
        sa.Column("conversation_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["entry_id"], ["entry.id"], name=op.f("fk_mention_told_entry_id_entry"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["conversation_id"],
            ["conversation.id"],
            name=op.f("fk_mention_told_conversation_id_conversation"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("entry_id", "teammate_id", name=op.f("pk_mention_told")),
        comment="One row is one teammate who was told of one note that mentions them.",
    )
    op.create_index("ix_mention_told_teammate", "mention_told", ["teammate_id", "at"])
    op.create_index("ix_mention_told_conversation", "mention_told", ["conversation_id", "teammate_id"])
