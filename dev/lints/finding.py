"""What a house lint says."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, order=True)
class Finding:
    """One place that breaks a rule, and the rule in words."""

    path: Path
    line: int
    sentence: str

    def __str__(self) -> str:
        """Path, line and sentence, as editors read them."""
        return f"{self.path}:{self.line}: {self.sentence}"
