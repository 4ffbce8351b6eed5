"""The tables of the job queue, as Procrastinate writes them."""

from alembic import op
from procrastinate.schema import SchemaManager

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Create them; the schema is the pinned library's own."""
    op.get_bind().connection.cursor().execute(SchemaManager.get_schema())
