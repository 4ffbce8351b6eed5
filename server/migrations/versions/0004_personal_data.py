"""Personal data: what each entry's masks stand for, and its words with masks."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Entries of before have no masks yet: the server looks through them beside its work."""
    op.add_column("entry", sa.Column("masks", postgresql.JSONB(astext_type=sa.Text()), nullable=True))
    op.add_column("entry", sa.Column("masked", sa.Text(), nullable=True))
    op.create_table_comment(
        "entry", "One row is one message, note or change of state; its words never change once written."
    )
    op.create_index(
        "ix_entry_masked_search",
        "entry",
        [sa.literal_column("to_tsvector('simple'::regconfig, masked)")],
        postgresql_using="gin",
        postgresql_where=sa.text("masked is not null"),
    )
    op.create_index("ix_entry_personal", "entry", ["conversation_id"], postgresql_where=sa.text("masked is not null"))
    op.create_index(
        "ix_entry_unlooked", "entry", ["conversation_id"], postgresql_where=sa.text("masks is null and kind <> 'state'")
    )
