"""What a company says of how its texts are read."""

import msgspec


class LanguageSettings(msgspec.Struct, frozen=True):
    """What is read, and how much of the machine reading may take."""

    enabled: bool = True
    """Whether what customers and teammates write is read at all."""
    languages: list[str] = []
    """The languages the company works in, as codes of two letters, likeliest first; empty: any."""
    threads: int = 2
    """How many threads the reading process may use for imports; a chat has one more."""
    memory_mb: int = 450
    """A reading process that holds more (in MB) is replaced by a fresh one."""
    idle_seconds: float = 600.0
    """After so many seconds without work the reading process ends; the next text starts it again."""
    waiting: int = 256
    """How many questions of 32 texts may wait to be read."""
    patience_seconds: float = 30.0
    """Who asks when that many wait is refused after so many seconds; texts of conversations are never lost by that."""
    batch_seconds: float = 60.0
    """A reading process that has not answered a question after so many seconds is replaced."""
    training_seconds: float = 900.0
    """How long teaching a model may take, in seconds."""
