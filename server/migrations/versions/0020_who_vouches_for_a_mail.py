"""How mail is shown and who vouches for it."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"


def upgrade() -> None:
    """Go forward."""
    op.add_column("mail", sa.Column("has_page", sa.Boolean(), server_default="false", nullable=False))
    op.add_column("mail", sa.Column("verdict", sa.Text(), server_default="", nullable=False))
    op.add_column("mail", sa.Column("automatic", sa.Boolean(), server_default="false", nullable=False))
    op.create_index(
        "ix_mail_answered_by_machine",
        "mail",
        ["answer_to", "at"],
        unique=False,
        postgresql_where=sa.text("way = 'out' and automatic"),
    )
    op.add_column("mailbox", sa.Column("trusted", sa.Text(), server_default="", nullable=False))
