"""What was learned of themes."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "theme_cursor",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_theme_cursor")),
        comment="One row is one follower of the log and the last position it has worked through.",
    )
    op.create_table(
        "theme_job",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("asked_by", sa.Uuid(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=True),
        sa.Column("done", sa.Integer(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("begun_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("failed_because", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_theme_job")),
        comment="One row is one piece of work on themes: a training, a theming anew, a search for new ones.",
    )
    op.create_index("ix_theme_job_asked_at", "theme_job", ["kind", "asked_at"], unique=False)
    op.create_index(
        "ix_theme_job_open", "theme_job", ["kind"], unique=True, postgresql_where=sa.text("ended_at is null")
    )
    op.create_table(
        "theme_version",
        sa.Column("number", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by", sa.Uuid(), nullable=False),
        sa.Column("models", sa.Text(), nullable=True),
        sa.Column("head", sa.LargeBinary(), nullable=True),
        sa.Column("near", sa.LargeBinary(), nullable=True),
        sa.Column("near_themes", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("learned", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("measured", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("gains", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("examples", sa.Integer(), nullable=False),
        sa.Column("missing", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_theme_version")),
        comment="One row is one version of what was learned; kept, so that a head can be gone back to.",
    )
    op.create_table(
        "themed_text",
        sa.Column("text_id", sa.Uuid(), nullable=False),
        sa.Column("identity", sa.Uuid(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("occurred_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("themes", sa.Integer(), nullable=False),
        sa.Column("models", sa.Text(), nullable=True),
        sa.Column("vectors", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("text_id", name=op.f("pk_themed_text")),
        comment="One row is one text of a customer that themes were looked for in.",
    )
    op.create_index("ix_themed_text_identity", "themed_text", ["identity"], unique=False)
    op.create_index(
        "ix_themed_text_uncaught", "themed_text", ["occurred_at"], unique=False, postgresql_where=sa.text("themes = 0")
    )
    op.create_index("ix_themed_text_version", "themed_text", ["version", "text_id"], unique=False)
    op.create_table(
        "theme_doubt",
        sa.Column("text_id", sa.Uuid(), nullable=False),
        sa.Column("theme_id", sa.Uuid(), nullable=False),
        sa.Column("confidence", sa.Double(), nullable=False),
        sa.Column("closeness", sa.Double(), nullable=False),
        sa.ForeignKeyConstraint(
            ["text_id"], ["themed_text.text_id"], name=op.f("fk_theme_doubt_text_id_themed_text"), ondelete="cascade"
        ),
        sa.ForeignKeyConstraint(["theme_id"], ["theme.id"], name=op.f("fk_theme_doubt_theme_id_theme")),
        sa.PrimaryKeyConstraint("text_id", "theme_id", name=op.f("pk_theme_doubt")),
        comment="One row is one text and one theme of which it is not sure whether the text is about it.",
    )
    op.create_index("ix_theme_doubt_closeness", "theme_doubt", ["closeness"], unique=False)
    op.create_index("ix_theme_doubt_theme_id", "theme_doubt", ["theme_id", "closeness"], unique=False)
    op.create_table(
        "theme_proposal",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("words", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("cohesion", sa.Double(), nullable=False),
        sa.Column("trend", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("centre", sa.LargeBinary(), nullable=False),
        sa.Column("found_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("accepted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("dismissed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answered_by", sa.Uuid(), nullable=True),
        sa.Column("theme_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["theme_id"], ["theme.id"], name=op.f("fk_theme_proposal_theme_id_theme")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_theme_proposal")),
        comment="One row is one proposed theme: open, accepted, dismissed, or found no more.",
    )
    op.create_index("ix_theme_proposal_found_at", "theme_proposal", ["found_at"], unique=False)
    op.create_table(
        "theme_proposal_member",
        sa.Column("proposal_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("text_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["proposal_id"],
            ["theme_proposal.id"],
            name=op.f("fk_theme_proposal_member_proposal_id_theme_proposal"),
            ondelete="cascade",
        ),
        sa.ForeignKeyConstraint(
            ["text_id"],
            ["themed_text.text_id"],
            name=op.f("fk_theme_proposal_member_text_id_themed_text"),
            ondelete="cascade",
        ),
        sa.PrimaryKeyConstraint("proposal_id", "place", name=op.f("pk_theme_proposal_member")),
        comment="One row is one text in one proposed theme.",
    )
    op.create_index("ix_theme_proposal_member_text_id", "theme_proposal_member", ["text_id"], unique=False)
