"""What newer models and themes say the same of is recorded once, and what is proposed again is no news."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"


def upgrade() -> None:
    """Go forward."""
    op.add_column("theme_proposal", sa.Column("gone_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("themed_text", sa.Column("said", sa.LargeBinary(), nullable=True))
    op.create_table(
        "verbatim_rereading",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("version", sa.String(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_verbatim_rereading")),
        comment="One row is one round of reading verbatims again, and how far it is.",
    )
