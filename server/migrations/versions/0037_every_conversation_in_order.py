"""Lists of conversations whatever their state, and searches of all of them, in the order of their last entry."""

from alembic import op

revision = "0037"
down_revision = "0036"


def upgrade() -> None:
    """Go forward."""
    op.create_index("ix_conversation_last", "conversation", ["last_at", "id"])
