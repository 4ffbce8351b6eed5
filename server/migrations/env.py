"""How Alembic finds the tables and the connection."""

from typing import Any

from alembic import context

from wayline.entry.tables import metadata


def ours(_: Any, name: str | None, kind: str, *__: Any) -> bool:
    """Leave the job queue's tables alone: they are its library's."""
    return not (kind == "table" and (name or "").startswith(("procrastinate_", "alembic_")))


connection = context.config.attributes.get("connection")
if connection is None:
    raise SystemExit("Run migrations with `wayline migrate`, or write one with dev/migration.py.")
context.configure(
    connection=connection,
    target_metadata=metadata,
    compare_type=True,
    include_object=ours,
    transaction_per_migration=True,
)
with context.begin_transaction():
    context.run_migrations()
